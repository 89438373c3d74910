import { TestDatabases, mockCredentials } from '@backstage/backend-test-utils';
import type { Knex } from 'knex';
import request from 'supertest';
import { faultsOf } from '../__testUtils__/aPortal';
import { alice, carol } from '../__testUtils__/company';
import {
  documentsPortal,
  type DocumentsPortal,
} from '../__testUtils__/documentsPortal';

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_17'] });

jest.setTimeout(120_000);

const NO_FILE = '00000000-0000-4000-8000-000000000000';

describe.each(databases.eachSupportedId())('Drafts on %s', databaseId => {
  let knex: Knex;
  let portal: DocumentsPortal;

  beforeAll(async () => {
    knex = await databases.init(databaseId);
    portal = await documentsPortal({ knex });
  });

  it('name the version that they are based on, whoever sends them', async () => {
    const { call, url, submit } = await portal.begun();
    const without = [
      call('patch', alice, url('report', '/draft')).send({ data: {} }),
      call('delete', alice, url('report', '/draft')),
      call('post', alice, url('report', '/draft/copy')).send({ cutover: 'x' }),
      submit(alice, {}),
    ];
    for (const sent of without) {
      const { status, body } = await sent;
      expect([status, body.error.reason]).toEqual([
        428,
        'precondition.required',
      ]);
    }
    const weak = await call('patch', alice, url('report', '/draft'))
      .set('If-Match', 'W/"1"')
      .send({ data: { summary: 'By a proxy that compresses' } });
    expect([weak.status, weak.headers.etag]).toEqual([200, '"2"']);
  });

  it('are taken back without what others wrote where one may not write', async () => {
    const { save, discard, get } = await portal.begun();
    await save(alice, 1, { summary: 'By Alice', costs: 42 }).expect(200);
    await save(carol, 2, { date: '2031-01-02' }).expect(200);
    const left = await discard(carol, 3).expect(200);
    expect(left.body.working.data).toEqual({});
    expect(left.body).toMatchObject({ status: 'draft', version: 4 });
    const { body } = await get(alice);
    expect(body.working.data).toEqual({ costs: 42 });
    const gone = await discard(alice, 4).expect(200);
    expect(gone.body).toMatchObject({ status: 'empty', working: { data: {} } });
    expect(gone.body).not.toHaveProperty('draft');
  });

  it('go back to the last revision, and to what the template fills in', async () => {
    const { save, discard, submit } = await portal.begun();
    await submit(alice, { data: { summary: 'Handed in' } }).expect(201);
    await save(alice, 2, { summary: 'Changed' }).expect(200);
    const back = await discard(alice, 3).expect(200);
    expect(back.body).toMatchObject({
      status: 'submitted',
      working: { data: { summary: 'Handed in' }, basedOn: 1 },
    });
    await save(alice, 1, { goals: 'Others' }, 'plan').expect(200);
    const plan = await discard(alice, 2, 'plan').expect(200);
    expect(plan.body.working).toMatchObject({
      data: { basis: 'Handed in' },
      origins: expect.arrayContaining([
        expect.objectContaining({ field: 'basis' }),
      ]),
    });
  });

  it('stay where another revision is handed in, and say on which they are based', async () => {
    const { save, submit, get } = await portal.begun();
    await submit(alice, { data: { summary: 'First' } }).expect(201);
    await save(alice, 2, { summary: 'Going on' }).expect(200);
    await submit(carol, { data: { summary: 'Second' } }).expect(201);
    await save(alice, 4, { hasRisk: false }).expect(200);
    const { body } = await get(alice);
    expect(body).toMatchObject({
      status: 'changed',
      revision: { number: 2 },
      working: { data: { summary: 'Going on' }, basedOn: 1 },
    });
  });

  it('tell of files that were never handed in, with all other faults', async () => {
    const { save, submit } = await portal.begun();
    const saved = await save(alice, 1, { proof: NO_FILE }).expect(200);
    const faults = ['summary schema.required', 'proof field.file-unknown'];
    expect(
      saved.body.faults.map(
        ({ path, reason }: { path: string[]; reason: string }) =>
          `${path.join('.')} ${reason}`,
      ),
    ).toEqual(faults);
    const refused = await submit(alice, {}, 2);
    expect([refused.status, faultsOf(refused)]).toEqual([400, faults]);

    await save(alice, 2, { summary: 'Fine', proof: null, contract: NO_FILE });
    const unseen = await submit(carol, {}, 3);
    expect(faultsOf(unseen)).toEqual(['deliverable.hidden-incomplete']);
  });

  it('are checked by a dry run, which writes nothing', async () => {
    const { call, get, upload, url } = await portal.begun();
    const { body: file } = await upload(alice, 'proof.txt', 'It works');
    const { body: made } = await call(
      'post',
      alice,
      url('report', '/revisions?dryRun=true'),
    )
      .set('Idempotency-Key', 'once')
      .send({ data: { summary: 'With proof', proof: file.id }, note: 'Try' })
      .expect(200);
    expect(made).toMatchObject({ number: 1, author: alice, note: 'Try' });
    expect((await get(alice)).body).toMatchObject({
      status: 'empty',
      version: 1,
    });
    await call('delete', alice, url('report', `/files/${file.id}`)).expect(204);

    const wrong = await call(
      'post',
      alice,
      url('report', '/revisions?dryRun=true'),
    ).send({ data: {} });
    expect(faultsOf(wrong)).toEqual(['summary schema.required']);
    const { body: first } = await call(
      'post',
      alice,
      url('report', '/revisions'),
    )
      .set('Idempotency-Key', 'once')
      .send({ data: { summary: 'In earnest' } })
      .expect(201);
    expect(first.number).toBe(1);
  });

  it('differ from a revision only by what would be handed in', async () => {
    const { save, submit, get } = await portal.begun();
    await submit(alice, {
      data: { summary: 'Report', hasRisk: true, risk: 'Fire' },
    }).expect(201);
    await save(alice, 2, { hasRisk: false, costs: 7 }).expect(200);
    const between = '/difference?from=1&to=draft';
    const { body } = await get(alice, 'report', between);
    expect(body.changes.map(({ path }: { path: string[] }) => path)).toEqual(
      expect.arrayContaining([['hasRisk'], ['risk'], ['costs']]),
    );
    expect(body.hiddenChanges).toBe(false);
    const seen = await get(carol, 'report', between);
    expect(seen.body.hiddenChanges).toBe(true);
    expect(seen.body.changes).toHaveLength(2);
    const unknown = await get(carol, 'report', '/difference?from=1&to=9');
    expect([unknown.status, unknown.body.error.reason]).toEqual([
      404,
      'revision.unknown',
    ]);
  });

  it('take over what a finished cutover of the same type handed in, as far as it may be read and written', async () => {
    const before = await portal.begun();
    const { body: file } = await before.upload(alice, 'old.txt', 'Old');
    await before
      .submit(alice, {
        data: { summary: 'Last year', costs: 77, proof: file.id },
      })
      .expect(201);
    const { call, url, get } = await portal.begun();
    const copy = (
      who: string,
      version: number,
      cutover = before.cutover.name,
    ) =>
      call('post', who, url('report', '/draft/copy'))
        .set('If-Match', `"${version}"`)
        .send({ cutover });
    const sources = async () => {
      const { body } = await get(carol, 'report', '/copy-sources');
      return body.items.map(({ cutover }: { cutover: string }) => cutover);
    };
    const running = await copy(alice, 1);
    expect(faultsOf(running)).toEqual(['cutover copy.no-source']);
    expect(await sources()).not.toContain(before.cutover.name);

    let { version } = before.cutover;
    for (const phase of ['initiation', 'implementation', 'closing']) {
      const done = await portal
        .as(alice)
        .act(
          `/cutovers/${before.cutover.id}/phases/${phase}/complete`,
          version,
          {
            comment: 'Done',
          },
        )
        .expect(200);
      version = done.body.version;
    }
    expect(await sources()).toContain(before.cutover.name);
    const copied = await copy(carol, 1).expect(200);
    expect(copied.body.working).toMatchObject({
      data: { summary: 'Last year' },
      origins: [
        {
          field: 'summary',
          from: {
            kind: 'deliverable',
            cutover: before.cutover.name,
            deliverable: 'report',
            revision: 1,
          },
        },
      ],
      savedBy: carol,
    });
    expect((await get(alice)).body.working.data).toEqual({
      summary: 'Last year',
    });
    const all = await copy(alice, 2).expect(200);
    expect(all.body.working.data).toEqual({ summary: 'Last year', costs: 77 });
    const stale = await copy(alice, 2);
    expect([stale.status, stale.body.error.reason]).toEqual([
      412,
      'precondition.stale',
    ]);
    expect((await copy(alice, 3, 'nowhere')).status).toBe(404);
  });

  it('are refused by the shape of the call, with the place of each fault', async () => {
    const { call, url } = await portal.begun();
    const send = (body: object) =>
      call('post', alice, url('report', '/revisions')).send(body);
    expect(faultsOf(await send({ data: [1] }))).toEqual([
      'data input.wrong-type',
    ]);
    expect(
      faultsOf(await send({ data: {}, mode: 'append', extra: 1 })).sort(),
    ).toEqual(['extra input.unknown-key', 'mode input.not-a-choice']);
    const text = await call('post', alice, url('report', '/revisions'))
      .set('Content-Type', 'text/plain')
      .send('summary: yes');
    expect([text.status, text.body.error.reason]).toEqual([
      415,
      'body.unreadable',
    ]);
    const none = await call('get', alice, url('nothing'));
    expect([none.status, none.body.error.reason]).toEqual([
      404,
      'deliverable.unknown',
    ]);
    for (const number of ['0', '1', 'x', '1e9', '9'.repeat(30)]) {
      await call('get', alice, url('report', `/revisions/${number}`)).expect(
        404,
      );
    }
  });

  it('stay as they are once the cutover is cancelled, and can be read', async () => {
    const { cutover, call, discard, get, post, save, submit, upload, url } =
      await portal.begun();
    await save(alice, 1, { summary: 'Half done' }).expect(200);
    await portal
      .as(alice)
      .act(`/cutovers/${cutover.id}/cancel`, cutover.version, {
        reason: 'Too expensive',
      })
      .expect(200);
    const writes = [
      save(alice, 2, { summary: 'More' }),
      discard(alice, 2),
      submit(alice, {}, 2),
      submit(alice, { data: { summary: 'Anew' } }),
      post(alice, '/comments', { text: 'Why?' }),
      upload(alice, 'late.txt', 'Late'),
      call('post', alice, url('report', '/draft/copy'))
        .set('If-Match', '"2"')
        .send({ cutover: cutover.name }),
    ];
    const reasons = [];
    for (const sent of writes) {
      const { status, body } = await sent;
      reasons.push(`${status} ${body.error.reason}`);
    }
    expect(reasons.slice(0, -1)).toEqual(
      Array(6).fill('409 cutover.not-running'),
    );
    expect(reasons.at(-1)).toMatch(/^(400|409)/);
    const { body } = await get(alice);
    expect(body.working.data).toEqual({ summary: 'Half done' });
    expect(body.allowed.edit).toMatchObject({ reason: 'cutover.not-running' });
  });

  it('are nothing for machines, nor for whoever has no role', async () => {
    const { url, call } = await portal.begun();
    const machine = await request(portal.server)
      .patch(url('report', '/draft'))
      .set('Authorization', mockCredentials.service.header())
      .set('If-Match', '"1"')
      .send({ data: { summary: 'By machine' } });
    expect([machine.status, machine.body.error.reason]).toEqual([
      403,
      'actor.person-needed',
    ]);
    const stranger = 'user:default/stranger';
    const refused = await call('patch', stranger, url('report', '/draft'))
      .set('If-Match', '"1"')
      .send({ data: {} });
    expect([refused.status, refused.body.error.reason]).toEqual([
      403,
      'actor.role-missing',
    ]);
    // Whoever only reads is told who is there, and is nobody to wait for.
    await call('put', carol, url('report', '/presence')).expect(200);
    const { body } = await call('put', stranger, url('report', '/presence'));
    expect(body.items.map(({ person }: { person: string }) => person)).toEqual([
      carol,
    ]);
  });
});
