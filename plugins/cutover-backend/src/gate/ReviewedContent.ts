import type {
  ChangedFields,
  ReviewedItem,
  Text,
} from '@backstage-cutover/plugin-cutover-common';
import type { Knex } from 'knex';
import type { Opened } from './GateChecks';

export interface BeingEdited {
  item: string;
  title: Text;
  by: string;
  at: string;
}

/** Implemented by other subjects: what of theirs a gate reviews. */
export interface ReviewedContent {
  /** What is under review at the end of a phase, as it is now. */
  of(db: Knex, opened: Opened, phase: string): Promise<ReviewedItem[]>;
  /** Which fields of an item of theirs differ between what was reviewed and what is there now, as JSON pointers. */
  fieldsOf(
    db: Knex,
    opened: Opened,
    before: ReviewedItem,
    after: ReviewedItem,
  ): Promise<ChangedFields>;
  /** The same, read once, with the items on which somebody is writing. */
  withEditing(
    db: Knex,
    opened: Opened,
    phase: string,
  ): Promise<{ items: ReviewedItem[]; beingEdited: BeingEdited[] }>;
}
