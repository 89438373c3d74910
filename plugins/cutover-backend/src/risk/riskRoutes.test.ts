import { TestDatabases } from '@backstage/backend-test-utils';
import {
  AuthorizeResult,
  type PolicyDecision,
} from '@backstage/plugin-permission-common';
import type {
  AuditEntry,
  ExposurePoint,
  ImportedRisk,
  RiskAssessment,
  RiskView,
} from '@backstage-cutover/plugin-cutover-common';
import { faultsOf } from '../__testUtils__/aPortal';
import { alice, bob, carol } from '../__testUtils__/company';
import {
  aRiskBody,
  dora,
  eve,
  rated,
  risksPortal,
} from '../__testUtils__/risksPortal';

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_17'] });

jest.setTimeout(60_000);

const blind = 'user:default/blind';
const frank = 'user:default/frank';

/** Everybody may do everything, but for three: carol edits no risks, frank accepts none, and the blind read nothing. */
const policy = (permission: string, user: string): PolicyDecision => {
  const denied =
    user === blind ||
    (user === carol && permission === 'cutover.risk.edit') ||
    (user === frank && permission === 'cutover.risk.accept');
  return { result: denied ? AuthorizeResult.DENY : AuthorizeResult.ALLOW };
};

const reasonOf = ({
  status,
  body,
}: {
  status: number;
  body: { error?: { reason?: string } };
}) => [status, body.error?.reason];

