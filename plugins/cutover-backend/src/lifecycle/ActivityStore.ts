import { ConflictError } from '@backstage/errors';
import {
  because,
  dueOf,
  type ActivityReminder,
  type CutoverActivity,
} from '@backstage-cutover/plugin-cutover-common';
import type { Knex } from 'knex';

interface ActivityRow {
  cutover_id: string;
  activity: string;
  position: number;
  phase: string;
  status: string;
  due_at: string;
  version: number;
  document: string;
}

interface ReminderRow {
  cutover_id: string;
  activity: string;
  kind: string;
  due_at: string;
  created_at: string;
}

// SQLite takes 500 rows in one insert at most.
const ROWS_PER_INSERT = 100;

const OPEN = ['not-started', 'in-progress'];

export class ActivityStore {
  /** All activities of a cutover, or of one of its phases, in the order of its template. */
  async of(
    db: Knex,
    cutoverId: string,
    phase?: string,
  ): Promise<CutoverActivity[]> {
    const rows = await db<ActivityRow>('activities')
      .where({ cutover_id: cutoverId, ...(phase ? { phase } : {}) })
      .orderBy('position')
      .select('document');
    return rows.map(row => JSON.parse(row.document));
  }

  /** Those of the phases in progress that are not over, in the order of the template. */
  async openIn(
    db: Knex,
    cutovers: { id: string; phase: string }[],
  ): Promise<CutoverActivity[]> {
    if (cutovers.length === 0) return [];
    const rows = await db<ActivityRow>('activities')
      .whereIn(
        ['cutover_id', 'phase'],
        cutovers.map(({ id, phase }) => [id, phase]),
      )
      .orderBy(['cutover_id', 'position'])
      .select('status', 'document');
    // Not in the statement: SQLite, which has no statistics, would walk through the index of all that are open anywhere.
    return rows
      .filter(({ status }) => OPEN.includes(status))
      .map(row => JSON.parse(row.document));
  }

  /** All activities of a cutover that has none yet, in the order of its template. */
  async insert(
    tx: Knex.Transaction,
    activities: CutoverActivity[],
  ): Promise<void> {
    await this.#insert(
      tx,
      activities.map((activity, position) => ({ activity, position })),
    );
  }

  /** Stores what became of all activities of a cutover, where some may have come, gone or changed places. */
  async replace(
    tx: Knex.Transaction,
    before: CutoverActivity[],
    after: CutoverActivity[],
  ): Promise<void> {
    const was = new Map(before.map(activity => [activity.id, activity]));
    const there = new Set(after.map(({ id }) => id));
    for (const { id, cutoverId } of before) {
      if (there.has(id)) continue;
      await tx<ActivityRow>('activities')
        .where({ cutover_id: cutoverId, activity: id })
        .delete();
    }
    const placed = after.map((activity, position) => ({ activity, position }));
    for (const { activity, position } of placed) {
      const known = was.get(activity.id);
      if (!known) continue;
      if (known !== activity) await this.save(tx, known, activity);
      if (before[position] === known) continue;
      await tx<ActivityRow>('activities')
        .where({ cutover_id: activity.cutoverId, activity: activity.id })
        .update({ position });
    }
    await this.#insert(
      tx,
      placed.filter(({ activity }) => !was.has(activity.id)),
    );
  }

  async #insert(
    tx: Knex.Transaction,
    placed: { activity: CutoverActivity; position: number }[],
  ) {
    const rows = placed.map(({ activity, position }) => ({
      cutover_id: activity.cutoverId,
      activity: activity.id,
      position,
      ...toRow(activity),
    }));
    for (let at = 0; at < rows.length; at += ROWS_PER_INSERT) {
      await tx<ActivityRow>('activities').insert(
        rows.slice(at, at + ROWS_PER_INSERT),
      );
    }
  }

  /** Stores what became of `before`, at the next version. */
  async save(
    tx: Knex.Transaction,
    before: CutoverActivity,
    next: CutoverActivity,
  ): Promise<CutoverActivity> {
    const { id, cutoverId, version } = before;
    const saved = { ...next, version: version + 1 };
    const where = { cutover_id: cutoverId, activity: id };
    const changed = await tx<ActivityRow>('activities')
      .where({ ...where, version })
      .update(toRow(saved));
    if (changed === 1) return saved;
    const found = await tx<ActivityRow>('activities')
      .where(where)
      .first('version');
    throw staleActivity(before, version, found?.version ?? 0);
  }

  /** Ids of cutovers without activities, in their order, for walking through all of them. */
  async cutoversWithout(
    db: Knex,
    { after, limit }: { after: string; limit: number },
  ): Promise<string[]> {
    const rows = await db('cutovers')
      .where('id', '>', after)
      .whereNotExists(
        db('activities')
          .select('activity')
          .whereRaw('cutover_id = cutovers.id'),
      )
      .orderBy('id')
      .limit(limit)
      .select('id');
    return rows.map(({ id }) => id);
  }

  /** Ids of running cutovers with activities of which somebody may still have to be reminded, in their order. */
  async cutoversToRemind(
    db: Knex,
    {
      now,
      until,
      after,
      limit,
    }: { now: string; until: string; after: string; limit: number },
  ): Promise<string[]> {
    const rows = await db('activities as due')
      .join('cutovers as running', 'running.id', 'due.cutover_id')
      .where('running.status', 'running')
      .where('due.cutover_id', '>', after)
      .whereIn('due.status', OPEN)
      .where(doable =>
        doable
          .whereRaw('running.phase = due.phase')
          .orWhere('due.status', 'in-progress'),
      )
      .where('due.due_at', '<=', until)
      .whereNotExists(
        db('activity_reminders as told')
          .select('told.activity')
          .whereRaw('told.cutover_id = due.cutover_id')
          .whereRaw('told.activity = due.activity')
          .whereRaw('told.due_at = due.due_at')
          .whereRaw(
            `told.kind = case when due.due_at < ? then 'overdue' else 'due' end`,
            [now],
          ),
      )
      .groupBy('due.cutover_id')
      .orderBy('due.cutover_id')
      .limit(limit)
      .select('due.cutover_id');
    return rows.map(row => row.cutover_id);
  }

  /** Of these reminders those that nobody has been told of before; from now on they count as told. */
  async takeReminders(
    tx: Knex.Transaction,
    cutoverId: string,
    reminders: ActivityReminder[],
    at: string,
  ): Promise<ActivityReminder[]> {
    const taken: ActivityReminder[] = [];
    for (const reminder of reminders) {
      const inserted = await tx<ReminderRow>('activity_reminders')
        .insert({
          cutover_id: cutoverId,
          activity: reminder.activity,
          kind: reminder.kind,
          due_at: reminder.due,
          created_at: at,
        })
        .onConflict(['cutover_id', 'activity', 'kind', 'due_at'])
        .ignore()
        .returning('activity');
      if (inserted.length) taken.push(reminder);
    }
    return taken;
  }
}

/** A 412: somebody else has written in the meantime. */
export function staleActivity(
  { id }: Pick<CutoverActivity, 'id'>,
  asked: number,
  found: number,
) {
  return because(
    new ConflictError(
      `Activity ${id} was read at version ${asked}, it is now at ${found}; look at what changed and try again`,
    ),
    'precondition.stale',
    { statusCode: 412, asked, found },
  );
}

function toRow(activity: CutoverActivity) {
  return {
    phase: activity.phase,
    status: activity.status,
    due_at: dueOf(activity),
    version: activity.version,
    document: JSON.stringify(activity),
  };
}
