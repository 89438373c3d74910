import type {
  Cutover,
  SentBack,
} from '@backstage-cutover/plugin-cutover-common';
import type { Knex } from 'knex';

/** Implemented by gates: what was sent back to be done again. */
export interface FindsSentBack {
  /** By the ids of cutovers; of those in which nothing is outstanding there is none. */
  of(
    db: Knex,
    cutovers: Pick<Cutover, 'id' | 'status'>[],
  ): Promise<Map<string, SentBack>>;
}

/** Where nothing was sent back. */
export const NOTHING_SENT_BACK: SentBack = {
  documents: new Map(),
  activities: new Map(),
};
