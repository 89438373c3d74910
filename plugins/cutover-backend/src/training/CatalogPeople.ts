import type { AuthService } from '@backstage/backend-plugin-api';
import {
  parseEntityRef,
  RELATION_MEMBER_OF,
  stringifyEntityRef,
  type Entity,
} from '@backstage/catalog-model';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import {
  normalRef,
  type GroupFact,
  type PersonFact,
} from '@backstage-cutover/plugin-cutover-common';
import { DISPLAY_NAME_FIELDS, displayNameOf } from '../actors/displayName';
import { inParts } from '../database/inParts';

const PAGE = 500;

/** So many refs find room in one address. */
const REFS = 40;

/** So deep may groups lie within each other. */
const DEEPEST = 20;

/** Names the person who leads a group, where the template's roles do not. */
const HEAD_ANNOTATION = 'backstage-cutover/head';

/** Names the group with which somebody is counted, where their groups do not tell. */
const DEPARTMENT_ANNOTATION = 'backstage-cutover/department';

const GROUP_FIELDS = [
  'kind',
  'metadata.namespace',
  'metadata.annotations',
  'spec.type',
  'spec.parent',
  'spec.children',
  ...DISPLAY_NAME_FIELDS,
];

const USER_FIELDS = [
  'kind',
  'metadata.name',
  'metadata.namespace',
  'metadata.annotations',
  'spec.memberOf',
  'relations',
];

export type AsksPeople = Pick<
  CatalogPeople,
  'groups' | 'membersOf' | 'people' | 'within'
>;

/** Asks the catalog who is in which group, with the service's own eyes: who attends does not depend on who looks. */
export class CatalogPeople {
  constructor(
    private readonly deps: { auth: AuthService; catalog: CatalogService },
  ) {}

  /** Those of the refs that are in the catalog. */
  async people(refs: string[]): Promise<Map<string, PersonFact>> {
    const found = new Map<string, PersonFact>();
    for (const part of inParts(refs, PAGE)) {
      for (const entity of await this.#byRefs(part, USER_FIELDS)) {
        const person = personOf(entity);
        if (entity.kind === 'User') found.set(person.ref, person);
      }
    }
    return found;
  }

  /** The groups themselves, and all within them, by the group that was asked for. */
  async within(refs: string[]): Promise<Map<string, Set<string>>> {
    const children = new Map<string, Set<string>>();
    const keep = (parent: string, child: string) =>
      children.set(parent, (children.get(parent) ?? new Set()).add(child));
    let layer = [...new Set(refs)];
    const seen = new Set(layer);
    for (let depth = 0; layer.length && depth < DEEPEST; depth++) {
      // Either of the two names the other. Their relations would do as well, but name all their people, too.
      for (const part of inParts(layer, REFS)) {
        for (const entity of await this.#byRefs(part, GROUP_FIELDS)) {
          refsIn(entity, 'children').forEach(each => keep(refOf(entity), each));
        }
        const below = await this.#query(
          { kind: 'Group', 'relations.childOf': part },
          GROUP_FIELDS,
        );
        for (const entity of below) {
          const { parent, ref } = groupOf(entity);
          if (parent) keep(parent, ref);
        }
      }
      layer = layer
        .flatMap(ref => [...(children.get(ref) ?? [])])
        .filter(ref => !seen.has(ref) && seen.add(ref));
    }
    return new Map(refs.map(ref => [ref, reached(ref, children)]));
  }

  /** Everybody who is in one of the groups themselves. */
  async membersOf(groups: string[]): Promise<Map<string, PersonFact>> {
    const found = new Map<string, PersonFact>();
    for (const part of inParts(groups, REFS)) {
      const users = await this.#query(
        { kind: 'User', 'relations.memberOf': part },
        USER_FIELDS,
      );
      for (const entity of users) {
        const person = personOf(entity);
        found.set(person.ref, person);
      }
    }
    return found;
  }

  /** The groups, and all in which they lie. */
  async groups(refs: string[]): Promise<Map<string, GroupFact>> {
    const found = new Map<string, GroupFact>();
    let layer = [...new Set(refs)];
    const asked = new Set(layer);
    for (let depth = 0; layer.length && depth < DEEPEST; depth++) {
      const orphans: string[] = [];
      for (const part of inParts(layer, PAGE)) {
        for (const entity of await this.#byRefs(part, GROUP_FIELDS)) {
          if (entity.kind !== 'Group') continue;
          const group = groupOf(entity);
          found.set(group.ref, group);
          if (!group.parent) orphans.push(group.ref);
        }
      }
      // The other way round, a group may be named by the one in which it lies.
      await this.#adopt(orphans, found);
      // One that is in the catalog no more is asked for once, too.
      layer = [...found.values()].flatMap(({ parent }) =>
        parent && !asked.has(parent) && asked.add(parent) ? parent : [],
      );
    }
    return found;
  }

  async #adopt(orphans: string[], found: Map<string, GroupFact>) {
    for (const part of inParts(orphans, REFS)) {
      const above = await this.#query(
        { kind: 'Group', 'relations.parentOf': part },
        GROUP_FIELDS,
      );
      for (const entity of above) {
        const parent = refOf(entity);
        for (const child of refsIn(entity, 'children')) {
          const group = found.get(child);
          if (group && !group.parent) found.set(child, { ...group, parent });
        }
      }
    }
  }

  async #byRefs(entityRefs: string[], fields: string[]): Promise<Entity[]> {
    const { auth, catalog } = this.deps;
    const { items } = await catalog.getEntitiesByRefs(
      { entityRefs, fields },
      { credentials: await auth.getOwnServiceCredentials() },
    );
    return items.flatMap(entity => entity ?? []);
  }

  async #query(
    filter: Record<string, string | string[]>,
    fields: string[],
  ): Promise<Entity[]> {
    const { auth, catalog } = this.deps;
    const found: Entity[] = [];
    let cursor: string | undefined;
    do {
      const page = await catalog.queryEntities(
        cursor
          ? { cursor, fields, limit: PAGE }
          : { filter, fields, limit: PAGE },
        { credentials: await auth.getOwnServiceCredentials() },
      );
      found.push(...page.items);
      cursor = page.pageInfo.nextCursor;
    } while (cursor);
    return found;
  }
}

