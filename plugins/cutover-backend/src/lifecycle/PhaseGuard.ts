import type { Verdict } from '@backstage-cutover/plugin-cutover-common';
import type { Knex } from 'knex';
import type { OpenedCutover } from './CutoverDoor';

/** Implemented by other subjects: what of theirs keeps the phase in progress from being ended by hand. */
export interface PhaseGuard {
  mayEnd(
    db: Knex,
    opened: Pick<OpenedCutover, 'cutover' | 'spec'>,
  ): Promise<Verdict>;
}
