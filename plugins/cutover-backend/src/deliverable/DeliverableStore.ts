import { ConflictError } from '@backstage/errors';
import type { JsonObject } from '@backstage/types';
import {
  because,
  type Draft,
  type Revision,
  type RevisionSummary,
} from '@backstage-cutover/plugin-cutover-common';
import canonicalize from 'canonicalize';
import type { Knex } from 'knex';

/** Which deliverable of which cutover, by their ids. */
export interface DeliverableKey {
  cutoverId: string;
  deliverable: string;
}

interface DeliverableRow {
  cutover_id: string;
  deliverable: string;
  version: number;
  draft: string | null;
  saved_by: string | null;
  saved_at: string | null;
  revision: number;
}

interface RevisionRow {
  cutover_id: string;
  deliverable: string;
  number: number;
  hash: string;
  /** Null in rows that are older than the column, and where it is as `hash`. */
  material_hash: string | null;
  author: string;
  /** SQLite gives 0 and 1. */
  by_service: boolean | number;
  created_at: string;
  note: string | null;
  data: string;
  origins: string;
}

/** What is kept of a deliverable; `version` is 1 while nothing is. */
export interface KeptDeliverable {
  version: number;
  draft?: Draft;
  revision?: Revision;
}

/** As `KeptDeliverable`, without the contents. */
export interface DeliverableOutline {
  deliverable: string;
  draft?: { savedBy: string; savedAt: string };
  revision?: RevisionSummary;
}

const SUMMARY = [
  'deliverable_revisions.number',
  'deliverable_revisions.hash',
  'deliverable_revisions.material_hash',
  'deliverable_revisions.author',
  'deliverable_revisions.by_service',
  'deliverable_revisions.created_at',
  'deliverable_revisions.note',
] as const;

/** The last revision of each deliverable, beside what is kept of it. */
function isLast(join: Knex.JoinClause) {
  join
    .on('deliverable_revisions.cutover_id', 'deliverables.cutover_id')
    .on('deliverable_revisions.deliverable', 'deliverables.deliverable')
    .on('deliverable_revisions.number', 'deliverables.revision');
}

export class DeliverableStore {
  /** With the last revision. `lock` keeps other writers out until the transaction ends. */
  async find(
    db: Knex,
    key: DeliverableKey,
    { lock = false } = {},
  ): Promise<KeptDeliverable> {
    const query = db<DeliverableRow>('deliverables')
      .where(columns(key))
      .first();
    if (lock) query.forUpdate();
    const row = await query;
    if (!row) return { version: 1 };
    const revision = row.revision
      ? await this.revision(db, key, row.revision)
      : undefined;
    return {
      version: row.version,
      ...(row.draft === null ? {} : { draft: JSON.parse(row.draft) }),
      ...(revision ? { revision } : {}),
    };
  }

  /** Of one cutover, those that somebody has begun. */
  async outlines(db: Knex, cutoverId: string): Promise<DeliverableOutline[]> {
    const rows = await db<DeliverableRow>('deliverables')
      .leftJoin('deliverable_revisions', isLast)
      .where('deliverables.cutover_id', cutoverId)
      .select(
        'deliverables.deliverable',
        'deliverables.saved_by',
        'deliverables.saved_at',
        ...SUMMARY,
      );
    return rows.map(row => ({
      deliverable: row.deliverable,
      ...(row.saved_by !== null && row.saved_at !== null
        ? { draft: { savedBy: row.saved_by, savedAt: row.saved_at } }
        : {}),
      ...(row.number ? { revision: summaryOf(row) } : {}),
    }));
  }

  /** The number and hash of the last revision of whatever was handed in for one cutover, by its deliverable. */
  async newest(
    db: Knex,
    cutoverId: string,
  ): Promise<Map<string, { number: number; hash: string }>> {
    const rows = await db<DeliverableRow>('deliverables')
      .join('deliverable_revisions', isLast)
      .where('deliverables.cutover_id', cutoverId)
      .select('deliverables.deliverable', 'number', 'hash');
    return new Map(rows.map(row => [row.deliverable, row]));
  }

  /** The drafts of one cutover, by their deliverables. */
  async drafts(db: Knex, cutoverId: string): Promise<Map<string, Draft>> {
    const rows = await db<DeliverableRow>('deliverables')
      .where({ cutover_id: cutoverId })
      .whereNotNull('draft')
      .orderBy('deliverable')
      .select('deliverable', 'draft');
    return new Map(
      rows.map(row => [row.deliverable, JSON.parse(row.draft ?? '{}')]),
    );
  }

  /** What was handed in at all, by cutover, with the number of the last revision. */
  async handedIn(
    db: Knex,
    cutoverIds: string[],
  ): Promise<Map<string, Map<string, number>>> {
    const found = new Map<string, Map<string, number>>();
    if (cutoverIds.length === 0) return found;
    const rows = await db<DeliverableRow>('deliverables')
      .whereIn('cutover_id', cutoverIds)
      .where('revision', '>', 0)
      .select('cutover_id', 'deliverable', 'revision');
    for (const row of rows) {
      const known = found.get(row.cutover_id) ?? new Map();
      found.set(row.cutover_id, known.set(row.deliverable, row.revision));
    }
    return found;
  }

  /** Newest first. */
  async summaries(db: Knex, key: DeliverableKey): Promise<RevisionSummary[]> {
    const rows = await db<RevisionRow>('deliverable_revisions')
      .where(columns(key))
      .orderBy('number', 'desc')
      .select(...SUMMARY);
    return rows.map(summaryOf);
  }

