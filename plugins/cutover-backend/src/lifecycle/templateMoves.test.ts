import { TestDatabases } from '@backstage/backend-test-utils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import {
  cutoverTemplateSpecSchema,
  TEMPLATE_HASH_ANNOTATION,
  type CutoverTemplateSpec,
  type MoveTemplateInput,
} from '@backstage-cutover/plugin-cutover-common';
import { sha256 } from '../audit/sha256';
import { alice, bob, carol } from '../__testUtils__/company';
import {
  aGatedTemplate,
  dora,
  gatedCompany,
  gatesPortal,
} from '../__testUtils__/gatesPortal';

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_17'] });

jest.setTimeout(120_000);

const [initiation, implementation, closing] = aGatedTemplate.phases;
const both = (text: string) => ({ en: text, 'zh-CN': text });

/** The report without its remark, one more activity in its phase, and a phase before the last. */
const newer = version('1.1.0', {
  forms: [
    {
      ...aGatedTemplate.forms[0],
      schema: {
        type: 'object',
        required: ['summary'],
        properties: { summary: { type: 'string', title: both('Summary') } },
      },
    },
  ],
  phases: [
    {
      ...initiation,
      activities: [
        ...initiation.activities,
        { ...closing.activities[0], id: 'look-again' },
      ],
    },
    implementation,
    {
      ...closing,
      id: 'care',
      activities: [{ ...closing.activities[0], id: 'do-care' }],
    },
    closing,
  ],
});

function version(
  number: string,
  more: Partial<Record<keyof CutoverTemplateSpec, unknown>> = {},
): CutoverTemplateSpec {
  return cutoverTemplateSpecSchema.parse({
    ...aGatedTemplate,
    version: number,
    ...more,
  });
}

const hashOf = (spec: CutoverTemplateSpec) => sha256(JSON.stringify(spec));

