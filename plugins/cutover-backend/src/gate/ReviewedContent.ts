import type {
  ReviewedItem,
  Text,
} from '@backstage-cutover/plugin-cutover-common';
import type { Knex } from 'knex';
import type { Opened } from './GateChecks';

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
  ): Promise<string[]>;
  /** On which of the items somebody is writing. */
  beingEdited(
    db: Knex,
    opened: Opened,
    phase: string,
  ): Promise<{ item: string; title: Text; by: string; at: string }[]>;
}
