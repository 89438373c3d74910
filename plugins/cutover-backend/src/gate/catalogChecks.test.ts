import { mockServices } from '@backstage/backend-test-utils';
import { RELATION_OWNED_BY, type Entity } from '@backstage/catalog-model';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import {
  inLanguage,
  type CheckVerdict,
  type Cutover,
} from '@backstage-cutover/plugin-cutover-common';
import type { JsonObject } from '@backstage/types';
import type { Knex } from 'knex';
import { aTemplate, entity, shopTeam } from '../__testUtils__/company';
import { catalogChecks } from './catalogChecks';
import { GateChecks } from './GateChecks';

const shop = 'component:default/shop';
const orders = 'system:default/orders';
const till = 'component:default/till';

function ownedBy(owner: string | undefined, of: Entity): Entity {
  const relation = { type: RELATION_OWNED_BY, targetRef: owner ?? '' };
  return owner ? { ...of, relations: [relation] } : of;
}

const catalog = [
  entity('Group', 'shop-team'),
  ownedBy(
    shopTeam,
    entity('Component', 'shop', { type: 'service', lifecycle: 'production' }),
  ),
  ownedBy(
    shopTeam,
    entity('System', 'orders', { type: 'product', deputy: 'someone' }),
  ),
  ownedBy(
    'group:default/dissolved',
    entity('Component', 'till', { type: 'website', lifecycle: 'deprecated' }),
  ),
  entity('Component', 'orphan'),
];

/** What a check says of a cutover with these targets. */
async function asked(
  check: string,
  targets: string[],
  params?: JsonObject,
): Promise<CheckVerdict> {
  const checks = new GateChecks({
    checks: [],
    added: catalogChecks({
      auth: mockServices.auth(),
      catalog: catalogServiceMock({ entities: catalog }),
    }),
    milliseconds: 1_000,
    keptMilliseconds: 0,
    clock: () => new Date('2026-11-24T12:00:00.000Z'),
    logger: mockServices.logger.mock(),
  });
  const cutover = {
    targets: targets.map(ref => ({ ref })),
    intake: {},
  } as unknown as Cutover;
  const gate = { checks: [{ check, ...(params ? { params } : {}) }] };
  const [verdict] = await checks.ask(
    {} as Knex,
    { cutover, spec: aTemplate },
    gate as Parameters<typeof checks.ask>[2],
    'initiation',
  );
  return verdict;
}

function words({ outcome, explanation }: CheckVerdict) {
  return [outcome, inLanguage(explanation, 'en')];
}

describe('catalog.targets-exist', () => {
  it('passes while every target is in the catalog', async () => {
    const verdict = await asked('catalog.targets-exist', [shop, orders]);
    expect(words(verdict)).toEqual(['passed', '2 of 2 targets in the catalog']);
  });

  it('names in both languages the targets that are not there, and keeps what it saw of all', async () => {
    const gone = 'component:default/gone';
    const verdict = await asked('catalog.targets-exist', [shop, gone]);
    expect(verdict).toMatchObject({
      outcome: 'failed',
      explanation: {
        en: `Not in the catalog: ${gone}`,
        'zh-CN': `不在软件目录中：${gone}`,
      },
      facts: [
        { ref: shop, inCatalog: true },
        { ref: gone, inCatalog: false },
      ],
    });
  });
});

describe('catalog.targets-owned', () => {
  it('passes while every target has an owner who is in the catalog', async () => {
    const verdict = await asked('catalog.targets-owned', [shop, orders]);
    expect(words(verdict)).toEqual(['passed', '2 of 2 targets with an owner']);
    expect(verdict.facts).toEqual([
      { ref: shop, owner: shopTeam, ownerExists: true },
      { ref: orders, owner: shopTeam, ownerExists: true },
    ]);
  });

  it.each([
    ['has no owner', 'component:default/orphan', null],
    ['has an owner who does not exist', till, 'group:default/dissolved'],
    ['is not in the catalog itself', 'component:default/gone', null],
  ])('fails where a target %s, and names it', async (_, ref, owner) => {
    const verdict = await asked('catalog.targets-owned', [shop, ref]);
    expect(words(verdict)).toEqual([
      'failed',
      `Without an owner in the catalog: ${ref}`,
    ]);
    expect(verdict.facts).toContainEqual({ ref, owner, ownerExists: false });
  });
});

describe('catalog.entity-matches', () => {
  const matches = (params: JsonObject, targets = [shop, till]) =>
    asked('catalog.entity-matches', targets, params);

  it('takes the filter predicates of the platform, over all targets', async () => {
    const verdict = await matches({
      filter: {
        kind: 'Component',
        'spec.type': { $in: ['service', 'website'] },
      },
    });
    expect(words(verdict)).toEqual(['passed', '2 of 2 entities as wanted']);
  });

  it.each<[string, JsonObject, string]>([
    ['$in', { 'spec.type': { $in: ['service', 'product'] } }, till],
    ['$exists', { 'spec.deputy': { $exists: false } }, orders],
    ['$not', { $not: { 'spec.lifecycle': 'deprecated' } }, till],
    [
      '$any and $all',
      { $any: [{ kind: 'System' }, { $all: [{ 'spec.type': 'service' }] }] },
      till,
    ],
  ])(
    'names which entities a filter with %s leaves out',
    async (_, filter, out) => {
      const verdict = await matches({ filter }, [shop, orders, till]);
      expect(words(verdict)).toEqual(['failed', `Not so: ${out}`]);
      expect(verdict.facts).toEqual({
        filter,
        entities: [shop, orders, till].map(ref => ({
          ref,
          matches: ref !== out,
        })),
      });
    },
  );

  it('says by its title what is not so', async () => {
    const title = 'Nothing deprecated is changed';
    const filter = { $not: { 'spec.lifecycle': 'deprecated' } };
    expect(words(await matches({ filter, title }))).toEqual([
      'failed',
      `${title}: Not so: ${till}`,
    ]);
  });

  it('looks at other entities where the template names them, however it spells their refs', async () => {
    const filter = { 'spec.type': 'product' };
    const entities = ['System:orders'];
    expect(words(await matches({ entities, filter }))).toEqual([
      'passed',
      '1 of 1 entities as wanted',
    ]);
  });

  it('takes an entity that is not in the catalog for one that does not match, even where the filter says not', async () => {
    const filter = { $not: { kind: 'Component' } };
    const gone = 'system:default/gone';
    expect(words(await matches({ filter }, [gone]))).toEqual([
      'failed',
      `Not so: ${gone}`,
    ]);
  });

  it.each<[string, JsonObject, string]>([
    ['without a filter', {}, 'filter: This is needed; fill it in'],
    [
      'with an operator that does not exist',
      { filter: { 'spec.type': { $like: 'serv' } } },
      'filter: Use a filter predicate of the catalog, such as { "spec.lifecycle": "production" }',
    ],
    [
      'with entities that are no list',
      { filter: { kind: 'Component' }, entities: 'shop' },
      'entities: Use "targets" or a list of entity refs',
    ],
    [
      'with a ref that is none',
      { filter: { kind: 'Component' }, entities: ['shop'] },
      'entities[0]: Use full entity refs, such as "component:default/shop"',
    ],
    [
      'with a param that is misspelt',
      { filter: { kind: 'Component' }, tittle: 'x' },
      'tittle: "tittle" cannot be set here; leave it out',
    ],
  ])(
    'is unknown %s in the template, and says what helps',
    async (_, params, why) => {
      const verdict = await matches(params);
      expect(words(verdict)).toEqual([
        'unknown',
        `Unknown, because the check could not answer: ${why}`,
      ]);
    },
  );
});
