import { TestDatabases } from '@backstage/backend-test-utils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { entity as anEntity } from '../__testUtils__/company';
import {
  alice,
  bob,
  carol,
  eve,
  finn,
  gina,
  nightShift,
  opsTeam,
  stranger,
  trainedCompany,
  trainingPortal,
} from '../__testUtils__/trainingPortal';

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_17'] });

jest.setTimeout(120_000);

const blind = 'user:default/blind';
const discreet = 'user:default/carol';

const crowd = 'group:default/crowd';
const crowded = Array.from(
  { length: 2_001 },
  (_, each) => `user:default/crowd-${String(each).padStart(4, '0')}`,
);
const personOf = ({ person }: { person: string }) => person;

describe.each(databases.eachSupportedId())(
  'Training on pages of entities on %s',
  databaseId => {
    let portal: Awaited<ReturnType<typeof trainingPortal>>;
    let mayReadResults = true;
    const entities = trainedCompany();
    const find = (name: string) =>
      entities.find(each => each.metadata.name === name) ?? {};

    beforeAll(async () => {
      entities.push(
        anEntity('Group', 'crowd', { children: [] }),
        ...crowded.map(ref => ({
          ...anEntity('User', ref.split('/')[1], { memberOf: ['crowd'] }),
          relations: [{ type: 'memberOf', targetRef: crowd }],
        })),
      );
      Object.assign(find('orders'), {
        relations: [{ type: 'hasPart', targetRef: 'component:default/shop' }],
      });
      portal = await trainingPortal({
        ...{ entities, knex: await databases.init(databaseId) },
        decide: (permission, user) => ({
          result:
            user === blind ||
            (!mayReadResults &&
              user === discreet &&
              permission === 'cutover.training.results.read')
              ? AuthorizeResult.DENY
              : AuthorizeResult.ALLOW,
        }),
      });
    });

    const ask = async (who: string, what: string, of: string) => {
      const path = `/training/${what}?entity=${encodeURIComponent(of)}`;
      const { body } = await portal.as(who).get(path).expect(200);
      return body.items;
    };

    it('sums how ready people are, of an entity, a system with its parts, and a group with all within it', async () => {
      const of = (title: string, target: string) =>
        portal.begun({ title, targets: [target] });
      const shop = await of('Shop', 'component:default/shop');
      await (await of('Till', 'component:default/till')).overview();
      await shop.assign('basics', [opsTeam]);
      await shop.sat(finn);
      const [ready, ...others] = await ask(
        ...([stranger, 'readiness', 'component:default/shop'] as const),
      );
      expect(others).toEqual([]);
      expect(ready).toEqual({
        cutover: {
          ...{ id: shop.cutover.id, name: 'shop', title: 'Shop' },
        },
        ...{ dueDay: '2099-02-07', late: false },
        ...{ needed: 5, certified: 1 },
        courses: [
          {
            ...{
              id: 'basics',
              title: { en: 'basics', 'zh-CN': 'basics (中文)' },
            },
            ...{ dueDay: '2099-02-07', needed: 3, certified: 1 },
          },
          expect.objectContaining({ id: 'hands-on', needed: 1, certified: 0 }),
          expect.objectContaining({ id: 'talk', needed: 1, certified: 0 }),
        ],
      });
      const names = async (entity: string, who = stranger) =>
        (await ask(who, 'readiness', entity))
          .map(({ cutover, needed }: any) => `${cutover.name} ${needed}`)
          .sort();
      expect(await names('system:default/orders')).toEqual(['shop 5']);
      expect(await names(opsTeam)).toEqual(['shop 5', 'till 3']);
      expect(await names(nightShift)).toEqual(['shop 2']);
      expect(await names('group:default/executives')).toEqual([]);
      expect(await names(opsTeam, blind)).toEqual([]);
      const unknown = await portal
        .as(alice)
        .get('/training/readiness?entity=group:default/none');
      expect([unknown.status, unknown.body.error.reason]).toEqual([
        404,
        'entity.unknown',
      ]);
    });

    it('shows the people of a group also where their department is one above it', async () => {
      const team = { type: 'department', children: [] };
      Object.assign(find('ops-team'), { spec: team });
      const { assign, cutover } = await portal.begun({ title: 'Nightly' });
      await assign('basics', [nightShift]);
      Object.assign(find('ops-team'), { spec: { children: [] } });
      const here = (items: any[]) =>
        items.filter(each => each.cutover.id === cutover.id);
      const [ready] = here(await ask(stranger, 'readiness', nightShift));
      expect(ready).toMatchObject({ needed: 2, certified: 0 });
      const lines = here(await ask(eve, 'assessments', nightShift));
      expect(lines.map(({ person }) => person)).toEqual([finn, gina]);
      expect(here(await ask(gina, 'assessments', nightShift))).toHaveLength(1);
    });

    it('shows to each what they may see, however many others there are, and says when there are more', async () => {
      const { assign } = await portal.begun({ title: 'Crowded' });
      await assign('basics', [crowd]).expect(200);
      const seen = async (who: string) => {
        const path = `/training/assessments?entity=${crowd}`;
        const { body } = await portal.as(who).get(path).expect(200);
        return { people: body.items.map(personOf), more: body.more };
      };
      const [last] = crowded.slice(-1);
      expect(await seen(last)).toEqual({ people: [last], more: false });
      expect(await seen(stranger)).toEqual({ people: [], more: false });
      expect(await seen(carol)).toEqual({
        ...{ people: crowded.slice(0, 2_000), more: true },
      });
    });

    it('shows where people stand to themselves, their heads and those who plan', async () => {
      const { assign, cutover, sat } = await portal.begun();
      await assign('basics', [opsTeam]);
      await sat(gina);
      const lines = async (who: string, entity: string) =>
        (await ask(who, 'assessments', entity))
          .filter((line: any) => line.cutover.id === cutover.id)
          .map(({ course, person, standings }: any) =>
            `${person} ${course.id} ${standings[0]?.state ?? ''}`.trim(),
          );
      const night = [`${finn} basics may-start`, `${gina} basics passed`];
      const ofBob = [
        `${bob} basics may-start`,
        `${bob} hands-on may-start`,
        `${bob} talk`,
      ];
      expect(await lines(carol, nightShift)).toEqual(night);
      expect(await lines(eve, nightShift)).toEqual(night);
      expect(await lines(eve, opsTeam)).toEqual([...ofBob, ...night]);
      expect(await lines(gina, nightShift)).toEqual([night[1]]);
      expect(await lines(gina, gina)).toEqual([night[1]]);
      for (const who of [stranger, blind, bob]) {
        expect(await lines(who, gina)).toEqual([]);
      }
      mayReadResults = false;
      expect(await lines(carol, nightShift)).toEqual([]);
      mayReadResults = true;
    });
  },
);
