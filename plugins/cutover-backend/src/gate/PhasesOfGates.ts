import {
  assertAllowed,
  gateStatus,
  mayClose,
  type Gate,
  type GateCall,
  type GateChange,
  type ReturnedTo,
} from '@backstage-cutover/plugin-cutover-common';
import type { Knex } from 'knex';
import type { OpenedCutover } from '../lifecycle/CutoverDoor';
import type { CutoverStore } from '../lifecycle/CutoverStore';
import type { PhaseOrder } from '../lifecycle/PhaseOrder';
import type { GateBook, OpenedGate } from './GateBook';

/** What follows for the phases: an open gate ends its phase, and a return may go back. */
export class PhasesOfGates {
  constructor(
    private readonly deps: {
      book: GateBook;
      cutovers: CutoverStore;
      order: PhaseOrder;
    },
  ) {}

  async follow(
    tx: Knex.Transaction,
    opened: OpenedCutover,
    { gate: before, phase }: OpenedGate,
    { next, events }: GateChange,
    call: GateCall,
  ): Promise<void> {
    const { cutovers, order } = this.deps;
    const { at, by } = call;
    const { cutover } = opened;
    const isHere = cutover.phase === phase;
    if (
      isHere &&
      gateStatus(before) !== 'open' &&
      gateStatus(next) === 'open'
    ) {
      await this.#assertMayClose(tx, opened, next);
      const reason = events.findLast(event => event.reason)?.reason;
      await order.end(tx, opened, phase, {
        ...{ at, by: by.ref },
        ...(reason ? { reason } : {}),
      });
      await cutovers.takePosition(tx, cutover.id);
    }
    for (const event of events) {
      if (event.type === 'gate.returned') {
        await this.#goBack(tx, opened, event.to, {
          ...{ at, by: by.ref },
          reason: event.reason ?? '',
        });
        await cutovers.takePosition(tx, cutover.id);
      }
    }
  }

  async #goBack(
    tx: Knex.Transaction,
    opened: OpenedCutover,
    { activities, phase }: ReturnedTo,
    context: { at: string; by: string; reason: string },
  ): Promise<void> {
    const { order } = this.deps;
    if (activities.length) {
      await order.reopenActivities(tx, opened, activities, context);
    }
    if (phase !== undefined) await order.reopen(tx, opened, phase, context);
  }

  async #assertMayClose(
    tx: Knex.Transaction,
    opened: OpenedCutover,
    { id, phase }: Gate,
  ): Promise<void> {
    const all = await this.deps.book.all(tx, opened);
    assertAllowed(
      mayClose(phase, {
        cutover: opened.cutover,
        gates: all.map(({ gate }) => gate),
        except: id,
      }),
    );
  }
}
