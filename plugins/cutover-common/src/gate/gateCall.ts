import type { Actor, Cutover } from '../lifecycle';
import type {
  CutoverTemplateSpec,
  TemplateGate,
  WorkingTime,
} from '../template';
import { evolveGate } from './evolveGate';
import type { GateEvent } from './gateEvent';
import type { CheckVerdict, Gate, Substitution } from './model';
import { roundOutcome } from './ruleOutcome';

/** Who asks, about a gate of which cutover. */
export interface GateCall {
  cutover: Cutover;
  spec: Pick<CutoverTemplateSpec, 'roles' | 'phases' | 'workingTime'>;
  /** The gate as the template describes it. */
  template: TemplateGate;
  by: Actor;
  at: string;
  substitutions: Substitution[];
  /** As they stand at this moment. Needed by what opens the gate; see `GateChange.complete`. */
  checks?: CheckVerdict[];
}

/** What became of a gate, and by which events. */
export interface GateChange {
  next: Gate;
  events: GateEvent[];
  /** Whether all rules are met and only the checks have to be asked again: with them the same act opens the gate. */
  complete: boolean;
}

/** Takes a gate from event to event. */
export class GateSteps {
  readonly events: GateEvent[] = [];
  readonly #workingTime: WorkingTime | undefined;

  constructor(
    public gate: Gate,
    { spec }: { spec: Pick<CutoverTemplateSpec, 'workingTime'> },
  ) {
    this.#workingTime = spec.workingTime;
  }

  add(event: GateEvent): this {
    this.gate = evolveGate(this.gate, event, this.#workingTime);
    this.events.push(event);
    return this;
  }

  get change(): GateChange {
    const round = this.gate.rounds.at(-1);
    return {
      next: this.gate,
      events: this.events,
      complete:
        round?.status === 'in-review' &&
        roundOutcome(round).outcome === 'approved',
    };
  }
}
