import { ConflictError } from '@backstage/errors';
import type { PermissionCriteria } from '@backstage/plugin-permission-common';
import {
  because,
  isCutoverId,
  type Cutover,
} from '@backstage-cutover/plugin-cutover-common';
import type { Knex } from 'knex';
import type { ListQuery } from './cutoverQuery';
import { listCutovers, titleKey, type DocumentPage } from './listCutovers';
import type { CutoverFilter } from './permissionRules';

interface CutoverRow {
  id: string;
  name: string;
  title_key: string;
  type: string;
  template_ref: string;
  template_hash: string;
  status: string;
  phase: string;
  owner: string;
  window_start: string;
  window_end: string;
  created_by: string;
  created_at: string;
  updated_at: string;
  version: number;
  /** PostgreSQL gives big integers as text. */
  change_position: number | string;
  document: string;
}

/** A cutover as it was stored: its JSON, and what is known without reading that. */
export interface StoredCutover {
  id: string;
  version: number;
  document: string;
}

export interface StoredChange {
  position: number;
  document: string;
}

const NAME = /^[a-z0-9-]{1,63}$/;

// SQLite takes 500 rows in one insert at most.
const ROWS_PER_INSERT = 100;

export class CutoverStore {
  /** By id or by name. */
  async find(
    db: Knex,
    idOrName: string,
    { lock = false } = {},
  ): Promise<StoredCutover | undefined> {
    if (!NAME.test(idOrName)) return undefined;
    const query = db<CutoverRow>('cutovers')
      .where(isCutoverId(idOrName) ? { id: idOrName } : { name: idOrName })
      .first('id', 'version', 'document');
    // Its key stays: what refers to it, such as a draft, is written meanwhile, and does not wait for it in a circle.
    if (lock) query.forNoKeyUpdate();
    return query;
  }

  /** In the order of the ids; undefined for those that are not there. */
  async load(db: Knex, ids: string[]): Promise<(Cutover | undefined)[]> {
    const rows = await db<CutoverRow>('cutovers')
      .whereIn('id', ids.filter(isCutoverId))
      .select('id', 'document');
    const found = new Map(rows.map(row => [row.id, cutoverOf(row)]));
    return ids.map(id => found.get(id));
  }

  async isTaken(db: Knex, name: string): Promise<boolean> {
    return Boolean(
      await db<CutoverRow>('cutovers').where({ name }).first('id'),
    );
  }

  list(
    db: Knex,
    query: ListQuery,
    allowed?: PermissionCriteria<CutoverFilter>,
  ): Promise<DocumentPage> {
    return listCutovers(db, query, allowed);
  }

  /** Whether it was inserted; not, where another cutover has its name. */
  async insert(tx: Knex.Transaction, cutover: Cutover): Promise<boolean> {
    const inserted = await tx<CutoverRow>('cutovers')
      .insert({
        ...toRow(cutover),
        id: cutover.id,
        name: cutover.name,
        version: cutover.version,
        change_position: 0,
        created_by: cutover.createdBy,
        created_at: cutover.createdAt,
      })
      .onConflict('name')
      .ignore()
      .returning('id');
    if (!inserted.length) return false;
    await this.#insertTargets(tx, cutover);
    await this.#insertRoles(tx, cutover);
    return true;
  }

  /** Stores what became of `before`, at the next version. */
  async save(
    tx: Knex.Transaction,
    before: Cutover,
    next: Cutover,
  ): Promise<Cutover> {
    const saved = { ...next, version: before.version + 1 };
    await this.#update(tx, before, saved);
    return saved;
  }

  /** Stores what follows from elsewhere: owners of targets, progress. No edit of the plan, and so no new version. */
  async saveFacts(
    tx: Knex.Transaction,
    before: Cutover,
    next: Cutover,
  ): Promise<void> {
    await this.#update(tx, before, next);
  }

  /**
   * Places the cutover at the end of the change feed. The last statements of a transaction: the counter stays locked
   * until the commit, so that positions grow in the order of the commits; see database/README.md.
   */
  async takePosition(tx: Knex.Transaction, id: string): Promise<void> {
    await tx('change_counter').where({ id: 1 }).increment('position', 1);
    await tx<CutoverRow>('cutovers')
      .where({ id })
      .update({
        change_position: tx.raw(
          '(select position from change_counter where id = 1)',
        ),
      });
  }

