import type { Knex } from 'knex';

interface WaitingRow {
  cutover_id: string;
  course: string;
  person: string;
  assessment: string;
  from_at: string;
}

/** Somebody who may sit an assessment again from a time on. */
export interface WaitingPerson {
  cutoverId: string;
  course: string;
  person: string;
  assessment: string;
  from: string;
}

export class WaitingStore {
  async add(
    tx: Knex.Transaction,
    { assessment, course, cutoverId, from, person }: WaitingPerson,
  ): Promise<void> {
    await tx<WaitingRow>('training_waiting')
      .insert({
        ...{ cutover_id: cutoverId, course, person, assessment },
        from_at: from,
      })
      .onConflict(['cutover_id', 'course', 'person', 'assessment'])
      .merge(['from_at']);
  }

  /** Whose waiting time is over, the longest first. */
  async over(
    db: Knex,
    { now, limit }: { now: string; limit: number },
  ): Promise<WaitingPerson[]> {
    const rows = await db<WaitingRow>('training_waiting')
      .where('from_at', '<=', now)
      .orderBy('from_at')
      .limit(limit)
      .select();
    return rows.map(({ cutover_id: cutoverId, from_at: from, ...row }) => ({
      ...{ cutoverId, from },
      ...row,
    }));
  }

  /** Whether it was the caller who took it, and so is to tell them. */
  async take(
    tx: Knex.Transaction,
    { assessment, course, cutoverId, from, person }: WaitingPerson,
  ): Promise<boolean> {
    const taken = await tx<WaitingRow>('training_waiting')
      .where({ cutover_id: cutoverId, course, person, assessment })
      .where({ from_at: from })
      .delete();
    return taken === 1;
  }
}
