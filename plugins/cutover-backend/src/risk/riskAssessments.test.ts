import { TestDatabases } from '@backstage/backend-test-utils';
import type {
  ExposurePoint,
  RiskAssessment,
} from '@backstage-cutover/plugin-cutover-common';
import { faultsOf, reasonOf } from '../__testUtils__/aPortal';
import { alice, bob } from '../__testUtils__/company';
import { rated, risksPortal } from '../__testUtils__/risksPortal';

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_17'] });

jest.setTimeout(60_000);

describe.each(databases.eachSupportedId())(
  'Assessments of risks on %s',
  databaseId => {
    let portal: Awaited<ReturnType<typeof risksPortal>>;

    beforeAll(async () => {
      portal = await risksPortal({ knex: await databases.init(databaseId) });
    });

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
  },
);
