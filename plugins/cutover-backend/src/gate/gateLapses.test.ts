import { TestDatabases } from '@backstage/backend-test-utils';
import type {
  AuditEntry,
  Work,
} from '@backstage-cutover/plugin-cutover-common';
import { alice, bob, carol } from '../__testUtils__/company';
import { reasonOf } from '../__testUtils__/aPortal';
import { dora, gatesPortal, lastRound } from '../__testUtils__/gatesPortal';

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_17'] });

jest.setTimeout(60_000);

describe.each(databases.eachSupportedId())(
  'Gates under review on %s',
  databaseId => {
    let portal: Awaited<ReturnType<typeof gatesPortal>>;

    beforeAll(async () => {
      portal = await gatesPortal({ knex: await databases.init(databaseId) });
    });

    it('lapse when what is reviewed is changed, and name the field; not by what is not material', async () => {
      const { decide, gate, post, prepared, submitted } = await portal.begun();
      await prepared();
      await submitted();
      await decide(bob);
      await post(bob, '/deliverables/report/revisions', {
        data: { summary: 'It pays', remark: 'Typed later' },
      }).expect(201);
      expect(lastRound(await gate()).status).toBe('in-review');
      await post(bob, '/deliverables/report/revisions', {
        data: { summary: 'It pays twice' },
      }).expect(201);
      const lapsed = lastRound(await gate());
      expect(lapsed).toMatchObject({
        status: 'lapsed',
        lapsed: [{ item: 'deliverable:report', fields: ['/summary'] }],
      });
      const again = lastRound(await submitted());
      expect(
        again.changes.map(({ item, before, after, unchanged }) => [
          item,
          before,
          after,
          unchanged,
        ]),
      ).toEqual([
        ['plan', undefined, undefined, true],
        ['deliverable:report', 1, 3, false],
      ]);
      expect(again.hash).not.toBe(lapsed.hash);
    });

    it('lapse when the plan is changed, and escalate the seat of who leaves', async () => {
      const { cutover, gate, now, submitted } = await portal.begun();
      await submitted();
      const edit = async (body: object) =>
        portal
          .as(carol)
          .patch(`/cutovers/${cutover.id}`, (await now()).version, body)
          .expect(200);
      await edit({ team: { ...cutover.team, operations: [] } });
      const seat = lastRound(await gate()).seats[0];
      expect(seat).toMatchObject({
        holder: bob,
        escalated: { to: [alice], why: 'left' },
        deciders: [alice],
      });
      await edit({ goals: 'Something else' });
      expect(lastRound(await gate())).toMatchObject({
        status: 'lapsed',
        lapsed: [{ item: 'plan', fields: ['/goals'] }],
      });
    });

    it('lapse when who leads goes back to a phase that was over, and from there on alone', async () => {
      const { cutover, decide, gate, get, now, post, prepared, submitted } =
        await portal.begun();
      await prepared();
      await submitted();
      for (const who of [bob, dora, alice]) await decide(who);
      await post(carol, '/gates/go/rounds', {}).expect(201);
      const goBack = async (who: string, phase: string) =>
        portal
          .as(who)
          .act(
            `/cutovers/${cutover.id}/phases/${phase}/reopen`,
            (await now()).version,
            { reason: 'Not thought through' },
          );
      expect(reasonOf(await goBack(carol, 'initiation'))).toEqual([
        403,
        'actor.role-missing',
      ]);
      expect(reasonOf(await goBack(alice, 'closing'))).toEqual([
        409,
        'phase.not-reached',
      ]);
      expect((await goBack(alice, 'initiation')).status).toBe(200);
      expect(await now()).toMatchObject({ phase: 'initiation' });
      for (const id of ['approval', 'go']) {
        expect(lastRound(await gate(carol, id))).toMatchObject({
          status: 'lapsed',
          lapsed: [],
          ended: { by: alice, reason: 'Not thought through' },
        });
      }
      const { items } = (await get(carol, '/audit?limit=500')).body;
      expect(
        items
          .filter(
            ({ type }: AuditEntry) =>
              type === 'phase.reopened' || type === 'gate.lapsed',
          )
          .map(({ type, item }: AuditEntry) => [type, item]),
      ).toEqual([
        ['phase.reopened', 'initiation'],
        ['gate.lapsed', 'approval'],
        ['gate.lapsed', 'go'],
      ]);
      // And the way forward is open again.
      expect(lastRound(await submitted()).number).toBe(2);
    });

    it('go back to an earlier phase for who may, and what depended on it lapses', async () => {
      const { decide, gate, now, post, prepared, submitted } =
        await portal.begun();
      await prepared();
      await submitted();
      for (const who of [bob, dora, alice]) await decide(who);
      const { hash } = lastRound(
        (await post(carol, '/gates/go/rounds', {}).expect(201)).body,
      );
      const back = {
        hash,
        comment: 'Not thought through',
        phase: 'initiation',
      };
      const no = await post(bob, '/gates/go/seats/s1/return', back);
      expect(reasonOf(no)).toEqual([403, 'gate.return-not-there']);
      await post(dora, '/gates/go/seats/s2/return', back).expect(200);
      expect(await now()).toMatchObject({
        phase: 'initiation',
        phases: [{ status: 'in-progress' }, { status: 'not-started' }, {}],
      });
      expect(await gate()).toMatchObject({ status: 'closed' });
      expect(lastRound(await gate()).status).toBe('lapsed');
    });

    it('mark what was returned wherever people work, until it is done and handed in again', async () => {
      const { cutover, gate, get, post, prepared, submitted } =
        await portal.begun();
      await prepared();
      const { hash } = lastRound(await submitted());
      const marks = async () => {
        const { items: documents } = (await get(bob, '/deliverables')).body;
        const { items: activities } = (await get(bob, '/activities')).body;
        const { body: work } = await portal.as(alice).get('/work');
        const todo = work.do.filter(
          (each: Work['do'][number]) => each.cutover.id === cutover.id,
        );
        return {
          opened: (await get(bob, '/deliverables/report')).body.sentBack,
          listed: documents[0].sentBack,
          activity: activities[0].sentBack,
          work: todo.map((each: Work['do'][number]) => [
            each.activity,
            each.sentBack?.comment,
            each.documents.map(document => document.sentBack?.comment),
          ]),
        };
      };
      const returnIt = (what: object) =>
        post(bob, '/gates/approval/seats/s1/return', {
          hash,
          comment: 'No numbers',
          ...what,
        }).expect(200);
      expect(await marks()).toEqual({ work: [] });
      await returnIt({ items: ['deliverable:report'] });
      const mark = {
        ...{ gate: 'approval', by: bob, comment: 'No numbers' },
        at: lastRound(await gate()).ended?.at,
      };
      // The activity is done, yet its document has to be written anew.
      expect(await marks()).toEqual({
        ...{ opened: mark, listed: mark },
        work: [['do-initiation', undefined, ['No numbers']]],
      });
      await post(bob, '/deliverables/report/revisions', {
        data: { summary: 'It pays twice' },
      }).expect(201);
      expect(await marks()).toEqual({ work: [] });

      const again = lastRound(await submitted());
      await returnIt({ hash: again.hash, activities: ['do-initiation'] });
      expect(await marks()).toMatchObject({
        activity: { by: bob, comment: 'No numbers' },
        work: [['do-initiation', 'No numbers', []]],
      });
      await portal
        .as(alice)
        .patch(`/cutovers/${cutover.id}/activities/do-initiation`, 4, {
          status: 'done',
        })
        .expect(200);
      expect(await marks()).toEqual({ work: [] });
    });
  },
);
