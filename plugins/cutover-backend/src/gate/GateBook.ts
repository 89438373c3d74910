import {
  happenedTo,
  lapseGate,
  newGate,
  standingOf,
  type Actor,
  type Cutover,
  type CutoverTemplateSpec,
  type Gate,
  type GateCall,
  type GateChange,
  type Substitution,
  type TemplateGate,
} from '@backstage-cutover/plugin-cutover-common';
import type { Knex } from 'knex';
import type { Recorder } from '../audit/Recorder';
import type { Opened } from './GateChecks';
import { aboutGate } from './gateMessages';
import type { GateStore, KeptGate } from './GateStore';
import type { SubstitutionStore } from './SubstitutionStore';

/** A gate of the template, with what is kept of it. */
export interface OpenedGate {
  opened: Opened;
  template: TemplateGate;
  phase: string;
  kept: KeptGate;
  gate: Gate;
}

/** Where gates are kept: each change of one is stored, audited and told in one transaction. */
export class GateBook {
  constructor(
    private readonly deps: {
      store: GateStore;
      substitutions: SubstitutionStore;
      recorder: Recorder;
    },
  ) {}

  /** Of those that the template knows, in the order of the phases. */
  async all(db: Knex, opened: Opened): Promise<OpenedGate[]> {
    const kept = await this.deps.store.of(db, opened.cutover.id);
    return gatesOf(opened.spec).map(({ gate, phase }) =>
      openedGate(opened, gate, phase, kept.get(gate.id) ?? { version: 0 }),
    );
  }

  async find(
    db: Knex,
    opened: Opened,
    id: string,
    options?: { lock: boolean },
  ): Promise<OpenedGate | undefined> {
    const found = gatesOf(opened.spec).find(({ gate }) => gate.id === id);
    if (!found) return undefined;
    const kept = await this.deps.store.find(db, opened.cutover.id, id, options);
    return openedGate(opened, found.gate, found.phase, kept);
  }

  /** What a decision about a gate wants to know. */
  async call(
    db: Knex,
    { opened, template, gate }: OpenedGate,
    { by, at }: { by: Actor; at: string },
  ): Promise<GateCall> {
    return {
      ...{ by, at, template },
      cutover: opened.cutover,
      spec: opened.spec,
      substitutions: await this.substitutionsFor(db, gate, at),
    };
  }

  /** Those that may let somebody decide in the round under review. */
  async substitutionsFor(
    db: Knex,
    gate: Gate,
    at: string,
  ): Promise<Substitution[]> {
    const round = gate.rounds.at(-1);
    if (round?.status !== 'in-review') return [];
    const holders = [...new Set(round.seats.map(({ holder }) => holder))];
    return this.deps.substitutions.chainsFrom(db, holders, at);
  }

  /** In the transaction that decided it, with the cutover's row locked. */
  async write(
    tx: Knex.Transaction,
    { opened, kept, gate, template }: OpenedGate,
    { next, events }: GateChange,
    call: GateCall,
  ): Promise<void> {
    if (events.length === 0) return;
    await this.deps.store.save(tx, kept, next);
    const about = { before: gate, after: next, standing: standingOf(call) };
    for (const [index, event] of events.entries()) {
      const last = index === events.length - 1;
      await this.deps.recorder.record(
        tx,
        happenedTo(next, event),
        opened,
        aboutGate(event, { ...opened, ...about, template, last }),
      );
    }
  }

  /** Going back to a phase takes back what its gate and all after it have opened or were about to. */
  async lapseFrom(
    tx: Knex.Transaction,
    opened: Opened,
    phase: string,
    { at, by, reason }: { at: string; by: string; reason: string },
  ): Promise<void> {
    const order = opened.cutover.phases.map(({ id }) => id);
    const from = order.indexOf(phase);
    for (const found of await this.all(tx, opened)) {
      if (order.indexOf(found.phase) < from) continue;
      const change = lapseGate(
        found.gate,
        [],
        { at, by, reason, spec: opened.spec },
        { reopened: true },
      );
      await this.write(tx, found, change, {
        ...{ at, template: found.template, substitutions: [] },
        by: { kind: 'person', ref: by, groups: [] },
        cutover: opened.cutover,
        spec: opened.spec,
      });
    }
  }
}

function gatesOf({ phases }: Pick<CutoverTemplateSpec, 'phases'>) {
  return phases.flatMap(({ id, gate }) => (gate ? [{ gate, phase: id }] : []));
}

function openedGate(
  opened: Opened,
  template: TemplateGate,
  phase: string,
  kept: KeptGate,
): OpenedGate {
  const cutover: Cutover = opened.cutover;
  return {
    ...{ opened, template, phase, kept },
    gate:
      kept.gate ?? newGate({ cutoverId: cutover.id, id: template.id, phase }),
  };
}
