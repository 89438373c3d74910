import { TestDatabases } from '@backstage/backend-test-utils';
import {
  createConditionAuthorizer,
  createConditionTransformer,
  type PermissionRuleset,
} from '@backstage/plugin-permission-node';
import {
  AuthorizeResult,
  type PermissionCondition,
  type PermissionCriteria,
} from '@backstage/plugin-permission-common';
import {
  cutoverQuerySchema,
  cutoverReadPermission,
  type Cutover,
} from '@backstage-cutover/plugin-cutover-common';
import fc from 'fast-check';
import { aWorkshop, bobOfTheShop } from '../__testUtils__/aWorkshop';
import { aBody, alice, bob, carol, shopTeam } from '../__testUtils__/company';
import { cutoverOf } from './CutoverStore';
import {
  createCutoverConditionalDecision,
  cutoverConditions,
  cutoverPermissionRules,
  type CutoverFilter,
} from './permissionRules';

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_17'] });

jest.setTimeout(120_000);

type Criteria = PermissionCriteria<PermissionCondition<'cutover'>>;

const refs = fc.uniqueArray(
  fc.constantFrom(
    alice,
    bob,
    carol,
    shopTeam,
    'group:default/executives',
    'Group:Default/Shop-Team',
    'user:default/nobody',
  ),
  { maxLength: 3 },
);

const condition: fc.Arbitrary<Criteria> = fc.oneof(
  refs.map(each => cutoverConditions.isOwner({ refs: each })),
  refs.map(each => cutoverConditions.ownsTarget({ refs: each })),
  fc
    .tuple(
      refs,
      fc.constantFrom(undefined, 'sponsor', 'coordinator', 'no-such-role'),
    )
    .map(([each, role]) => cutoverConditions.hasRole({ refs: each, role })),
  fc
    .subarray(['small-change', 'other'])
    .map(types => cutoverConditions.isType({ types })),
);

const { criteria } = fc.letrec<{ criteria: Criteria }>(tie => {
  const several = fc
    .array(tie('criteria'), { minLength: 1, maxLength: 3 })
    .map(([first, ...others]): [Criteria, ...Criteria[]] => [first, ...others]);
  return {
    criteria: fc.oneof(
      { maxDepth: 3, withCrossShrink: true },
      condition,
      several.map(allOf => ({ allOf })),
      several.map(anyOf => ({ anyOf })),
      tie('criteria').map(not => ({ not })),
    ),
  };
});

describe.each(databases.eachSupportedId())(
  'Conditions of a policy as SQL on %s',
  databaseId => {
    it('find what the rules let through one by one', async () => {
      const knex = await databases.init(databaseId);
      const { cutovers, store } = await aWorkshop(knex);
      for (const differently of [
        {},
        { owner: 'executives', targets: ['component:till'] },
        { owner: alice, team: { sponsor: [bob, carol] } },
        { targets: ['system:orders'], team: { sponsor: [bob] } },
        { owner: bob, targets: ['component:shop', 'component:till'] },
      ]) {
        await cutovers.create(aBody(differently), bobOfTheShop);
      }
      const query = cutoverQuerySchema.parse({});
      const all = (await store.list(knex, query)).documents.map(document =>
        cutoverOf({ document }),
      );
      const rules = Object.values(cutoverPermissionRules);
      const ruleset: PermissionRuleset<Cutover, CutoverFilter> = {
        getRuleByName: name => {
          const rule = rules.find(each => each.name === name);
          if (!rule) throw new Error(`No rule ${name}`);
          return rule;
        },
      };
      const toFilter = createConditionTransformer(ruleset);
      const authorize = createConditionAuthorizer(ruleset);

      await fc.assert(
        fc.asyncProperty(criteria, async conditions => {
          const decision = createCutoverConditionalDecision(
            cutoverReadPermission,
            conditions,
          );
          expect(decision.result).toBe(AuthorizeResult.CONDITIONAL);
          const { documents } = await store.list(
            knex,
            query,
            toFilter(decision.conditions),
          );
          expect(
            documents.map(document => cutoverOf({ document }).name),
          ).toEqual(
            all
              .filter(each => authorize(decision, each))
              .map(each => each.name),
          );
        }),
        { numRuns: 300 },
      );
    });
  },
);
