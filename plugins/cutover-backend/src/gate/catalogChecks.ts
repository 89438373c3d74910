import type { AuthService } from '@backstage/backend-plugin-api';
import {
  parseEntityRef,
  RELATION_OWNED_BY,
  stringifyEntityRef,
  type Entity,
} from '@backstage/catalog-model';
import {
  createZodV4FilterPredicateSchema,
  evaluateFilterPredicate,
  type FilterPredicate,
} from '@backstage/filter-predicates';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import {
  faultsOfIssues,
  inputErrorOf,
} from '@backstage-cutover/plugin-cutover-common';
import type {
  GateCheck,
  GateCheckContext,
} from '@backstage-cutover/plugin-cutover-node';
import { z } from 'zod';

const predicate = createZodV4FilterPredicateSchema();

/** However a template spells a ref, the catalog knows it in one way. */
const entityRef = z
  .string()
  .refine(isEntityRef, 'use full entity refs, such as "component:default/shop"')
  .transform(ref => stringifyEntityRef(parseEntityRef(ref)));

const matchParams = z.strictObject({
  entities: z
    .union([z.literal('targets'), z.array(z.unknown()).min(1).max(200)], {
      error: 'use "targets" or a list of entity refs',
    })
    .pipe(z.union([z.literal('targets'), z.array(entityRef)]))
    .default('targets'),
  filter: z.custom<FilterPredicate>(
    value => predicate.safeParse(value).success,
    'use a filter predicate of the catalog, such as { "spec.lifecycle": "production" }',
  ),
  title: z.string().max(500).optional(),
});

/** What the catalog has to say before a gate opens: of all targets, whoever asks. */
export function catalogChecks(deps: {
  auth: AuthService;
  catalog: CatalogService;
}): GateCheck[] {
  const entitiesOf = async (refs: string[]) => {
    const { items } = await deps.catalog.getEntitiesByRefs(
      { entityRefs: refs },
      { credentials: await deps.auth.getOwnServiceCredentials() },
    );
    return refs.map((ref, index) => ({ ref, entity: items[index] }));
  };
  const targetsOf = ({ cutover }: GateCheckContext) =>
    entitiesOf(cutover.targets.map(({ ref }) => ref));
  return [
    {
      id: 'catalog.targets-exist',
      title: {
        en: 'Every target is in the catalog',
        'zh-CN': '各切换对象均在软件目录中',
      },
      async evaluate(context) {
        const found = await targetsOf(context);
        const missing = found.filter(({ entity }) => !entity);
        return {
          passed: missing.length === 0,
          explanation: said(missing, found.length, {
            en: ['Not in the catalog', 'targets in the catalog'],
            'zh-CN': ['不在软件目录中', '个切换对象均在软件目录中'],
          }),
          facts: found.map(({ ref, entity }) => ({
            ref,
            inCatalog: entity !== undefined,
          })),
        };
      },
    },
    {
      id: 'catalog.targets-owned',
      title: {
        en: 'Every target has an owner who exists',
        'zh-CN': '各切换对象均有有效的负责方',
      },
      async evaluate(context) {
        const targets = await targetsOf(context);
        const ownerOf = (entity: Entity | undefined) =>
          entity?.relations?.find(({ type }) => type === RELATION_OWNED_BY)
            ?.targetRef;
        const owners = [
          ...new Set(targets.flatMap(({ entity }) => ownerOf(entity) ?? [])),
        ];
        const known = new Set(
          (await entitiesOf(owners)).flatMap(({ entity }) =>
            entity ? [stringifyEntityRef(entity)] : [],
          ),
        );
        const facts = targets.map(({ ref, entity }) => {
          const owner = ownerOf(entity);
          return {
            ref,
            owner: owner ?? null,
            ownerExists: owner !== undefined && known.has(owner),
          };
        });
        const without = facts.filter(({ ownerExists }) => !ownerExists);
        return {
          passed: without.length === 0,
          explanation: said(without, facts.length, {
            en: ['Without an owner in the catalog', 'targets with an owner'],
            'zh-CN': ['没有有效的负责方', '个切换对象均有负责方'],
          }),
          facts,
        };
      },
    },
    {
      id: 'catalog.entity-matches',
      title: {
        en: 'The entities are as the template wants them',
        'zh-CN': '实体符合模板的条件',
      },
      async evaluate(context) {
        const { entities, filter, title } = paramsOf(context);
        const found =
          entities === 'targets'
            ? await targetsOf(context)
            : await entitiesOf(entities);
        const facts = found.map(({ ref, entity }) => ({
          ref,
          matches:
            entity !== undefined && evaluateFilterPredicate(filter, entity),
        }));
        const others = facts.filter(({ matches }) => !matches);
        const what = title ? `${title}: ` : '';
        const words = said(others, facts.length, {
          en: ['Not so', 'entities as wanted'],
          'zh-CN': ['不符合', '个实体均符合'],
        });
        return {
          passed: others.length === 0,
          explanation: {
            en: `${what}${words.en}`,
            'zh-CN': `${what}${words['zh-CN']}`,
          },
          facts: {
            filter: JSON.parse(JSON.stringify(filter)),
            entities: facts,
          },
        };
      },
    },
  ];
}

/** Nobody but the template's author can mend them, so they are told in words. */
function paramsOf({ params }: GateCheckContext) {
  const parsed = matchParams.safeParse(params);
  if (parsed.success) return parsed.data;
  throw inputErrorOf(faultsOfIssues(params, parsed.error.issues));
}

function isEntityRef(ref: string): boolean {
  try {
    parseEntityRef(ref);
    return true;
  } catch {
    return false;
  }
}

/** Who does not pass, by name, or that all do. */
function said(
  others: { ref: string }[],
  all: number,
  words: Record<'en' | 'zh-CN', [string, string]>,
) {
  const refs = others.map(({ ref }) => ref);
  return {
    en: refs.length
      ? `${words.en[0]}: ${refs.join(', ')}`
      : `${all} of ${all} ${words.en[1]}`,
    'zh-CN': refs.length
      ? `${words['zh-CN'][0]}：${refs.join('、')}`
      : `全部 ${all} ${words['zh-CN'][1]}`,
  };
}
