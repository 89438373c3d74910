import { TestDatabases } from '@backstage/backend-test-utils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import type {
  AuditEntry,
  RiskAssessment,
} from '@backstage-cutover/plugin-cutover-common';
import { faultsOf, reasonOf } from '../__testUtils__/aPortal';
import { alice, bob, carol } from '../__testUtils__/company';
import {
  aRiskBody,
  eve,
  rated,
  risksPortal,
} from '../__testUtils__/risksPortal';

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_17'] });

jest.setTimeout(60_000);

const blind = 'user:default/blind';

describe.each(databases.eachSupportedId())(
  'The register of risks on %s',
  databaseId => {
    let portal: Awaited<ReturnType<typeof risksPortal>>;

    beforeAll(async () => {
      portal = await risksPortal({
        knex: await databases.init(databaseId),
        decide: (permission, user) => ({
          result:
            user === blind ||
            (user === carol && permission === 'cutover.risk.edit')
              ? AuthorizeResult.DENY
              : AuthorizeResult.ALLOW,
        }),
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
        const { allowed, categories, items, phases, scale } = await register(
          eve,
        );
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
        reasonOf(
          await other.write(alice, risk, '', { title: 'Mine' }, 'patch'),
        ),
      ).toEqual([404, 'risk.unknown']);
      expect(
        reasonOf(await other.get(alice, '/risks/no-id/assessments')),
      ).toEqual([404, 'risk.unknown']);
    });
  },
);
