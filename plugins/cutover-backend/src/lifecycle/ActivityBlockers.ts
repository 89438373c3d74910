import type {
  ActivityBlocker,
  CutoverActivity,
} from '@backstage-cutover/plugin-cutover-common';
import type { Knex } from 'knex';
import type { OpenedCutover } from './CutoverDoor';

/** Implemented by other subjects: what of theirs keeps an activity from being done. */
export interface ActivityBlockers {
  /** In the transaction that would finish the activity, with the row of its cutover locked. */
  of(
    tx: Knex.Transaction,
    opened: OpenedCutover,
    activity: CutoverActivity,
  ): Promise<ActivityBlocker[]>;
}
