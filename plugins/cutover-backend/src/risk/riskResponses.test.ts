import { TestDatabases } from '@backstage/backend-test-utils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import type { RiskView } from '@backstage-cutover/plugin-cutover-common';
import { faultsOf, reasonOf } from '../__testUtils__/aPortal';
import { alice, bob, carol } from '../__testUtils__/company';
import { dora, rated, risksPortal } from '../__testUtils__/risksPortal';

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_17'] });

jest.setTimeout(60_000);

const frank = 'user:default/frank';

describe.each(databases.eachSupportedId())(
  'Responses to risks on %s',
  databaseId => {
    let portal: Awaited<ReturnType<typeof risksPortal>>;

    beforeAll(async () => {
      portal = await risksPortal({
        knex: await databases.init(databaseId),
        decide: (permission, user) => ({
          result:
            user === frank && permission === 'cutover.risk.accept'
              ? AuthorizeResult.DENY
              : AuthorizeResult.ALLOW,
        }),
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
        const { body } = await write(dora, risk, path, {
          granted: true,
        }).expect(200);
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
  },
);
