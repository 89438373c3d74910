import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import {
  RELATION_DEPENDENCY_OF,
  stringifyEntityRef,
  type Entity,
} from '@backstage/catalog-model';
import {
  deliverablesOf,
  formFor,
  heldDocuments,
  prefilled,
  rightsOf,
  rolesHeld,
  visibleData,
  type CatalogFact,
  type Cutover,
  type DeliverableState,
  type EntityFacts,
} from '@backstage-cutover/plugin-cutover-common';
import type { Knex } from 'knex';
import { factsOf, type CatalogFacts } from '../lifecycle/CatalogFacts';
import type { OpenedDeliverable } from './DeliverableDoor';
import type { DeliverableStore } from './DeliverableStore';

/** What the template fills in where nobody has written anything yet: from the plan, earlier documents and the catalog. */
export class Beginnings {
  constructor(
    private readonly deps: {
      db: Knex;
      store: DeliverableStore;
      facts: CatalogFacts;
      /** Where the portal is found. */
      portal?: string;
    },
  ) {}

  async of(
    opened: OpenedDeliverable,
    credentials: BackstageCredentials,
  ): Promise<DeliverableState['begin']> {
    const { cutover, place, call } = opened;
    const { prefill } = place.deliverable;
    if (prefill.length === 0) return { data: {}, origins: [] };
    const wanted = new Set(
      prefill.flatMap(({ from }) => ('catalog' in from ? [from.catalog] : [])),
    );
    let rows = 0;
    return prefilled(place.deliverable, {
      schema: formFor(call).form.schema,
      cutover,
      revisions: await this.#revisions(opened),
      catalog: await this.#catalog(cutover, wanted, credentials),
      held: prefill.some(({ from }) => 'archive' in from)
        ? await this.#held(opened)
        : [],
      // The same rows each time, since nothing is stored until somebody writes.
      newId: () => `begin-${++rows}`,
    });
  }

  /** Of the deliverables that are named as sources, as the caller may see them. */
  async #revisions({ cutover, place, spec, call }: OpenedDeliverable) {
    const ids = place.deliverable.prefill.flatMap(({ from }) =>
      'deliverable' in from ? [from.deliverable] : [],
    );
    const found = await this.deps.store.lastRevisions(
      this.deps.db,
      cutover.id,
      ids,
    );
    const who = { roles: rolesHeld(cutover, call.by), phase: cutover.phase };
    const forms = new Map(
      deliverablesOf(spec, cutover.intake).map(({ deliverable, form }) => [
        deliverable.id,
        form,
      ]),
    );
    return new Map(
      [...found].flatMap(([id, { number, data }]) => {
        const form = forms.get(id);
        if (!form) return [];
        return [[id, { number, data: visibleData(data, rightsOf(form, who)) }]];
      }),
    );
  }

  async #held({ cutover, spec }: OpenedDeliverable) {
    const { db, portal, store } = this.deps;
    const outlines = await store.outlines(db, cutover.id);
    return heldDocuments(spec, {
      cutover,
      portal: portal?.replace(/\/+$/, ''),
      revisions: new Map(
        outlines.flatMap(({ deliverable, revision }) =>
          revision ? [[deliverable, revision]] : [],
        ),
      ),
    });
  }

  async #catalog(
    cutover: Cutover,
    wanted: ReadonlySet<CatalogFact>,
    credentials: BackstageCredentials,
  ): Promise<Partial<Record<CatalogFact, EntityFacts[]>>> {
    const team = Object.entries(cutover.team).flatMap(([role, people]) =>
      people.map(ref => ({ ref, role })),
    );
    const targets = cutover.targets.map(({ ref }) => ref);
    const asked = new Map<string, Entity>();
    const ask = async (refs: string[]) => {
      const missing = [...new Set(refs)].filter(ref => !asked.has(ref));
      const found = await this.deps.facts.entities(missing, credentials);
      found.forEach((entity, ref) => asked.set(ref, entity));
    };
    const ofTargets = ['targets', 'owners', 'dependencies'] as const;
    if (ofTargets.some(fact => wanted.has(fact))) await ask(targets);
    const dependents = [
      ...new Set(
        targets.flatMap(ref =>
          (asked.get(ref)?.relations ?? [])
            .filter(({ type }) => type === RELATION_DEPENDENCY_OF)
            .map(({ targetRef }) => targetRef),
        ),
      ),
    ].filter(ref => !targets.includes(ref));
    if (wanted.has('dependencies')) await ask(dependents);
    if (wanted.has('team')) await ask(team.map(({ ref }) => ref));

    const facts = (ref: string) => factsAbout(ref, asked);
    const owners = [...new Set(targets.flatMap(ref => facts(ref).owner ?? []))];
    if (wanted.has('owners')) await ask(owners);
    return {
      targets: targets.map(facts),
      owners: owners.map(facts),
      dependencies: dependents.map(facts),
      team: team.map(({ ref, role }) => ({ ...facts(ref), role })),
    };
  }
}

function factsAbout(
  ref: string,
  entities: ReadonlyMap<string, Entity>,
): EntityFacts {
  const entity = entities.get(ref);
  if (!entity) return { ref };
  const known = factsOf(new Map([[ref, entity]])).get(ref);
  const { lifecycle } = entity.spec ?? {};
  return {
    ref: stringifyEntityRef(entity),
    kind: entity.kind,
    ...(known?.title === undefined ? {} : { title: known.title }),
    ...(known?.owner === undefined ? {} : { owner: known.owner }),
    ...(typeof lifecycle === 'string' ? { lifecycle } : {}),
  };
}
