import { mayEndPhase } from '@backstage-cutover/plugin-cutover-common';
import type { Knex } from 'knex';
import type { PhaseGuard } from '../lifecycle/PhaseGuard';
import type { Opened } from './GateChecks';
import type { GateStore } from './GateStore';

/** A phase with a gate ends when that opens, and not by hand. */
export class GateGuard implements PhaseGuard {
  constructor(private readonly deps: { store: GateStore }) {}

  async mayEnd(db: Knex, { cutover, spec }: Opened) {
    const kept = await this.deps.store.of(db, cutover.id);
    const gates = [...kept.values()].flatMap(({ gate }) => gate ?? []);
    return mayEndPhase(cutover.phase, { cutover, spec, gates });
  }
}