describe.each(databases.eachSupportedId())('Risks on %s', databaseId => {
  let portal: Awaited<ReturnType<typeof risksPortal>>;

  beforeAll(async () => {
    portal = await risksPortal({
      knex: await databases.init(databaseId),
      decide: policy,
    });
  });

  describe('adding', () => {
    it('counts them within their cutover, and shows them in the register with what the reader may do', async () => {
      const { add, register } = await portal.begun();
      const first = await add();
      expect(first).toMatchObject({
        number: 1,
        version: 1,
        status: 'identified',
        owner: bob,
        allowed: { assess: { allowed: true } },
      });
      await add({ title: 'Another' }, bob);
      const { allowed, categories, items, phases, scale } = await register(eve);
      expect(items.map(({ number, title }) => [number, title])).toEqual([
        [1, 'The copy takes too long'],
        [2, 'Another'],
      ]);
      expect(items[0].allowed.assess).toMatchObject({
        reason: 'actor.not-concerned',
      });
      expect(allowed.add).toMatchObject({ reason: 'actor.not-concerned' });
      expect(scale.priorities.map(({ id }) => id)).toEqual(['low', 'high']);
      expect(categories.map(({ id }) => id)).toEqual(['technical', 'people']);
      expect(phases.map(({ id }) => id)).toEqual([
        'initiation',
        'implementation',
        'closing',
      ]);
    });

    it('assesses it at once where ratings are given, and says what it then is', async () => {
      const { add, get } = await portal.begun();
      const { id, places, status } = await add({
        ratings: { current: rated('high', 'high') },
      });
      expect([status, places.current]).toEqual([
        'assessed',
        { likelihood: 'high', impact: 'high', priority: 'high' },
      ]);
      const { body } = await get(bob, `/risks/${id}/assessments`).expect(200);
      expect(body.items).toMatchObject([{ number: 1, by: alice, risk: id }]);
      const [{ scale }] = body.items as RiskAssessment[];
      expect(scale.matrix.high).toEqual({ low: 'low', high: 'high' });
    });

    it('answers a repeated call as the first, and makes nothing', async () => {
      const { call, register } = await portal.begun();
      const send = (body: object) =>
        call(alice, 'post', '/risks')
          .set('Idempotency-Key', 'again')
          .send(body);
      const first = await send(aRiskBody()).expect(201);
      const again = await send(aRiskBody()).expect(201);
      expect(again.body).toEqual(first.body);
      expect((await register()).items).toHaveLength(1);
      expect(reasonOf(await send(aRiskBody({ title: 'Else' })))).toEqual([
        409,
        'idempotency.other-body',
      ]);
    });

    it('says in a dry run what it would come to, or be refused for, and writes nothing', async () => {
      const { post, register } = await portal.begun();
      const rehearse = (body: object, who = alice) =>
        post(who, '/risks?dryRun=true', body);
      const { body } = await rehearse({ standard: 'failure' }).expect(200);
      expect(body).toMatchObject({ number: 1, status: 'assessed' });
      expect(faultsOf(await rehearse(aRiskBody({ phase: 'x' })))).toEqual([
        'phase risk.unknown-phase',
      ]);
      expect(reasonOf(await rehearse(aRiskBody(), carol))).toEqual([
        403,
        'permission.missing',
      ]);
      expect((await register()).items).toEqual([]);
    });

    it('names everything that is wrong', async () => {
      const { post, register } = await portal.begun();
      const answer = await post(alice, '/risks', {
        title: ' ',
        category: 'x',
        owner: bob,
        phase: 'implementation',
      });
      expect(faultsOf(answer)).toEqual(['title text.too-short']);
      const others = await post(
        alice,
        '/risks',
        aRiskBody({
          category: 'weather',
          phase: 'winter',
          owner: 'user:default/nobody',
          targets: ['component:default/moon'],
          ratings: {
            current: {
              likelihood: 'sure',
              impact: { goals: 'awful', weather: 'low' },
            },
          },
        }),
      );
      expect(others.status).toBe(400);
      expect(faultsOf(others).sort()).toEqual([
        'category risk.unknown-category',
        'owner risk.no-person',
        'phase risk.unknown-phase',
        'ratings.current.impact.goals risk.unknown-impact',
        'ratings.current.impact.weather risk.unknown-dimension',
        'ratings.current.likelihood risk.unknown-likelihood',
        'targets.0 risk.unknown-target',
      ]);
      // A group is in the catalog, and is no person.
      const group = await post(
        alice,
        '/risks',
        aRiskBody({ owner: 'group:default/shop-team' }),
      );
      expect(faultsOf(group)).toEqual(['owner risk.no-person']);
      expect((await register()).items).toEqual([]);
    });

    it('knows an owner however the name is spelled', async () => {
      const { add } = await portal.begun();
      expect((await add({ owner: 'Bob' })).owner).toBe(bob);
    });

    it('is for the team and the owners of targets, whom the policy lets', async () => {
      const { post } = await portal.begun();
      const tried = async (who: string) =>
        reasonOf(await post(who, '/risks', aRiskBody()));
      expect(await tried(eve)).toEqual([403, 'actor.not-concerned']);
      expect(await tried(carol)).toEqual([403, 'permission.missing']);
      expect(await tried(blind)).toEqual([404, 'cutover.unknown']);
      expect(await tried(bob)).toEqual([201, undefined]);
    });
  });

  describe('proposals', () => {
    it('are taken over in the words and with the rating of the template', async () => {
      const { post, register } = await portal.begun();
      const before = await register();
      expect(before.proposals.map(({ id, owner }) => [id, owner])).toEqual([
        ['failure', bob],
        ['leaving', alice],
      ]);
      const { body } = await post(alice, '/risks', {
        standard: 'failure',
        language: 'zh-CN',
      }).expect(201);
      expect(body).toMatchObject({
        title: 'System failure (中文)',
        owner: bob,
        standard: 'failure',
        places: { current: { priority: 'high' }, inherent: {} },
      });
      expect((await register()).proposals.map(({ id }) => id)).toEqual([
        'leaving',
      ]);
      expect(
        faultsOf(await post(alice, '/risks', { standard: 'failure' })),
      ).toEqual(['standard risk.taken-over']);
    });

    it('are dismissed with a reason, once, and may be taken over after all', async () => {
      const { post, register } = await portal.begun();
      const dismiss = (id: string, body: object = { reason: 'All stay' }) =>
        post(alice, `/risk-proposals/${id}/dismiss`, body);
      expect(faultsOf(await dismiss('leaving', {}))).toEqual([
        'reason input.missing',
      ]);
      await dismiss('leaving').expect(204);
      expect(await register()).toMatchObject({
        proposals: [{ id: 'failure' }],
        dismissed: [
          {
            standard: 'leaving',
            title: { en: 'People leave' },
            reason: 'All stay',
            by: alice,
          },
        ],
      });
      expect(reasonOf(await dismiss('leaving'))).toEqual([
        409,
        'risk.dismissed',
      ]);
      expect(reasonOf(await dismiss('rain'))).toEqual([
        404,
        'risk.unknown-standard',
      ]);
      await post(alice, '/risks', { standard: 'leaving' }).expect(201);
      expect((await register()).dismissed).toEqual([]);
      expect(reasonOf(await dismiss('leaving'))).toEqual([
        409,
        'risk.taken-over',
      ]);
    });
  });

  describe('assessing', () => {
    it('keeps every assessment with who, when, why and the scale, and says where a risk stood before', async () => {
      const { add, assess, get, register, write } = await portal.begun();
      const added = await add({ ratings: { current: rated('high', 'high') } });
      const first = (await get(bob, `/risks/${added.id}/assessments`)).body
        .items[0].at;
      const { body } = await write(bob, added, '/assessments', {
        ratings: {
          current: rated('low', 'high'),
          residual: rated('low', 'low'),
        },
        reason: 'We have measured',
      }).expect(200);
      expect(body).toMatchObject({
        version: 2,
        places: { current: { priority: 'low' }, residual: {} },
      });
      await assess(body, { current: rated('low', 'low') }, bob);
      const { body: history } = await get(
        bob,
        `/risks/${added.id}/assessments`,
      );
      expect(
        history.items.map(({ number, by, reason }: RiskAssessment) => [
          ...[number, by, reason],
        ]),
      ).toEqual([
        [1, alice, undefined],
        [2, bob, 'We have measured'],
        [3, bob, undefined],
      ]);
      const [then] = (await register(alice, `?since=${first}`)).items;
      expect(then.before?.current).toMatchObject({ priority: 'high' });
      const [now] = (await register()).items;
      expect(now.before).toBeUndefined();
      const exposed = async () => {
        const answer = await get(bob, '/risks/exposure').expect(200);
        return answer.body.items.map(({ counts }: ExposurePoint) => counts);
      };
      expect(await exposed()).toEqual([{ low: 1 }]);
      const { body: closed } = await write(alice, now, '/close', {
        reason: 'It is over',
      }).expect(200);
      expect(await exposed()).toEqual([{}]);
      await write(alice, closed, '/reopen', { reason: 'It is not' }).expect(
        200,
      );
      expect(await exposed()).toEqual([{ low: 1 }]);
    });

    it('refuses what was based on an older version, and asks for the version', async () => {
      const { add, call, write, get } = await portal.begun();
      const risk = await add();
      const ratings = { current: rated('high', 'high') };
      const [one, other] = await Promise.all(
        [alice, bob].map(who => write(who, risk, '/assessments', { ratings })),
      );
      expect([one.status, other.status].sort()).toEqual([200, 412]);
      const stale = one.status === 412 ? one : other;
      expect(stale.body.error.reason).toBe('precondition.stale');
      const { body } = await get(bob, `/risks/${risk.id}/assessments`);
      expect(body.items).toHaveLength(1);
      const without = await call(
        alice,
        'post',
        `/risks/${risk.id}/assessments`,
      ).send({ ratings });
      expect(reasonOf(without)).toEqual([428, 'precondition.required']);
    });

    it('is repeated without being made twice, and rehearsed without being made', async () => {
      const { add, call, get } = await portal.begun();
      const { id, version } = await add();
      const send = (at: number, query = '') =>
        call(alice, 'post', `/risks/${id}/assessments${query}`, at)
          .set('Idempotency-Key', 'step-1')
          .send({ ratings: { current: rated('high', 'high') } });
      const { body: rehearsed } = await send(version, '?dryRun=true').expect(
        200,
      );
      expect(rehearsed.places.current.priority).toBe('high');
      const first = await send(version).expect(200);
      const again = await send(first.body.version).expect(200);
      expect(again.body).toEqual(first.body);
      const { body } = await get(alice, `/risks/${id}/assessments`);
      expect(body.items).toHaveLength(1);
    });

    it('refuses steps that are not on the scale, and a rating of nothing', async () => {
      const { add, write, register } = await portal.begun();
      const risk = await add();
      const tried = async (ratings: object) =>
        faultsOf(await write(alice, risk, '/assessments', { ratings }));
      expect(await tried({ current: rated('certain', 'high') })).toEqual([
        'ratings.current.likelihood risk.unknown-likelihood',
      ]);
      expect(await tried({})).toEqual(['ratings risk.no-rating']);
      expect((await register()).items[0].version).toBe(1);
    });
  });

  describe('responding', () => {
    it('plans measures, and a drill is done when it was held and passed', async () => {
      const { add, write } = await portal.begun();
      const risk = await add({ ratings: { current: rated('high', 'high') } });
      const { body: responding } = await write(alice, risk, '/measures', {
        response: 'recovery-drill',
        owner: carol,
        due: '2099-01-10',
        drill: { planned: '2099-01-09' },
      }).expect(200);
      expect(responding).toMatchObject({
        status: 'responding',
        measures: [{ title: 'recovery-drill', strategy: 'mitigate' }],
      });
      const path = `/measures/${responding.measures[0].id}`;
      const done = { status: 'done', evidence: 'Protocol 7' };
      expect(
        faultsOf(await write(bob, responding, path, done, 'patch')),
      ).toEqual(['drill.result risk.drill-not-passed']);
      const { body: held } = await write(
        bob,
        responding,
        path,
        { ...done, drill: { held: '2026-01-09', result: 'passed' } },
        'patch',
      ).expect(200);
      expect(held.measures[0]).toMatchObject({ status: 'done' });
      expect(
        reasonOf(await write(bob, held, '/measures/none', done, 'patch')),
      ).toEqual([404, 'risk.unknown-measure']);
    });

    it('refuses a day that has passed, and an owner whom the catalog does not know', async () => {
      const { add, write } = await portal.begun();
      const answer = await write(alice, await add(), '/measures', {
        response: 'recovery-drill',
        owner: 'user:default/nobody',
        due: '2020-01-01',
        drill: { planned: '2020-01-01' },
      });
      expect(answer.status).toBe(400);
      expect(faultsOf(answer).sort()).toEqual([
        'drill.planned risk.day-has-passed',
        'due risk.day-has-passed',
        'owner risk.no-person',
      ]);
    });
  });

  describe('acceptance', () => {
    async function asked(differently: Record<string, unknown> = {}) {
      const begun = await portal.begun({
        team: {
          ...{ sponsor: [alice], coordinator: [carol], operations: [bob] },
          director: [dora, frank],
        },
        ...differently,
      });
      const risk = await begun.add({
        ratings: { current: rated('high', 'high') },
      });
      const { body } = await begun
        .write(alice, risk, '/acceptance', {
          reason: 'It costs too much',
          until: '2099-03-01',
        })
        .expect(200);
      return { ...begun, risk: body as RiskView };
    }
    const path = '/acceptance/decision';

    it('is granted by somebody else who leads, and lapses when the risk stands elsewhere', async () => {
      const { assess, risk, write } = await asked();
      const { body } = await write(dora, risk, path, { granted: true }).expect(
        200,
      );
      expect(body).toMatchObject({
        status: 'accepted',
        acceptance: { status: 'granted', decidedBy: dora },
      });
      const moved = await assess(body, { current: rated('low', 'high') });
      expect(moved.acceptance?.status).toBe('lapsed');
    });

    it('is not decided by whoever asked, owns the risk, does not lead or may not', async () => {
      const { call, register, risk, write } = await asked();
      const tried = async (who: string) =>
        reasonOf(await write(who, risk, path, { granted: true }));
      expect(await tried(alice)).toEqual([403, 'actor.own-acceptance']);
      expect(await tried(bob)).toEqual([403, 'actor.own-risk']);
      expect(await tried(carol)).toEqual([403, 'actor.role-missing']);
      expect(await tried(frank)).toEqual([403, 'permission.missing']);
      const [seen] = (await register(frank)).items;
      expect(seen.allowed['decide-acceptance']).toMatchObject({
        reason: 'permission.missing',
      });
      expect(seen.allowed.assess).toEqual({ allowed: true });
      expect(
        faultsOf(await write(dora, risk, path, { granted: false })),
      ).toEqual(['comment risk.comment-missing']);
      await call(dora, 'post', `/risks/${risk.id}${path}`, risk.version)
        .send({ granted: false, comment: 'Mitigate it' })
        .expect(200);
    });
  });

  it('are edited, occur, are closed and opened again, and all of it is in the audit trail', async () => {
    const { add, get, register, write } = await portal.begun();
    const risk = await add();
    const { body: edited } = await write(
      alice,
      risk,
      '',
      { title: 'The copy is slow', owner: alice },
      'patch',
    ).expect(200);
    expect(edited).toMatchObject({ title: 'The copy is slow', version: 2 });
    const same = await write(alice, edited, '', { owner: alice }, 'patch');
    expect(same.body.version).toBe(2);
    let { body: now } = await write(alice, edited, '/occur', {
      reason: 'It was slow',
    }).expect(200);
    ({ body: now } = await write(alice, now, '/close', {
      reason: 'Over',
    }).expect(200));
    expect(
      reasonOf(await write(alice, now, '', { title: 'Else' }, 'patch')),
    ).toEqual([409, 'risk.closed']);
    ({ body: now } = await write(alice, now, '/reopen', {
      reason: 'Not over',
    }).expect(200));
    expect(now.status).toBe('identified');
    const { body } = await get(alice, '/audit?limit=50');
    const types = body.items
      .map(({ type }: AuditEntry) => type)
      .filter((type: string) => type.startsWith('risk.'));
    expect(types.sort()).toEqual([
      'risk.added',
      'risk.closed',
      'risk.edited',
      'risk.occurred',
      'risk.reopened',
    ]);
    expect((await register()).items).toHaveLength(1);
  });

  it('are not there for another cutover', async () => {
    const one = await portal.begun();
    const other = await portal.begun();
    const risk = await one.add();
    expect(
      reasonOf(await other.write(alice, risk, '', { title: 'Mine' }, 'patch')),
    ).toEqual([404, 'risk.unknown']);
    expect(
      reasonOf(await other.get(alice, '/risks/no-id/assessments')),
    ).toEqual([404, 'risk.unknown']);
  });

  describe('an import', () => {
    const row = (cells: Record<string, string> = {}) => ({
      ...aRiskBody(),
      'current.likelihood': 'high',
      'current.impact.goals': 'high',
      ...cells,
    });
    const kinds = (items: ImportedRisk[]) =>
      items.map(({ kind, number }) => [kind, number]);

    it('is reviewed first, and then taken in as a whole', async () => {
      const { add, get, post, register } = await portal.begun();
      await add();
      await add({ title: 'Stays' });
      const rows = [
        row({ risk: 'R-1', title: 'The copy is slow' }),
        row({ title: 'New' }),
        { risk: 'R-2', title: 'Stays' },
      ];
      const expected = [
        ['changed', 1],
        ['new', 3],
        ['same', 2],
      ];
      const { body: review } = await post(alice, '/risks/import?dryRun=true', {
        rows,
      }).expect(200);
      expect(kinds(review.items)).toEqual(expected);
      expect(review.items[0].changes).toContainEqual({
        field: 'title',
        before: 'The copy takes too long',
        after: 'The copy is slow',
      });
      expect((await register()).items).toHaveLength(2);

      const { body } = await post(alice, '/risks/import', { rows }).expect(200);
      expect(kinds(body.items)).toEqual(expected);
      expect(body.items[0]).not.toHaveProperty('changes');
      const { items } = await register();
      expect(
        items.map(({ number, places, title, version }) => [
          ...[number, title, version, places.current?.priority],
        ]),
      ).toEqual([
        [1, 'The copy is slow', 2, 'high'],
        [2, 'Stays', 1, undefined],
        [3, 'New', 1, 'high'],
      ]);
      const { body: history } = await get(
        alice,
        `/risks/${items[0].id}/assessments`,
      );
      expect(history.items).toHaveLength(1);
      const again = await post(alice, '/risks/import', {
        rows: [row({ risk: 'R-1', title: 'The copy is slow' })],
      });
      expect(kinds(again.body.items)).toEqual([['same', 1]]);
    });

    it('takes nothing in where one row is wrong, and says which and why', async () => {
      const { post, register } = await portal.begun();
      const rows = [
        row(),
        row({
          owner: 'user:default/nobody',
          'current.likelihood': 'often',
          colour: 'red',
        }),
        row({ risk: 'R-7' }),
      ];
      const { body } = await post(alice, '/risks/import?dryRun=true', {
        rows,
      }).expect(200);
      expect(body.items.map(({ kind }: ImportedRisk) => kind)).toEqual([
        'new',
        'wrong',
        'wrong',
      ]);
      const answer = await post(alice, '/risks/import', { rows });
      expect(reasonOf(answer)).toEqual([400, 'risk.import-wrong']);
      expect(faultsOf(answer)).toEqual([
        'rows.1.colour risk.unknown-column',
        'rows.1.owner risk.no-person',
        'rows.1.current.likelihood risk.unknown-likelihood',
        'rows.2.risk risk.unknown',
      ]);
      expect((await register()).items).toEqual([]);
    });

    it('is refused in words where it is far too long', async () => {
      const { post, register } = await portal.begun();
      const many = (count: number, cells: Record<string, string>) =>
        Array.from({ length: count }, () => cells);
      const long = await post(alice, '/risks/import', {
        rows: many(50_000, { title: 'A risk' }),
      });
      expect(faultsOf(long)).toEqual(['rows list.too-long']);
      const large = await post(alice, '/risks/import', {
        rows: many(50_000, row()),
      });
      expect(reasonOf(large)).toEqual([413, 'body.too-large']);
      expect((await register()).items).toEqual([]);
    });

    it('is repeated without being made twice, and is for those who may add risks', async () => {
      const { call, post, register } = await portal.begun();
      const send = () =>
        call(alice, 'post', '/risks/import')
          .set('Idempotency-Key', 'sheet-1')
          .send({ rows: [row()] });
      const first = await send().expect(200);
      expect((await send().expect(200)).body).toEqual(first.body);
      expect((await register()).items).toHaveLength(1);
      const rows = [row()];
      for (const path of ['/risks/import', '/risks/import?dryRun=true']) {
        expect(reasonOf(await post(eve, path, { rows }))).toEqual([
          403,
          'actor.not-concerned',
        ]);
        expect(reasonOf(await post(carol, path, { rows }))).toEqual([
          403,
          'permission.missing',
        ]);
      }
    });
  });
});
