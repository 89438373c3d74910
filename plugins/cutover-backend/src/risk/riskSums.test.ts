import { TestDatabases } from '@backstage/backend-test-utils';
import type { Entity } from '@backstage/catalog-model';
import {
  AuthorizeResult,
  type PolicyDecision,
} from '@backstage/plugin-permission-common';
import {
  cutoverReadPermission,
  cutoverTemplateSpecSchema,
  type RiskSum,
  type TouchingRisk,
} from '@backstage-cutover/plugin-cutover-common';
import { faultsOf } from '../__testUtils__/aPortal';
import { alice, aTemplate, entity } from '../__testUtils__/company';
import {
  aRiskyTemplate,
  eve,
  rated,
  risksPortal,
  riskyCompany,
  templateEntity,
} from '../__testUtils__/risksPortal';
import {
  createCutoverConditionalDecision,
  cutoverConditions,
} from '../lifecycle/permissionRules';

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_17'] });

jest.setTimeout(60_000);

const blind = 'user:default/blind';

const shop = 'component:default/shop';
const till = 'component:default/till';
const stock = 'resource:default/stock';
const orders = 'system:default/orders';
const sales = 'domain:default/sales';
const executives = 'group:default/executives';

/** Three colours, of which the template of the others knows two. */
const traffic = cutoverTemplateSpecSchema.parse({
  ...aRiskyTemplate,
  type: 'traffic-change',
  title: { en: 'Traffic change', 'zh-CN': '红绿灯变更' },
  // The gate of the other asks for a priority that this one does not have.
  phases: aTemplate.phases,
  risk: {
    ...aRiskyTemplate.risk,
    standardRisks: [],
    priorities: [
      { id: 'green', title: { en: 'Green', 'zh-CN': '绿' }, tone: 'ok' },
      { id: 'amber', title: { en: 'Amber', 'zh-CN': '黄' }, tone: 'warning' },
      { id: 'red', title: { en: 'Red', 'zh-CN': '红' }, tone: 'critical' },
    ],
    matrix: {
      low: { low: 'green', high: 'amber' },
      high: { low: 'amber', high: 'red' },
    },
  },
});

const mapped = cutoverTemplateSpecSchema.parse({
  ...aRiskyTemplate,
  type: 'mapped-change',
  risk: {
    ...aRiskyTemplate.risk,
    mapping: { 'traffic-change': { red: 'high', green: 'low' } },
  },
});

function related(
  kind: string,
  name: string,
  type: string,
  refs: string[],
): Entity {
  return {
    ...entity(kind, name),
    relations: refs.map(targetRef => ({ type, targetRef })),
  };
}

const entities = [
  ...riskyCompany.filter(
    ({ kind, metadata: { name } }) =>
      `${kind} ${name}` !== 'System orders' &&
      `${kind} ${name}` !== 'Group executives',
  ),
  related('System', 'orders', 'hasPart', [shop, stock]),
  related('Domain', 'sales', 'hasPart', [orders]),
  related('Group', 'executives', 'ownerOf', [till]),
  entity('Resource', 'stock'),
  templateEntity('traffic-change', traffic),
  templateEntity('mapped-change', mapped),
];

/** Eve reads what Alice's friends own, and the blind nothing. */
const policy = (permission: string, user: string): PolicyDecision => {
  if (user === blind) return { result: AuthorizeResult.DENY };
  return user === eve && permission === 'cutover.read'
    ? createCutoverConditionalDecision(
        cutoverReadPermission,
        cutoverConditions.isOwner({ refs: [executives] }),
      )
    : { result: AuthorizeResult.ALLOW };
};

