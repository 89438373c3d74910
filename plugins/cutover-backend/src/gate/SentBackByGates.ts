import {
  sentBackBy,
  type Cutover,
  type Gate,
  type SentBack,
} from '@backstage-cutover/plugin-cutover-common';
import type { Knex } from 'knex';
import type { FindsSentBack } from '../lifecycle/FindsSentBack';
import type { GateStore } from './GateStore';

/** What was returned at gates and not submitted again. */
export class SentBackByGates implements FindsSentBack {
  constructor(private readonly deps: { store: GateStore }) {}

  async of(
    db: Knex,
    cutovers: Pick<Cutover, 'id' | 'status'>[],
  ): Promise<Map<string, SentBack>> {
    const running = cutovers.filter(({ status }) => status === 'running');
    const gates = await this.deps.store.sentBack(
      db,
      running.map(({ id }) => id),
    );
    const byCutover = new Map<string, Gate[]>();
    for (const gate of gates) {
      const known = byCutover.get(gate.cutoverId) ?? [];
      byCutover.set(gate.cutoverId, [...known, gate]);
    }
    return new Map([...byCutover].map(([id, all]) => [id, sentBackBy(all)]));
  }
}
