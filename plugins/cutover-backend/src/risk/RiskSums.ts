import {
  inputErrorOf,
  isCutoverId,
  normalRef,
  RISK_BASES,
  sumRisks,
  type CountedTemplate,
  type RiskBasis,
  type RiskSum,
  type TouchingRisk,
  type TouchingRiskPage,
} from '@backstage-cutover/plugin-cutover-common';
import type { Knex } from 'knex';
import { z } from 'zod';
import type { Caller } from '../actors/Actors';
import type { CutoverAccess, GrantedAccess } from '../lifecycle/CutoverAccess';
import type { CutoverStore } from '../lifecycle/CutoverStore';
import type { TemplateService } from '../template/TemplateService';
import type { RiskStore } from './RiskStore';
import { RISK_PERMISSIONS, riskView } from './riskView';
import type { TouchedRefs } from '../lifecycle/TouchedRefs';
import {
  countTouching,
  listTouching,
  type After,
  type CountedRisks,
  type Touching,
} from './touchingRisks';

const MOST_LISTED = 200;

const id = z.string().min(1).max(100).optional();

export const sumQuery = z.strictObject({
  entity: z.string().min(1).max(500),
  basis: z.enum(RISK_BASES).default('current'),
});

export const summedQuery = sumQuery.extend({
  scale: id,
  likelihood: id,
  impact: id,
  priority: id,
  template: id,
  unrated: z.enum(['true', 'false']).default('false'),
  cursor: z.string().max(100).optional(),
  limit: z.coerce.number().int().min(1).max(MOST_LISTED).default(MOST_LISTED),
});

/** What is at stake for an entity, over all running cutovers that touch it and that the caller may read. */
export class RiskSums {
  constructor(
    private readonly deps: {
      db: Knex;
      access: CutoverAccess;
      cutovers: CutoverStore;
      store: RiskStore;
      templates: TemplateService;
      touched: TouchedRefs;
      clock: () => Date;
    },
  ) {}

  async sum(
    query: z.output<typeof sumQuery>,
    caller: Caller,
  ): Promise<RiskSum> {
    const { access, db, store } = this.deps;
    const [granted, refs] = await Promise.all([
      access.of(caller.credentials),
      this.#refs(query.entity, caller),
    ]);
    const touching = touchingFor(query, refs, granted);
    const { groups, unrated }: CountedRisks = touching
      ? await countTouching(db, touching)
      : { groups: [], unrated: 0 };
    const scales = await store.scales(
      db,
      groups.map(({ scale }) => scale),
    );
    const sum = sumRisks(groups, scales, await this.#templates(groups));
    return unrated ? { ...sum, unrated } : sum;
  }

  /** The risks behind one number of the sum, a page of them. */
  async summed(
    { cursor, limit, unrated, ...query }: z.output<typeof summedQuery>,
    caller: Caller,
  ): Promise<TouchingRiskPage> {
    const { access, db } = this.deps;
    const after = cursor === undefined ? undefined : parseCursor(cursor);
    const [granted, refs] = await Promise.all([
      access.of(caller.credentials, RISK_PERMISSIONS),
      this.#refs(query.entity, caller),
    ]);
    const touching = touchingFor(query, refs, granted);
    if (!touching) return { items: [] };
    const found = await listTouching(
      db,
      { ...query, ...touching, unrated: unrated === 'true' },
      { after, limit: limit + 1 },
    );
    const onPage = found.slice(0, limit);
    const last = onPage.at(-1);
    return {
      items: await this.#viewed(onPage, query.basis, granted, caller),
      ...(last && found.length > limit
        ? { nextCursor: formatCursor(last.risk) }
        : {}),
    };
  }

  async #viewed(
    found: Awaited<ReturnType<typeof listTouching>>,
    basis: RiskBasis,
    access: GrantedAccess,
    caller: Caller,
  ): Promise<TouchingRisk[]> {
    const { clock, cutovers, db, store, templates } = this.deps;
    const ids = [...new Set(found.map(({ risk }) => risk.cutoverId))];
    const loaded = await cutovers.load(db, ids);
    const byId = new Map(ids.map((each, index) => [each, loaded[index]]));
    const scales = await store.scales(
      db,
      found.flatMap(({ scale }) => scale ?? []),
    );
    const now = clock().toISOString();
    const items: TouchingRisk[] = [];
    for (const { risk, scale = '' } of found) {
      const cutover = byId.get(risk.cutoverId);
      if (!cutover) continue;
      const spec = await templates.copy(cutover.template.hash, db);
      const place = risk.places[basis];
      const priority = scales
        .get(scale)
        ?.priorities.find(each => each.id === place?.priority);
      items.push({
        cutover: { id: cutover.id, name: cutover.name, title: cutover.title },
        risk: riskView(risk, { access, cutover, spec }, caller, now),
        ...(priority ? { priority } : {}),
      });
    }
    return items;
  }

  async #refs(entity: string, caller: Caller): Promise<string[]> {
    const ref = normalRef(entity, 'component');
    if (ref) return this.deps.touched.of(ref, caller);
    throw inputErrorOf([
      {
        path: ['entity'],
        reason: 'ref.malformed',
        message: `"${entity}" is not an entity reference; write it as "component:default/shop"`,
        params: { found: entity },
      },
    ]);
  }

  /** By name; of several versions of a template the one on which most of the risks were counted. */
  async #templates(
    groups: CountedRisks['groups'],
  ): Promise<Map<string, CountedTemplate>> {
    const counts = new Map<string, { name: string; count: number }>();
    for (const { count, template: name, templateHash } of groups) {
      const before = counts.get(templateHash)?.count ?? 0;
      counts.set(templateHash, { name, count: before + count });
    }
    const rarestFirst = [...counts].sort(
      ([one, { count: ones }], [other, { count: others }]) =>
        ones - others || (one < other ? 1 : -1),
    );
    const found = new Map<string, CountedTemplate>();
    for (const [hash, { name }] of rarestFirst) {
      const { risk, title } = await this.deps.templates.copy(hash);
      const { mapping } = risk;
      found.set(name, { name, title, ...(mapping ? { mapping } : {}) });
    }
    return found;
  }
}

function touchingFor(
  { basis }: z.output<typeof sumQuery>,
  refs: string[],
  { readable }: GrantedAccess,
): Touching | undefined {
  if (readable.result === 'none') return undefined;
  const { criteria } = readable;
  return { refs, basis, ...(criteria ? { allowed: criteria } : {}) };
}

function formatCursor({ cutoverId, number }: After): string {
  return `${cutoverId}.${number}`;
}

/** A cursor as it was handed out. */
function parseCursor(text: string): After {
  const [cutoverId, number, ...more] = text.split('.');
  if (isCutoverId(cutoverId) && /^\d{1,9}$/.test(number) && !more.length) {
    return { cutoverId, number: Number(number) };
  }
  throw inputErrorOf(
    [
      {
        path: ['cursor'],
        reason: 'cursor.invalid',
        message:
          'This cursor was not handed out for this list; begin at its first page',
      },
    ],
    'cursor.invalid',
  );
}