describe.each(databases.eachSupportedId())(
  'Sums of risks on %s',
  databaseId => {
    let portal: Awaited<ReturnType<typeof risksPortal>>;

    beforeEach(async () => {
      portal = await risksPortal({
        knex: await databases.init(databaseId),
        decide: policy,
        entities,
      });
      await portal.offer('traffic-change', traffic);
      await portal.offer('mapped-change', mapped);
    });

    const sum = async (ref: string, who = alice, more = ''): Promise<RiskSum> =>
      (
        await portal
          .as(who)
          .get(`/risks/sum?entity=${ref}&basis=current${more}`)
          .expect(200)
      ).body;
    const listed = async (query: string, who = alice) => {
      const { body } = await portal
        .as(who)
        .get(`/risks?basis=current&${query}`)
        .expect(200);
      return (body.items as TouchingRisk[])
        .map(({ risk }) => risk.title)
        .sort();
    };
    const high = { current: rated('high', 'high') };

    it('count what touches an entity: of a system its parts, of a domain its systems, of a group what it owns', async () => {
      const { add } = await portal.begun({ targets: [shop, till, stock] });
      await add({ title: 'Shop', targets: [shop], ratings: high });
      await add({ title: 'Till', targets: [till], ratings: high });
      await add({
        title: 'Both',
        targets: [till, stock],
        ratings: { current: rated('low', 'low') },
      });
      await add({ title: 'All', ratings: high });
      const titles = async (ref: string) => {
        const found = await listed(`entity=${ref}`);
        expect((await sum(ref)).total).toBe(found.length);
        return found;
      };
      expect(await titles(shop)).toEqual(['All', 'Shop']);
      expect(await titles(till)).toEqual(['All', 'Both', 'Till']);
      expect(await titles(orders)).toEqual(['All', 'Both', 'Shop']);
      expect(await titles(sales)).toEqual(['All', 'Both', 'Shop']);
      expect(await titles(executives)).toEqual(['All', 'Both', 'Till']);
      expect(await titles('Component:Shop')).toEqual(['All', 'Shop']);

      const { cells, priorities } = await sum(orders);
      expect(cells).toHaveLength(2);
      expect(cells).toContainEqual({
        ...{ likelihood: 'high', impact: 'high', priority: 'high' },
        count: 2,
      });
      expect(priorities).toEqual([
        { priority: 'low', inCells: 1, mapped: 0 },
        { priority: 'high', inCells: 2, mapped: 0 },
      ]);
      expect(
        await listed(`entity=${orders}&likelihood=high&impact=high`),
      ).toEqual(['All', 'Shop']);
      expect(await listed(`entity=${orders}&priority=low`)).toEqual(['Both']);
    });

    it('leave out closed risks and cutovers that are over, and tell apart what is not rated', async () => {
      const { add, write } = await portal.begun({ targets: [shop] });
      await add({ title: 'Open', ratings: high });
      await add({ title: 'Unrated' });
      await write(alice, await add({ ratings: high }), '/close', {
        reason: 'Over',
      }).expect(200);
      const other = await portal.begun({ targets: [shop] });
      await other.add({ title: 'Cancelled', ratings: high });
      await portal
        .as(alice)
        .act(`/cutovers/${other.cutover.id}/cancel`, 1, { reason: 'Enough' })
        .expect(200);
      expect(await sum(shop)).toMatchObject({ total: 1, unrated: 1 });
      expect(await listed(`entity=${shop}`)).toEqual(['Open', 'Unrated']);
    });

    it('lead to what is not rated on the basis, be it assessed on another or not at all', async () => {
      const { add } = await portal.begun({ targets: [shop] });
      await add({ title: 'Rated', ratings: high });
      await add({
        title: 'Only residual',
        ratings: { residual: rated('low', 'low') },
      });
      await add({ title: 'Never looked at' });
      expect((await sum(shop)).unrated).toBe(2);
      expect(await listed(`entity=${shop}&unrated=true`)).toEqual([
        ...['Never looked at', 'Only residual'],
      ]);
    });

    it('are handed out a page at a time, each risk once, until there are no more', async () => {
      for (const letter of ['A', 'B', 'C']) {
        const { add } = await portal.begun({ targets: [shop] });
        await add({ title: `${letter}1`, ratings: high });
        await add({ title: `${letter}2`, ratings: high });
      }
      const { cutover, add } = await portal.begun({ targets: [shop] });
      const numbers = Array.from({ length: 11 }, (_, at) => at + 1);
      for (const number of numbers) await add({ title: `D${number}` });
      const all: TouchingRisk[] = [];
      let more = '';
      do {
        const { body } = await portal
          .as(alice)
          .get(`/risks?entity=${shop}&limit=4${more}`)
          .expect(200);
        expect(body.items.length).toBeLessThanOrEqual(4);
        all.push(...body.items);
        more = body.nextCursor && `&cursor=${body.nextCursor}`;
      } while (more);
      expect(new Set(all.map(({ risk }) => risk.id)).size).toBe(17);
      expect(
        all
          .filter(each => each.cutover.id === cutover.id)
          .map(({ risk }) => risk.number),
      ).toEqual(numbers);
      for (const wrong of ['x', `${cutover.id}`, `${cutover.id}.1.2`]) {
        const answer = await portal
          .as(alice)
          .get(`/risks?entity=${shop}&cursor=${wrong}`);
        expect(faultsOf(answer)).toEqual(['cursor cursor.invalid']);
      }
      expect(
        faultsOf(await portal.as(alice).get(`/risks?entity=${shop}&limit=201`)),
      ).toEqual(['limit number.too-big']);
    });

    it('hold only what the reader may read', async () => {
      const one = await portal.begun({ targets: [shop] });
      await one.add({ title: 'Hidden', ratings: high });
      const other = await portal.begun({ targets: [shop], owner: executives });
      await other.add({ title: 'Seen', ratings: high });
      expect((await sum(shop)).total).toBe(2);
      expect((await sum(shop, eve)).total).toBe(1);
      expect(await listed(`entity=${shop}`, eve)).toEqual(['Seen']);
      expect(await sum(shop, blind)).toMatchObject({ total: 0, cells: [] });
      expect(await listed(`entity=${shop}`, blind)).toEqual([]);
      const { body } = await portal.as(eve).get(`/risks?entity=${shop}`);
      expect(body.items).toMatchObject([
        {
          cutover: { id: other.cutover.id, title: other.cutover.title },
          risk: { allowed: { edit: { reason: 'actor.not-concerned' } } },
        },
      ]);
    });

    it('map what stands on another scale by what the template declares, and show the rest apart', async () => {
      const own = await portal.begun({
        template: 'mapped-change',
        targets: [shop],
      });
      for (const title of ['A', 'B', 'C']) {
        await own.add({ title, ratings: high });
      }
      const foreign = await portal.begun({
        template: 'traffic-change',
        targets: [shop],
      });
      await foreign.add({ title: 'Red', ratings: high });
      await foreign.add({
        title: 'Amber',
        ratings: { current: rated('low', 'high') },
      });
      const { apart, mapped: asOurs, priorities, total } = await sum(shop);
      expect(total).toBe(5);
      expect(priorities).toContainEqual({
        ...{ priority: 'high', inCells: 3, mapped: 1 },
      });
      expect(asOurs).toMatchObject([{ priority: 'red', as: 'high', count: 1 }]);
      expect(apart).toMatchObject([
        {
          priority: 'amber',
          priorityTitle: { en: 'Amber' },
          template: 'traffic-change',
          templateTitle: { en: 'Traffic change' },
          count: 1,
        },
      ]);
      expect(
        await listed(`entity=${shop}&template=traffic-change&priority=amber`),
      ).toEqual(['Amber']);
      const { body } = await portal
        .as(alice)
        .get(`/risks?entity=${shop}&template=traffic-change`)
        .expect(200);
      expect(
        (body.items as TouchingRisk[]).map(({ priority }) => priority),
      ).toEqual([
        { id: 'red', title: { en: 'Red', 'zh-CN': '红' }, tone: 'critical' },
        { id: 'amber', title: { en: 'Amber', 'zh-CN': '黄' }, tone: 'warning' },
      ]);
      const { scaleHash } = await sum(shop);
      expect(await listed(`entity=${shop}&scale=${scaleHash}`)).toEqual([
        ...['A', 'B', 'C'],
      ]);
    });

    it('refuse an entity that is none, and one that the reader does not see', async () => {
      const { as } = portal;
      const answer = await as(alice).get('/risks/sum?entity=component:');
      expect(faultsOf(answer)).toEqual(['entity ref.malformed']);
      const { body } = await as(alice)
        .get('/risks?entity=component:default/moon')
        .expect(404);
      expect(body.error.reason).toBe('entity.unknown');
      expect(
        faultsOf(await as(alice).get(`/risks/sum?entity=${shop}&basis=new`)),
      ).toEqual(['basis input.not-a-choice']);
    });

    it('answer for a system of more parts than a statement has variables', async () => {
      const many = Array.from(
        { length: 40_000 },
        (_, at) => `api:default/a${at}`,
      );
      const wide = await risksPortal({
        knex: await databases.init(databaseId),
        decide: policy,
        entities: [
          ...entities,
          related('System', 'wide', 'hasPart', [...many, shop]),
        ],
      });
      const { add } = await wide.begun({ targets: [shop] });
      await add({ ratings: high });
      const { body } = await wide
        .as(alice)
        .get('/risks/sum?entity=system:default/wide')
        .expect(200);
      expect(body.total).toBe(1);
    });
  },
);