  async revision(
    db: Knex,
    key: DeliverableKey,
    number: number,
  ): Promise<Revision | undefined> {
    const row = await db<RevisionRow>('deliverable_revisions')
      .where({ ...columns(key), number })
      .first();
    return row && revisionOf(row);
  }

  /** The data of the draft and of every revision. */
  async contents(db: Knex, key: DeliverableKey): Promise<JsonObject[]> {
    const revisions = await db<RevisionRow>('deliverable_revisions')
      .where(columns(key))
      .pluck('data');
    const row = await db<DeliverableRow>('deliverables')
      .where(columns(key))
      .first('draft');
    const draft: Draft | null = row?.draft ? JSON.parse(row.draft) : null;
    return [
      ...revisions.map(data => JSON.parse(data)),
      ...(draft ? [draft.data] : []),
    ];
  }

  /** The last revisions of some deliverables of one cutover, by their ids. */
  async lastRevisions(
    db: Knex,
    cutoverId: string,
    deliverables: string[],
  ): Promise<Map<string, Revision>> {
    if (!deliverables.length) return new Map();
    const rows = await db<RevisionRow>('deliverable_revisions')
      .join('deliverables', isLast)
      .where('deliverables.cutover_id', cutoverId)
      .whereIn('deliverables.deliverable', deliverables)
      .select('deliverable_revisions.*');
    return new Map(rows.map(row => [row.deliverable, revisionOf(row)]));
  }

  /** The last revision of one deliverable in each of these cutovers. */
  async lastOf(
    db: Knex,
    deliverable: string,
    cutoverIds: string[],
  ): Promise<Map<string, RevisionSummary>> {
    if (!cutoverIds.length) return new Map();
    const rows = await db<RevisionRow>('deliverable_revisions')
      .join('deliverables', isLast)
      .where('deliverables.deliverable', deliverable)
      .whereIn('deliverables.cutover_id', cutoverIds)
      .select('deliverables.cutover_id', ...SUMMARY);
    return new Map(rows.map(row => [row.cutover_id, summaryOf(row)]));
  }

  /**
   * Stores what became of a deliverable at the next version, which is answered.
   *
   * @throws ConflictError (412) if somebody else has written since `before` was read
   */
  async save(
    tx: Knex.Transaction,
    key: DeliverableKey,
    before: KeptDeliverable,
    next: { draft?: Draft; revision?: Revision },
  ): Promise<number> {
    const isNew = next.revision && next.revision !== before.revision;
    if (isNew) await this.#insertRevision(tx, key, next.revision as Revision);
    const version = before.version + 1;
    const row = {
      version,
      draft: next.draft ? JSON.stringify(next.draft) : null,
      saved_by: next.draft?.savedBy ?? null,
      saved_at: next.draft?.savedAt ?? null,
      revision: (next.revision ?? before.revision)?.number ?? 0,
    };
    const written =
      before.version === 1
        ? await tx<DeliverableRow>('deliverables')
            .insert({ ...columns(key), ...row })
            .onConflict(['cutover_id', 'deliverable'])
            .ignore()
            .returning('version')
        : await tx<DeliverableRow>('deliverables')
            .where({ ...columns(key), version: before.version })
            .update(row)
            .returning('version');
    if (written.length === 1) return version;

    const found = await tx<DeliverableRow>('deliverables')
      .where(columns(key))
      .first('version');
    throw staleDeliverable(key, before.version, found?.version ?? 1);
  }

  async #insertRevision(
    tx: Knex.Transaction,
    key: DeliverableKey,
    revision: Revision,
  ) {
    const inserted = await tx<RevisionRow>('deliverable_revisions')
      .insert({
        ...columns(key),
        number: revision.number,
        hash: revision.hash,
        material_hash: revision.materialHash ?? null,
        author: revision.author,
        by_service: revision.byService,
        created_at: revision.at,
        note: revision.note ?? null,
        data: canonicalize(revision.data) ?? '{}',
        origins: JSON.stringify(revision.origins),
      })
      .onConflict(['cutover_id', 'deliverable', 'number'])
      .ignore()
      .returning('number');
    if (inserted.length) return;
    throw because(
      new ConflictError(
        `Somebody else has handed in revision ${revision.number} of ${key.deliverable} at the same moment; look at it and try again`,
      ),
      'precondition.stale',
      { statusCode: 412 },
    );
  }
}

/** A 412: somebody else has written in the meantime. */
export function staleDeliverable(
  { deliverable }: DeliverableKey,
  asked: number,
  found: number,
) {
  return because(
    new ConflictError(
      `${deliverable} was read at version ${asked}, it is now at ${found}; look at what changed and try again`,
    ),
    'precondition.stale',
    { statusCode: 412, asked, found },
  );
}

function columns({ cutoverId, deliverable }: DeliverableKey) {
  return { cutover_id: cutoverId, deliverable };
}

function summaryOf(
  row: Pick<
    RevisionRow,
    | 'number'
    | 'hash'
    | 'material_hash'
    | 'author'
    | 'by_service'
    | 'created_at'
    | 'note'
  >,
): RevisionSummary {
  return {
    number: row.number,
    hash: row.hash,
    ...(row.material_hash === null ? {} : { materialHash: row.material_hash }),
    author: row.author,
    byService: Boolean(row.by_service),
    at: row.created_at,
    ...(row.note === null ? {} : { note: row.note }),
  };
}

function revisionOf(row: RevisionRow): Revision {
  return {
    ...summaryOf(row),
    data: JSON.parse(row.data),
    origins: JSON.parse(row.origins),
  };
}
