import { TestDatabases } from '@backstage/backend-test-utils';
import type { Risk, RiskView } from '@backstage-cutover/plugin-cutover-common';
import { aWorkshop, bobOfTheShop, person } from '../__testUtils__/aWorkshop';
import { aBody, alice, carol } from '../__testUtils__/company';
import {
  aRiskBody,
  aRiskyTemplate,
  dora,
  rated,
  riskyCompany,
  riskyTeam,
} from '../__testUtils__/risksPortal';
import { subjects } from '../subjects';

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_17'] });

jest.setTimeout(60_000);

const byAlice = person(alice);
const byDora = person(dora);

describe.each(databases.eachSupportedId())(
  'Due dates of risks on %s',
  databaseId => {
    async function workshop() {
      const knex = await databases.init(databaseId);
      const made = await aWorkshop(knex, riskyCompany);
      await made.templates.register(JSON.parse(JSON.stringify(aRiskyTemplate)));
      const { cutovers, outbox, risk: subject, time, told } = made;
      const cutover = await cutovers.create(
        aBody({ template: 'risky-change', team: riskyTeam }),
        bobOfTheShop,
      );
      const keyOf = ({ id, version }: Risk) => ({
        ...{ cutover: cutover.id, risk: id, version },
      });
      const add = (differently: Record<string, unknown> = {}) =>
        subject.risks.add(cutover.id, aRiskBody(differently), byAlice);
      return {
        ...{ ...made, ...subject, keyOf, add, knex, cutover },
        /** Another replica on the same database. */
        replica: () => subjects(made.deps, { blockers: [] }).risk.dueDates,
        measured: (risk: RiskView, differently: Record<string, unknown> = {}) =>
          subject.risks.addMeasure(
            keyOf(risk),
            {
              ...{ title: 'Measure the copy', strategy: 'mitigate' },
              ...{ owner: carol, due: '2027-01-10', ...differently },
            },
            byAlice,
          ),
        at: (moment: string) => {
          time.now = new Date(moment);
        },
        /** Where what has been told leads. */
        async links() {
          await outbox.settled();
          return told.flatMap(each =>
            each.teller === 'notification' ? each.payload.link ?? [] : [],
          );
        },
        /** What has been told since it was last asked. */
        async notifications() {
          await outbox.settled();
          const found = told.filter(each => each.teller === 'notification');
          told.length = 0;
          return found
            .map(({ to, payload }) => `${payload.title} -> ${to.join(' ')}`)
            .sort();
        },
      };
    }

    it('tell whoever becomes owner, gets a measure, decides or has asked', async () => {
      const { add, keyOf, measured, notifications, risks } = await workshop();
      await notifications();
      let risk = await add({ ratings: { current: rated('high', 'high') } });
      expect(await notifications()).toEqual([
        'You own the risk R-1 The copy takes too long -> user:default/bob',
      ]);
      risk = await measured(risk);
      expect(await notifications()).toEqual([
        'Measure the copy is assigned to you -> user:default/carol',
      ]);
      risk = await risks.edit(keyOf(risk), { owner: alice }, byAlice);
      expect(await notifications()).toEqual([]);
      risk = await risks.edit(keyOf(risk), { owner: carol }, byAlice);
      await notifications();
      risk = await risks.askAcceptance(
        keyOf(risk),
        { reason: 'Too late', until: '2027-02-01' },
        byAlice,
      );
      expect(await notifications()).toEqual([
        'R-1 The copy takes too long waits for your decision whether it is accepted -> user:default/dora',
      ]);
      await risks.decideAcceptance(keyOf(risk), { granted: true }, byDora);
      expect(await notifications()).toEqual([
        'R-1 The copy takes too long is accepted until 1 Feb 2027 -> user:default/alice user:default/carol',
      ]);
    });

    it('remind of measures that are due soon and overdue, once each, whichever replica looks', async () => {
      const { add, at, dueDates, measured, notifications, replica } =
        await workshop();
      const risk = await measured(await add());
      await measured(risk, { title: 'Copy twice', due: '2027-01-20' });
      await notifications();

      at('2027-01-07T22:59:00.000Z');
      await dueDates.follow();
      expect(await notifications()).toEqual([]);

      at('2027-01-07T23:00:00.000Z');
      const other = replica();
      await Promise.all([dueDates.follow(), other.follow()]);
      await dueDates.follow();
      expect(await notifications()).toEqual([
        'Measure the copy is due 10 Jan 2027 -> user:default/carol',
      ]);

      at('2027-01-10T23:00:00.000Z');
      await Promise.all([other.follow(), dueDates.follow()]);
      await other.follow();
      expect(await notifications()).toEqual([
        'Measure the copy was due 10 Jan 2027 -> user:default/carol',
      ]);

      // The first is overdue still, and nobody is told again; the second has its own days.
      at('2027-01-18T12:00:00.000Z');
      await dueDates.follow();
      await dueDates.follow();
      expect(await notifications()).toEqual([
        'Copy twice is due 20 Jan 2027 -> user:default/carol',
      ]);
    });

    it('remind anew of a day that is moved, and no more of what is done or of a cutover that is over', async () => {
      const { add, at, cutovers, cutover, ...shop } = await workshop();
      const { dueDates, keyOf, measured, notifications, risks } = shop;
      let risk = await measured(await add());
      await measured(await add({ title: 'Other' }), { title: 'Never told' });
      await notifications();
      at('2027-01-09T12:00:00.000Z');
      await dueDates.follow();
      expect(await notifications()).toHaveLength(2);
      const [{ id: measure }] = risk.measures;
      risk = await risks.changeMeasure(
        { ...keyOf(risk), measure },
        { due: '2027-01-11' },
        byAlice,
      );
      await dueDates.follow();
      expect(await notifications()).toEqual([
        'Measure the copy is due 11 Jan 2027 -> user:default/carol',
      ]);
      await risks.changeMeasure(
        { ...keyOf(risk), measure },
        { status: 'done', evidence: 'Protocol' },
        byAlice,
      );
      await cutovers.cancel(cutover.id, 1, { reason: 'Enough' }, byAlice);
      await notifications();
      at('2027-02-01T12:00:00.000Z');
      await dueDates.follow();
      expect(await notifications()).toEqual([]);
    });

    it('end an acceptance when its last day is over where the plan is, and tell the owner', async () => {
      const { add, at, audit, cutover, ...shop } = await workshop();
      const { dueDates, keyOf, notifications, replica, risks } = shop;
      let risk = await add({ ratings: { current: rated('high', 'high') } });
      risk = await risks.askAcceptance(
        keyOf(risk),
        { reason: 'Too late', until: '2027-01-10' },
        byAlice,
      );
      risk = await risks.decideAcceptance(
        keyOf(risk),
        { granted: true },
        byDora,
      );
      await notifications();

      at('2027-01-10T22:59:59.000Z');
      await dueDates.follow();
      const now = async () =>
        (await risks.register(cutover.id, {}, byAlice)).items[0];
      expect((await now()).status).toBe('accepted');

      at('2027-01-10T23:00:00.000Z');
      await Promise.all([dueDates.follow(), replica().follow()]);
      expect(await now()).toMatchObject({
        status: 'identified',
        acceptance: { status: 'expired' },
        version: risk.version + 1,
      });
      expect(await notifications()).toEqual([
        'The acceptance of R-1 The copy takes too long has expired -> user:default/bob',
      ]);
      const { entries } = await audit.page(
        cutover.id,
        { after: 0, limit: 50 },
        byAlice.credentials,
      );
      const expired = entries
        .map(entry => JSON.parse(entry))
        .filter(({ type }) => type === 'risk.acceptance-expired');
      expect(expired).toMatchObject([{ by: 'plugin:cutover' }]);
    });
  },
);