function personOf(entity: Entity): PersonFact {
  const named = refsIn(entity, 'memberOf');
  const related = relatedTo(entity, RELATION_MEMBER_OF);
  const { annotations = {}, namespace } = entity.metadata;
  const department = groupRef(
    annotations[DEPARTMENT_ANNOTATION] ?? '',
    namespace,
  );
  return {
    ref: refOf(entity),
    // Relations come sorted by their refs, and so the person's own order is first.
    groups: [...new Set([...named, ...related])],
    ...(department ? { department } : {}),
  };
}

function groupOf(entity: Entity): GroupFact {
  const { annotations = {}, namespace } = entity.metadata;
  const { parent, type } = entity.spec ?? {};
  const head = normalRef(annotations[HEAD_ANNOTATION] ?? '', 'user');
  const above =
    typeof parent === 'string' ? groupRef(parent, namespace) : undefined;
  return {
    ref: refOf(entity),
    title: displayNameOf(entity),
    ...(typeof type === 'string' ? { type } : {}),
    ...(above ? { parent: above } : {}),
    ...(head ? { head } : {}),
  };
}

function refOf(entity: Entity): string {
  return stringifyEntityRef(entity);
}

/** Refs of groups in a field of the spec, in its order. */
function refsIn(entity: Entity, field: 'memberOf' | 'children'): string[] {
  const listed = entity.spec?.[field];
  if (!Array.isArray(listed)) return [];
  const { namespace } = entity.metadata;
  return listed.flatMap(each =>
    typeof each === 'string' ? groupRef(each, namespace) ?? [] : [],
  );
}

/** What names no namespace is in that of whoever names it. */
function groupRef(typed: string, namespace = 'default'): string | undefined {
  try {
    return stringifyEntityRef(
      parseEntityRef(typed, {
        defaultKind: 'group',
        defaultNamespace: namespace,
      }),
    );
  } catch {
    return undefined;
  }
}

function relatedTo({ relations = [] }: Entity, wanted: string): string[] {
  return relations.flatMap(({ targetRef, type }) =>
    type === wanted ? targetRef.toLocaleLowerCase('en-US') : [],
  );
}

function reached(
  from: string,
  children: ReadonlyMap<string, ReadonlySet<string>>,
): Set<string> {
  const found = new Set([from]);
  for (const ref of found) {
    for (const child of children.get(ref) ?? []) found.add(child);
  }
  return found;
}
