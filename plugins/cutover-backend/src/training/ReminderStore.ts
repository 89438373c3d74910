import type { Knex } from 'knex';
import { inParts } from '../database/inParts';

interface ReminderRow {
  cutover_id: string;
  person: string;
  what: string;
  created_at: string;
}

export class ReminderStore {
  /** Of these people those who have not been told before; from now on they count as told. */
  async take(
    tx: Knex.Transaction,
    {
      cutoverId,
      people,
      what,
      at,
    }: { cutoverId: string; people: string[]; what: string; at: string },
  ): Promise<string[]> {
    const taken: string[] = [];
    for (const part of inParts(people)) {
      const inserted = await tx<ReminderRow>('training_reminders')
        .insert(
          part.map(person => ({
            ...{ cutover_id: cutoverId, person, what },
            created_at: at,
          })),
        )
        .onConflict(['cutover_id', 'person', 'what'])
        .ignore()
        .returning('person');
      taken.push(...inserted.map(({ person }) => person));
    }
    return taken;
  }

  /** As `take`, also of those who were told of it `before` and no later. */
  async takeAgain(
    tx: Knex.Transaction,
    {
      cutoverId,
      people,
      what,
      at,
      before,
    }: {
      cutoverId: string;
      people: string[];
      what: string;
      at: string;
      before: string;
    },
  ): Promise<string[]> {
    const taken: string[] = [];
    for (const part of inParts(people)) {
      const written = await tx<ReminderRow>('training_reminders')
        .insert(
          part.map(person => ({
            ...{ cutover_id: cutoverId, person, what },
            created_at: at,
          })),
        )
        .onConflict(['cutover_id', 'person', 'what'])
        .merge(['created_at'])
        .where('training_reminders.created_at', '<=', before)
        .returning('person');
      taken.push(...written.map(({ person }) => person));
    }
    return taken;
  }
}
