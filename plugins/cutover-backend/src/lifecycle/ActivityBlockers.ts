import type {
  ActivityBlocker,
  CutoverActivity,
} from '@backstage-cutover/plugin-cutover-common';
import type { Knex } from 'knex';
import type { OpenedCutover } from './CutoverDoor';

/** Implemented by other subjects: what of theirs keeps an activity from being done. */
export interface ActivityBlockers {
  /**
   * By the ids of the activities; of those that nothing blocks there is nothing. An activity is finished in a transaction
   * that has locked the row of its cutover and asks once more.
   */
  of(
    db: Knex,
    opened: OpenedCutover,
    activities: CutoverActivity[],
  ): Promise<ReadonlyMap<string, ActivityBlocker[]>>;
}