describe.each(databases.eachSupportedId())(
  'Template moves on %s',
  databaseId => {
    async function portal(blind?: string) {
      const knex = await databases.init(databaseId);
      const entities = structuredClone(gatedCompany);
      const made = await gatesPortal({
        knex,
        entities,
        decide: (permission, user) => ({
          result:
            user === blind && permission === 'cutover.deliverable.read'
              ? AuthorizeResult.DENY
              : AuthorizeResult.ALLOW,
        }),
      });
      /** From now on the catalog has this version. */
      async function offer(spec: CutoverTemplateSpec) {
        const ref = 'cutovertemplate:default/gated-change';
        await made.service.post('/templates', { ref, spec }).expect(200);
        const entity = entities.find(
          ({ metadata }) => metadata.name === 'gated-change',
        );
        Object.assign(entity?.metadata.annotations ?? {}, {
          [TEMPLATE_HASH_ANNOTATION]: hashOf(spec),
        });
      }
      async function begun() {
        const cutover = await made.begun();
        const move = async (
          spec: CutoverTemplateSpec,
          more: Partial<MoveTemplateInput> = {},
          who = carol,
        ) =>
          made
            .as(who)
            .act(
              `/cutovers/${cutover.cutover.id}/template/move`,
              (await cutover.now()).version,
              { hash: hashOf(spec), reason: 'The policy has changed', ...more },
            );
        const preview = async (who = carol) =>
          (await cutover.get(who, '/template/move').expect(200)).body;
        const draft = (data: object, at = 1) =>
          made
            .as(bob)
            .patch(
              `/cutovers/${cutover.cutover.id}/deliverables/report/draft`,
              at,
              { data },
            )
            .expect(200);
        return { ...cutover, move, preview, draft };
      }
      return { ...made, knex, offer, begun };
    }

    const gates = (entries: { type: string }[]) =>
      entries.map(({ type }) => type);

    it('says beforehand what would come, go and lose its field, and changes nothing', async () => {
      const { offer, begun } = await portal();
      const { draft, preview, submitted, prepared, now } = await begun();
      await prepared();
      await submitted();
      await draft({ remark: 'Mind the gap' }, 2);
      await offer(newer);
      const before = await now();
      expect(await preview()).toMatchObject({
        from: { version: '1.0.0' },
        to: { version: '1.1.0', hash: hashOf(newer) },
        changes: expect.arrayContaining([
          expect.objectContaining({ how: 'added', part: 'phase', id: 'care' }),
          expect.objectContaining({
            ...{ how: 'added', part: 'activity', id: 'look-again' },
            within: initiation.title,
          }),
          expect.objectContaining({
            ...{ how: 'removed', part: 'field', id: 'remark' },
          }),
        ]),
        blockers: [],
        roles: [],
        lapses: [{ gate: 'approval', round: 1 }],
        strays: [
          { deliverable: 'report', path: ['remark'], value: 'Mind the gap' },
        ],
        hiddenStrays: 0,
      });
      expect(await now()).toEqual(before);
    });

    it('refuses with a round open, and lapses it where somebody confirms that', async () => {
      const { offer, begun } = await portal();
      const { gate, get, move, now, prepared, submitted } = await begun();
      await prepared();
      await submitted();
      await offer(newer);
      const before = await now();
      const refused = await move(newer);
      expect([refused.status, refused.body.error.reason]).toEqual([
        409,
        'template.round-open',
      ]);
      expect(await now()).toEqual(before);

      const { body } = await move(newer, { confirm: true });
      expect(body.cutover).toMatchObject({
        version: before.version + 1,
        template: {
          version: '1.1.0',
          hash: hashOf(newer),
          before: [{ version: '1.0.0', hash: hashOf(aGatedTemplate) }],
        },
        phases: [
          { id: 'initiation', status: 'in-progress' },
          { id: 'implementation' },
          { id: 'care', status: 'not-started' },
          { id: 'closing' },
        ],
      });
      const [round] = (await gate()).rounds;
      expect(round).toMatchObject({
        status: 'lapsed',
        ended: { by: carol, reason: 'The policy has changed' },
      });
      expect(round.lapsed?.[0]).toEqual({
        item: 'template',
        fields: [],
        to: '1.1.0',
      });
      const { body: trail } = await get(alice, '/audit?limit=500').expect(200);
      expect(gates(trail.items).slice(-2)).toEqual([
        'cutover.template-moved',
        'gate.lapsed',
      ]);
      const { body: proof } = await get(alice, '/audit/verify').expect(200);
      expect(proof).toMatchObject({ holds: true });
      // The new version is what counts from here on.
      const { body: activities } = await get(alice, '/activities').expect(200);
      expect(
        activities.items.map(
          ({ id, status }: { id: string; status: string }) => `${id} ${status}`,
        ),
      ).toEqual([
        'do-initiation done',
        'look-again not-started',
        'do-implementation not-started',
        'do-care not-started',
        'do-closing not-started',
      ]);
    });

    it('keeps the values of a draft that have no field any more, and leaves them out of what is handed in', async () => {
      const { as, offer, begun } = await portal();
      const { cutover, draft, get, move, post } = await begun();
      await draft({ summary: 'It pays', remark: 'Mind the gap' });
      await offer(newer);
      const { body } = await move(newer);
      expect(body.move.strays).toMatchObject([
        { path: ['remark'], value: 'Mind the gap' },
      ]);
      const { body: view } = await get(bob, '/deliverables/report').expect(200);
      expect(view).toMatchObject({
        working: { data: { summary: 'It pays', remark: 'Mind the gap' } },
        strays: [['remark']],
        dropped: [],
        faults: [],
      });
      const saved = await draft({ summary: 'It pays well' }, view.version);
      expect(saved.body.strays).toEqual([['remark']]);
      const revisions = '/deliverables/report/revisions';
      await post(bob, revisions, { data: { remark: 'Again' } }).expect(400);
      const { body: kept } = await get(bob, '/deliverables/report').expect(200);
      expect(kept.working.data.remark).toBe('Mind the gap');
      await as(bob)
        .act(`/cutovers/${cutover.id}${revisions}`, kept.version, {})
        .expect(201);
      const { body: revision } = await get(bob, `${revisions}/1`).expect(200);
      expect(revision.data).toEqual({ summary: 'It pays well' });
    });

    it('tells nobody of values whom it tells nothing of documents', async () => {
      const { offer, begun } = await portal(carol);
      const { draft, preview } = await begun();
      await draft({ remark: 'Mind the gap' });
      await offer(newer);
      expect(await preview(carol)).toMatchObject({
        strays: [],
        hiddenStrays: 1,
      });
      expect((await preview(alice)).strays).toHaveLength(1);
    });

    it('keeps a gate at which something was submitted', async () => {
      const { offer, begun } = await portal();
      const { move, prepared, submitted } = await begun();
      await prepared();
      await submitted();
      const { gate: _, ...bare } = initiation;
      const without = version('1.2.0', {
        phases: [bare, implementation, closing],
      });
      await offer(without);
      const { status, body } = await move(without, { confirm: true });
      expect([status, body.error.reason]).toEqual([
        409,
        'template.move-blocked',
      ]);
      expect(body.error.faults).toMatchObject([
        { reason: 'template.gate-gone', params: { gate: 'approval' } },
      ]);
    });

    it('takes holders for a role that is new, and tells them', async () => {
      const { offer, begun, sent, told } = await portal();
      const { move, preview } = await begun();
      const spec = version('1.1.0', {
        roles: [
          ...aGatedTemplate.roles,
          { id: 'risk-lead', title: both('Risk lead') },
        ],
      });
      await offer(spec);
      expect((await preview()).roles).toMatchObject([
        { id: 'risk-lead', min: 1 },
      ]);
      expect((await move(spec)).body.error.reason).toBe('input.invalid');
      const { body } = await move(spec, { team: { 'risk-lead': [dora] } });
      expect(body.cutover.team['risk-lead']).toEqual([dora]);
      await told(5);
      const titles = sent.map(({ payload }) => payload.title);
      expect(titles).toContain(
        'You are Risk lead in the cutover Move the shop to the new database',
      );
      expect(titles).toContain(
        'Move the shop to the new database has moved to version 1.1.0 of its template',
      );
    });

    it('asks for the version that was read, and lets one of two at once move it', async () => {
      const { as, offer, begun } = await portal();
      const { cutover, now, get } = await begun();
      await offer(newer);
      const body = { hash: hashOf(newer), reason: 'The policy has changed' };
      const url = `/cutovers/${cutover.id}/template/move`;
      expect((await as(carol).post(url, body)).status).toBe(428);
      expect((await as(carol).act(url, 99, body)).status).toBe(412);
      const answers = await Promise.all(
        [alice, carol].map(who => as(who).act(url, cutover.version, body)),
      );
      expect(answers.map(({ status }) => status).sort()).toEqual([200, 412]);
      expect((await now()).template.before).toHaveLength(1);
      const { body: template } = await get(bob, '/template').expect(200);
      expect(template.hash).toBe(hashOf(newer));
    });

    it('tells the catalog', async () => {
      const { offer, begun, service } = await portal();
      const { cutover, move } = await begun();
      const short = version('1.1.0', { phases: [initiation, implementation] });
      await offer(short);
      const { body: before } = await service
        .get('/changes?after=0')
        .expect(200);
      await move(short);
      const { body: after } = await service
        .get(`/changes?after=${before.position}`)
        .expect(200);
      expect(after.changes).toMatchObject([
        {
          cutover: { id: cutover.id, gonePhases: [`${cutover.name}.closing`] },
        },
      ]);
    });
  },
);