  /** Cutovers that changed after `after`, in the order of their last changes. */
  async changes(
    db: Knex,
    { after, limit }: { after: number; limit: number },
  ): Promise<StoredChange[]> {
    const rows = await db<CutoverRow>('cutovers')
      .where('change_position', '>', after)
      .orderBy('change_position')
      .limit(limit)
      .select('change_position', 'document');
    return rows.map(row => ({
      position: Number(row.change_position),
      document: row.document,
    }));
  }

  /** Running cutovers in which a person holds a role. */
  async runningWith(db: Knex, person: string): Promise<Cutover[]> {
    const rows = await db<CutoverRow>('cutovers')
      .whereIn(
        'id',
        db('cutover_roles').where({ person_ref: person }).select('cutover_id'),
      )
      // Not as a plain column: SQLite, which has no statistics, would walk through the index of everything that runs.
      .whereRaw("coalesce(status, '') = ?", ['running'])
      .select('document');
    return rows.map(cutoverOf);
  }

  /** Running cutovers by id, for walking through all of them. */
  async running(
    db: Knex,
    { after, limit }: { after: string; limit: number },
  ): Promise<Cutover[]> {
    const rows = await db<CutoverRow>('cutovers')
      .where({ status: 'running' })
      .where('id', '>', after)
      .orderBy('id')
      .limit(limit)
      .select('document');
    return rows.map(cutoverOf);
  }

  async #update(tx: Knex.Transaction, before: Cutover, next: Cutover) {
    const { id, version } = before;
    const changed = await tx<CutoverRow>('cutovers')
      .where({ id, version })
      .update({ ...toRow(next), version: next.version });
    if (changed !== 1) {
      const found = await tx<CutoverRow>('cutovers')
        .where({ id })
        .first('version');
      throw staleVersion(before, version, found?.version ?? 0);
    }
    if (differs(before.targets, next.targets)) {
      await tx('cutover_targets').where({ cutover_id: id }).delete();
      await this.#insertTargets(tx, next);
    }
    if (differs(before.team, next.team)) {
      await tx('cutover_roles').where({ cutover_id: id }).delete();
      await this.#insertRoles(tx, next);
    }
  }

  async #insertTargets(tx: Knex.Transaction, { id, targets }: Cutover) {
    await insertAll(
      tx,
      'cutover_targets',
      targets.map(target => ({
        cutover_id: id,
        target_ref: target.ref,
        owner_ref: target.owner ?? null,
      })),
    );
  }

  async #insertRoles(tx: Knex.Transaction, { id, team }: Cutover) {
    await insertAll(
      tx,
      'cutover_roles',
      Object.entries(team).flatMap(([role, people]) =>
        people.map(person => ({ cutover_id: id, role, person_ref: person })),
      ),
    );
  }
}

/** The cutover that a stored document holds. */
export function cutoverOf({ document }: { document: string }): Cutover {
  return JSON.parse(document);
}

/** A 412: somebody else has written in the meantime. */
export function staleVersion(
  { name }: Pick<Cutover, 'name'>,
  asked: number,
  found: number,
) {
  return because(
    new ConflictError(
      `Cutover ${name} was read at version ${asked}, it is now at ${found}; look at what changed and try again`,
    ),
    'precondition.stale',
    { statusCode: 412, asked, found },
  );
}

function toRow(cutover: Cutover) {
  return {
    title_key: titleKey(cutover.title),
    type: cutover.type,
    template_ref: cutover.template.ref,
    template_hash: cutover.template.hash,
    status: cutover.status,
    phase: cutover.phase,
    owner: cutover.owner,
    window_start: cutover.window.start,
    window_end: cutover.window.end,
    updated_at: cutover.updatedAt,
    document: JSON.stringify(cutover),
  };
}

async function insertAll(
  tx: Knex.Transaction,
  table: string,
  rows: Record<string, string | null>[],
) {
  for (let at = 0; at < rows.length; at += ROWS_PER_INSERT) {
    await tx(table).insert(rows.slice(at, at + ROWS_PER_INSERT));
  }
}

function differs(one: unknown, other: unknown) {
  return JSON.stringify(one) !== JSON.stringify(other);
}
