import type {
  Cutover,
  Department,
} from '@backstage-cutover/plugin-cutover-common';
import type { Knex } from 'knex';

interface AudienceRow {
  cutover_id: string;
  refreshed_at: string | null;
  claimed_until: string | null;
  departments: string;
}

interface CourseRow {
  cutover_id: string;
  course: string;
  hash: string;
}

/** What the catalog last said about who attends, and whose turn it is to ask it. */
export interface KeptAudience {
  departments: Department[];
  /** When the catalog was asked. */
  at?: string;
}

export class AudienceStore {
  async of(db: Knex, cutoverId: string): Promise<KeptAudience> {
    const row = await db<AudienceRow>('training_audiences')
      .where({ cutover_id: cutoverId })
      .first('departments', 'refreshed_at');
    return keptOf(row);
  }

  /** Of several cutovers. */
  async ofAll(
    db: Knex,
    cutoverIds: string[],
  ): Promise<Map<string, KeptAudience>> {
    const rows = await db<AudienceRow>('training_audiences')
      .whereIn('cutover_id', cutoverIds)
      .select('cutover_id', 'departments', 'refreshed_at');
    return new Map(rows.map(row => [row.cutover_id, keptOf(row)]));
  }

  /** About which of the cutovers the caller is to ask the catalog, and nobody else until then. */
  async claim(
    db: Knex,
    cutoverIds: string[],
    { now, until, unless }: { now: string; until: string; unless: string },
  ): Promise<Set<string>> {
    if (cutoverIds.length === 0) return new Set();
    await this.#make(db, cutoverIds);
    const rows = await db<AudienceRow>('training_audiences')
      .whereIn('cutover_id', cutoverIds)
      .where(due =>
        due.whereNull('refreshed_at').orWhere('refreshed_at', '<', unless),
      )
      .where(free =>
        free.whereNull('claimed_until').orWhere('claimed_until', '<=', now),
      )
      .update({ claimed_until: until })
      .returning('cutover_id');
    return new Set(rows.map(row => row.cutover_id));
  }

  /** Gives them back. */
  async unclaim(db: Knex, cutoverIds: string[]): Promise<void> {
    await db<AudienceRow>('training_audiences')
      .whereIn('cutover_id', cutoverIds)
      .update({ claimed_until: null });
  }

  /** The catalog was asked again, and all was as before; unless somebody has asked later, or changed the plan meanwhile. */
  async confirm(db: Knex, cutoverIds: string[], at: string): Promise<void> {
    if (cutoverIds.length === 0) return;
    await db<AudienceRow>('training_audiences')
      .whereIn('cutover_id', cutoverIds)
      .where('refreshed_at', '<', at)
      .update({ refreshed_at: at });
  }

  /** One after the other takes in what the catalog says, whoever asked it first. */
  async lock(tx: Knex.Transaction, cutoverId: string): Promise<KeptAudience> {
    await this.#make(tx, [cutoverId]);
    const row = await tx<AudienceRow>('training_audiences')
      .where({ cutover_id: cutoverId })
      .forUpdate()
      .first('departments', 'refreshed_at');
    return keptOf(row);
  }

  async save(
    tx: Knex.Transaction,
    cutoverId: string,
    { at, departments }: Required<KeptAudience>,
  ): Promise<void> {
    await tx<AudienceRow>('training_audiences')
      .where({ cutover_id: cutoverId })
      .update({
        refreshed_at: at,
        claimed_until: null,
        departments: JSON.stringify(departments),
      });
  }

  /** The plan has changed, so that the catalog is to be asked again. */
  async markStale(tx: Knex.Transaction, cutoverId: string): Promise<void> {
    await tx<AudienceRow>('training_audiences')
      .insert({ cutover_id: cutoverId, departments: '[]' })
      .onConflict('cutover_id')
      .merge({ refreshed_at: null });
  }

  /** Running cutovers in whose team somebody is and of which the catalog has yet to be asked. */
  async staleWith(
    db: Knex,
    person: string,
  ): Promise<Pick<Cutover, 'id' | 'name'>[]> {
    return db('training_audiences')
      .join('cutovers', 'cutovers.id', 'training_audiences.cutover_id')
      .join(
        'cutover_roles',
        'cutover_roles.cutover_id',
        'training_audiences.cutover_id',
      )
      .where('cutovers.status', 'running')
      .where('cutover_roles.person_ref', person)
      .whereNull('training_audiences.refreshed_at')
      .distinct('cutovers.id', 'cutovers.name');
  }

  /** Of what was last taken in, by course: where it is the same there is nothing to do. */
  async hashes(db: Knex, cutoverId: string): Promise<Map<string, string>> {
    const rows = await db<CourseRow>('training_course_audiences')
      .where({ cutover_id: cutoverId })
      .select('course', 'hash');
    return new Map(rows.map(({ course, hash }) => [course, hash]));
  }

  /** Of several cutovers. */
  async hashesOfAll(
    db: Knex,
    cutoverIds: string[],
  ): Promise<Map<string, Map<string, string>>> {
    const rows = await db<CourseRow>('training_course_audiences')
      .whereIn('cutover_id', cutoverIds)
      .select('cutover_id', 'course', 'hash');
    const found = new Map<string, Map<string, string>>();
    for (const { course, cutover_id, hash } of rows) {
      const own = found.get(cutover_id) ?? new Map<string, string>();
      found.set(cutover_id, own.set(course, hash));
    }
    return found;
  }

  async keepHash(
    tx: Knex.Transaction,
    cutoverId: string,
    course: string,
    hash: string,
  ): Promise<void> {
    await tx<CourseRow>('training_course_audiences')
      .insert({ cutover_id: cutoverId, course, hash })
      .onConflict(['cutover_id', 'course'])
      .merge(['hash']);
  }

  async #make(db: Knex, cutoverIds: string[]): Promise<void> {
    await db<AudienceRow>('training_audiences')
      .insert(cutoverIds.map(cutover_id => ({ cutover_id, departments: '[]' })))
      .onConflict('cutover_id')
      .ignore();
  }
}

function keptOf(
  row?: Pick<AudienceRow, 'departments' | 'refreshed_at'>,
): KeptAudience {
  return {
    departments: row ? JSON.parse(row.departments) : [],
    ...(row?.refreshed_at ? { at: row.refreshed_at } : {}),
  };
}
