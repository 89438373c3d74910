import { TestDatabases } from '@backstage/backend-test-utils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import type { GateView } from '@backstage-cutover/plugin-cutover-common';
import { alice, bob, carol } from '../__testUtils__/company';
import { faultsOf, reasonOf } from '../__testUtils__/aPortal';
import {
  dora,
  eve,
  gatesPortal,
  lastRound,
} from '../__testUtils__/gatesPortal';

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_17'] });

jest.setTimeout(60_000);

describe.each(databases.eachSupportedId())(
  'Deciding on a gate on %s',
  databaseId => {
    let portal: Awaited<ReturnType<typeof gatesPortal>>;

    beforeAll(async () => {
      portal = await gatesPortal({
        knex: await databases.init(databaseId),
        // Eve reads, and her permissions end there.
        decide: (permission, user) => ({
          result:
            user === eve && !permission.endsWith('.read')
              ? AuthorizeResult.DENY
              : AuthorizeResult.ALLOW,
        }),
      });
    });

    it('lets two people who decide at the same moment both succeed', async () => {
      const { decide, gate, submitted } = await portal.begun();
      await submitted();
      const answers = await Promise.all([decide(bob), decide(dora)]);
      expect(answers.map(({ status }) => status)).toEqual([201, 201]);
      expect(
        lastRound(await gate()).seats.map(({ decision }) => decision?.by),
      ).toEqual([bob, dora, undefined]);
    });

    it('refuses whom the rules refuse, in words, and records nothing', async () => {
      const { get, gate, post, submitted } = await portal.begun();
      const refused = async (who: string, path: string, body: object) =>
        reasonOf(await post(who, `/gates/approval${path}`, body));
      expect(await refused(dora, '/rounds', {})).toEqual([
        403,
        'actor.role-missing',
      ]);
      expect(await refused(eve, '/rounds', {})).toEqual([
        403,
        'permission.missing',
      ]);
      const { hash } = lastRound(await submitted());
      const decisions = [{ seat: 's1', verdict: 'approve' }];
      const before = (await get(carol, '/audit')).body.items.length;
      for (const [who, path, body, ...expected] of [
        [carol, '/rounds', {}, 409, 'gate.in-review'],
        [carol, '/decisions', { hash, decisions }, 403, 'gate.own-submission'],
        [dora, '/decisions', { hash, decisions }, 403, 'gate.not-yours'],
        [eve, '/decisions', { hash, decisions }, 403, 'permission.missing'],
        [
          bob,
          '/decisions',
          { hash: '0'.repeat(64), decisions },
          409,
          'gate.hash-differs',
        ],
        [
          bob,
          '/decisions',
          { hash, decisions: [{ seat: 's99', verdict: 'approve' }] },
          404,
          'gate.seat-unknown',
        ],
        [
          bob,
          '/decisions',
          { hash, decisions, approvers: [bob] },
          400,
          'input.invalid',
        ],
        [bob, '/seats/s1/transfer', { to: carol }, 400, 'input.invalid'],
        [bob, '/seats/s1/transfer', { to: bob }, 400, 'input.invalid'],
        [bob, '/withdraw', {}, 403, 'gate.not-yours'],
        [bob, '/emergency', { reason: 'Now' }, 403, 'actor.role-missing'],
      ] as const) {
        expect([path, ...(await refused(who, path, body))]).toEqual([
          path,
          ...expected,
        ]);
      }
      expect((await get(carol, '/audit')).body.items).toHaveLength(before);
      expect(
        lastRound(await gate()).seats.flatMap(each => each.decision ?? []),
      ).toEqual([]);
    });

    it('says at its field what is wrong with a decision', async () => {
      const { post, submitted } = await portal.begun();
      const { hash } = lastRound(await submitted());
      const answer = await post(bob, '/gates/approval/decisions', {
        hash,
        decisions: [{ seat: 's1', verdict: 'reject' }],
      });
      expect(faultsOf(answer)).toEqual([
        'decisions.0.comment gate.comment-missing',
      ]);
    });

    it('lets a decision be taken back, a signer be added and removed, a seat be handed over, advice be asked', async () => {
      const { decide, gate, post, submitted } = await portal.begun();
      await submitted();
      await decide(bob);
      await post(bob, '/gates/approval/seats/s1/take-back').expect(200);
      const done = async (who: string, path: string, body: object) =>
        (await post(who, `/gates/approval/seats/${path}`, body).expect(200))
          .body as GateView;
      await done(bob, 's1/questions', { of: alice, question: 'Is it safe?' });
      await done(alice, 's1/answers', { answer: 'It is' });
      const handed = lastRound(await done(dora, 's2/transfer', { to: alice }));
      expect(handed.seats[1]).toMatchObject({ holder: alice });
      const recalled = lastRound(await done(dora, 's2/recall', {}));
      expect(recalled.seats[1]).toMatchObject({ holder: dora, transfers: [] });
      const refused = await post(bob, '/gates/approval/seats/s1/signers', {
        person: carol,
        position: 'after',
      });
      expect(faultsOf(refused)).toEqual(['person gate.own-submission']);
      const { seats } = lastRound(await gate());
      expect(seats[0]).toMatchObject({
        takenBack: [{ verdict: 'approve', by: bob }],
        opinions: [{ of: alice, answer: 'It is' }],
      });
    });

    it('answers a repeated submission and decision as the first, by their keys', async () => {
      const { cutover, gate, submitted } = await portal.begun();
      const { hash } = lastRound(await submitted());
      const once = () =>
        portal
          .as(bob)
          .post(`/cutovers/${cutover.id}/gates/approval/decisions`, {
            hash,
            decisions: [{ seat: 's1', verdict: 'approve' }],
          })
          .set('Idempotency-Key', `decide-${cutover.id}`);
      expect((await once()).status).toBe(201);
      expect((await once()).status).toBe(201);
      expect(lastRound(await gate()).seats[0]).toMatchObject({
        decision: { by: bob },
        takenBack: [],
      });
    });
  },
);
