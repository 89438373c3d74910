import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import { NotFoundError } from '@backstage/errors';
import type { ResourcePermission } from '@backstage/plugin-permission-common';
import {
  addSigner,
  addSignerInputSchema,
  askInputSchema,
  askOpinion,
  because,
  copyGate,
  copyGateInputSchema,
  cutoverGateDecidePermission,
  cutoverGateEmergencyPermission,
  cutoverGateSubmitPermission,
  decideGate,
  decideGateInputSchema,
  dueAfter,
  gateStanding,
  giveOpinion,
  openInEmergency,
  opinionInputSchema,
  reasonInputSchema,
  recallTransfer,
  rehearseGate,
  removeSigner,
  removeSignerInputSchema,
  returnGate,
  returnGateInputSchema,
  stopAsking,
  submitGate,
  submitGateInputSchema,
  takeBackDecision,
  transferInputSchema,
  transferSeat,
  urgeGate,
  urgeInputSchema,
  withdrawGate,
  withdrawGateInputSchema,
  type CheckVerdict,
  type Gate,
  type GateCall,
  type GateChange,
  type GateRehearsal,
  type GateStatusAnswer,
  type GateView,
  type ReviewedItem,
} from '@backstage-cutover/plugin-cutover-common';
import type { Knex } from 'knex';
import type { Caller } from '../actors/Actors';
import { sha256 } from '../audit/sha256';
import { parsedBody } from '../http/body';
import type { IdempotencyStore } from '../idempotency/IdempotencyStore';
import { repeatable } from '../idempotency/repeatable';
import type { CutoverDoor, OpenedCutover } from '../lifecycle/CutoverDoor';
import type { Outbox } from '../outbox/Outbox';
import type { GateBook, OpenedGate } from './GateBook';
import type { AsksChecks } from './GateChecks';
import { itemsOf } from './GateFollower';
import { GATE_PERMISSIONS, narrowed } from './gatePermissions';
import { gateView, seatView } from './gateView';
import type { PhasesOfGates } from './PhasesOfGates';
import type { ReviewedContent } from './ReviewedContent';

/** Which gate, by the id or name of its cutover and its own id in the template. */
export interface GateKey {
  cutover: string;
  gate: string;
}

type Decide = (
  gate: Gate,
  call: GateCall,
  within: { tx: Knex.Transaction; opened: OpenedCutover },
) => GateChange | Promise<GateChange>;

interface Work {
  permission: ResourcePermission<'cutover'>;
  decide: Decide;
  idempotencyKey?: string;
  /** What was asked, for recognising a repetition. */
  request?: unknown;
}

/** The use cases of gates. Every door calls these. */
export class GateService {
  constructor(
    private readonly deps: {
      db: Knex;
      door: CutoverDoor;
      book: GateBook;
      content: ReviewedContent[];
      checks: AsksChecks;
      phases: PhasesOfGates;
      idempotency: IdempotencyStore;
      outbox: Outbox;
      clock: () => Date;
    },
  ) {}

  async list(cutover: string, caller: Caller): Promise<GateView[]> {
    const { book, db, door } = this.deps;
    const opened = await door.open(
      cutover,
      caller.credentials,
      GATE_PERMISSIONS,
    );
    const views: GateView[] = [];
    for (const found of await book.all(db, opened)) {
      views.push(await this.#view(opened, found, caller));
    }
    return views;
  }

  async get(key: GateKey, caller: Caller): Promise<GateView> {
    const opened = await this.#open(key, caller.credentials, GATE_PERMISSIONS);
    const found = await this.#found(this.deps.db, opened, key);
    return this.#view(opened, found, caller);
  }

  /** How the checks stand, for reading: nothing is decided by it. */
  async checks(key: GateKey, caller: Caller): Promise<CheckVerdict[]> {
    const { checks, db } = this.deps;
    const opened = await this.#open(key, caller.credentials);
    const { template, phase } = await this.#found(db, opened, key);
    return checks.look(db, opened, template, phase);
  }

  /** For machines, which may hold a service token. */
  async status(
    key: GateKey,
    credentials: BackstageCredentials,
  ): Promise<GateStatusAnswer> {
    const opened = await this.#open(key, credentials);
    const { gate } = await this.#found(this.deps.db, opened, key);
    return gateStanding(gate, opened.cutover);
  }

  /** A new round. Facts of others are asked before the transaction. */
  async submit(
    key: GateKey,
    body: unknown,
    caller: Caller,
    options: { idempotencyKey?: string } = {},
  ): Promise<GateView> {
    const input = parsedBody(submitGateInputSchema, body);
    const checks = await this.#checksNow(key, caller);
    return this.#act(key, caller, {
      ...options,
      permission: cutoverGateSubmitPermission,
      request: input,
      decide: async (gate, call, { tx, opened }) =>
        submitGate(gate, input, {
          ...call,
          checks,
          sha256,
          items: await itemsOf(this.deps.content, tx, opened, gate.phase),
        }),
    });
  }

  /** Who would decide if it were submitted now; writes nothing. */
  async rehearse(
    key: GateKey,
    body: unknown,
    caller: Caller,
  ): Promise<GateRehearsal> {
    const { book, checks, db } = this.deps;
    const input = parsedBody(submitGateInputSchema, body);
    const opened = await this.#open(key, caller.credentials, GATE_PERMISSIONS);
    const found = await this.#found(db, opened, key);
    const { gate, phase, template } = found;
    const call = await book.call(db, found, this.#who(caller));
    const verdicts = await checks.ask(db, opened, template, phase);
    const { items, beingEdited } = await this.#underReview(opened, phase);
    const { round, shortages, faults } = rehearseGate(gate, input, {
      ...call,
      checks: verdicts,
      items,
      sha256,
    });
    return {
      hash: round.hash,
      seats: round.seats.map(seat => seatView(round, seat, call)),
      shortages,
      faults,
      checks: verdicts,
      beingEdited,
    };
  }

  async decide(
    key: GateKey,
    body: unknown,
    caller: Caller,
    options: { idempotencyKey?: string } = {},
  ): Promise<GateView> {
    const input = parsedBody(decideGateInputSchema, body);
    return this.#act(key, caller, {
      ...options,
      permission: cutoverGateDecidePermission,
      request: input,
      decide: (gate, call) => decideGate(gate, input, call),
    });
  }

  takeBack(key: GateKey, seat: string, caller: Caller): Promise<GateView> {
    return this.#onSeat(key, caller, (gate, call) =>
      takeBackDecision(gate, seat, call),
    );
  }

  addSigner(key: GateKey, seat: string, body: unknown, caller: Caller) {
    const input = parsedBody(addSignerInputSchema, body);
    return this.#onSeat(key, caller, (gate, call) =>
      addSigner(gate, seat, input, call),
    );
  }

  removeSigner(key: GateKey, seat: string, body: unknown, caller: Caller) {
    const { reason } = parsedBody(removeSignerInputSchema, body);
    return this.#onSeat(key, caller, (gate, call) =>
      removeSigner(gate, seat, reason, call),
    );
  }

  transfer(key: GateKey, seat: string, body: unknown, caller: Caller) {
    const input = parsedBody(transferInputSchema, body);
    return this.#onSeat(key, caller, (gate, call) =>
      transferSeat(gate, seat, input, call),
    );
  }

  recall(key: GateKey, seat: string, caller: Caller): Promise<GateView> {
    return this.#onSeat(key, caller, (gate, call) =>
      recallTransfer(gate, seat, call),
    );
  }

  ask(key: GateKey, seat: string, body: unknown, caller: Caller) {
    const input = parsedBody(askInputSchema, body);
    return this.#onSeat(key, caller, (gate, call) =>
      askOpinion(gate, seat, input, call),
    );
  }

  stopAsking(key: GateKey, seat: string, caller: Caller): Promise<GateView> {
    return this.#onSeat(key, caller, (gate, call) =>
      stopAsking(gate, seat, call),
    );
  }

  /** Whoever is asked may answer, whatever they may do else. */
  answer(key: GateKey, seat: string, body: unknown, caller: Caller) {
    const { answer } = parsedBody(opinionInputSchema, body);
    return this.#onSeat(key, caller, (gate, call) =>
      giveOpinion(gate, seat, answer, call),
    );
  }

  returnTo(key: GateKey, seat: string, body: unknown, caller: Caller) {
    const input = parsedBody(returnGateInputSchema, body);
    return this.#onSeat(key, caller, (gate, call) =>
      returnGate(gate, seat, input, call),
    );
  }

  withdraw(key: GateKey, body: unknown, caller: Caller): Promise<GateView> {
    const { reason } = parsedBody(withdrawGateInputSchema, body);
    return this.#act(key, caller, {
      permission: cutoverGateSubmitPermission,
      decide: (gate, call) => withdrawGate(gate, reason, call),
    });
  }

  urge(key: GateKey, body: unknown, caller: Caller): Promise<GateView> {
    const { seats } = parsedBody(urgeInputSchema, body);
    return this.#act(key, caller, {
      permission: cutoverGateSubmitPermission,
      decide: (gate, call) => urgeGate(gate, seats, call),
    });
  }

  copy(key: GateKey, body: unknown, caller: Caller): Promise<GateView> {
    const { to } = parsedBody(copyGateInputSchema, body);
    return this.#act(key, caller, {
      permission: cutoverGateSubmitPermission,
      decide: (gate, call) => copyGate(gate, to, call),
    });
  }

  openInEmergency(key: GateKey, body: unknown, caller: Caller) {
    const { reason } = parsedBody(reasonInputSchema, body);
    return this.#act(key, caller, {
      permission: cutoverGateEmergencyPermission,
      decide: (gate, call) =>
        openInEmergency(gate, reason, {
          ...call,
          reviewDueAt: dueAfter(
            call.at,
            call.template.emergency?.reviewWithin ?? 'P0D',
            call.spec.workingTime,
          ),
        }),
    });
  }

  #onSeat(key: GateKey, caller: Caller, decide: Decide): Promise<GateView> {
    return this.#act(key, caller, {
      permission: cutoverGateDecidePermission,
      decide,
    });
  }

  /**
   * One transaction: load, decide, store, record. Where the decision is the last one, it is taken once more with the checks
   * as they stand: they are asked in between, since others take their time.
   */
  async #act(key: GateKey, caller: Caller, work: Work): Promise<GateView> {
    const { door, outbox } = this.deps;
    const access = await door.access(caller.credentials, GATE_PERMISSIONS);
    let verdicts: CheckVerdict[] | undefined;
    for (;;) {
      const known = verdicts;
      const done = await door.changeAs(
        access,
        key.cutover,
        work.permission,
        (tx, opened) => this.#attempt(tx, opened, key, caller, work, known),
      );
      if (!done) {
        verdicts = await this.#checksNow(key, caller);
        continue;
      }
      outbox.poke();
      const opened = await door.openAs(access, key.cutover);
      const found = await this.#found(this.deps.db, opened, key);
      return this.#view(opened, found, caller);
    }
  }

  /** Whether it is done; not, where the checks have to be asked first. Then nothing is written. */
  async #attempt(
    tx: Knex.Transaction,
    opened: OpenedCutover,
    key: GateKey,
    caller: Caller,
    work: Work,
    verdicts: CheckVerdict[] | undefined,
  ): Promise<boolean> {
    const { book, checks, idempotency, phases } = this.deps;
    const { idempotencyKey, request } = work;
    const who = this.#who(caller);
    const repeated =
      idempotencyKey === undefined
        ? undefined
        : repeatable(caller, idempotencyKey, [
            opened.cutover.id,
            key.gate,
            request ?? null,
          ]);
    if (repeated && (await idempotency.answerTo(tx, repeated))) return true;

    const found = await this.#found(tx, opened, key, { lock: true });
    const { gate, phase, template } = found;
    const call = await book.call(tx, found, who);
    const again = verdicts && {
      checks: await checks.again(tx, opened, template, phase, verdicts),
    };
    const change = await work.decide(
      gate,
      { ...call, ...again },
      { tx, opened },
    );
    if (change.complete) return false;

    if (repeated) {
      await idempotency.take(tx, repeated, who.at);
      await idempotency.keep(tx, repeated, '{}');
    }
    await book.write(tx, found, change, call);
    await phases.follow(tx, opened, found, change, call);
    return true;
  }

  async #checksNow(key: GateKey, { credentials }: Caller) {
    const { checks, db } = this.deps;
    const opened = await this.#open(key, credentials);
    const { template, phase } = await this.#found(db, opened, key);
    return checks.ask(db, opened, template, phase);
  }

  async #view(
    opened: OpenedCutover,
    found: OpenedGate,
    caller: Caller,
  ): Promise<GateView> {
    const { book, db } = this.deps;
    const call = await book.call(db, found, this.#who(caller));
    return gateView(found.gate, call, {
      ...(await this.#underReview(opened, found.phase)),
      narrow: (act, verdict) => narrowed(act, verdict, opened),
    });
  }

  /** What is reviewed, of all subjects, and on what of it somebody is writing. */
  async #underReview(opened: OpenedCutover, phase: string) {
    const items: ReviewedItem[] = [];
    const beingEdited: GateView['beingEdited'] = [];
    for (const subject of this.deps.content) {
      const found = await subject.withEditing(this.deps.db, opened, phase);
      items.push(...found.items);
      beingEdited.push(...found.beingEdited);
    }
    return { items, beingEdited };
  }

  #open(
    { cutover }: GateKey,
    credentials: BackstageCredentials,
    permissions: ResourcePermission<'cutover'>[] = [],
  ) {
    return this.deps.door.open(cutover, credentials, permissions);
  }

  async #found(
    db: Knex,
    opened: OpenedCutover,
    { gate }: GateKey,
    options?: { lock: boolean },
  ): Promise<OpenedGate> {
    const found = await this.deps.book.find(db, opened, gate, options);
    if (found) return found;
    throw because(
      new NotFoundError(
        `Cutover ${opened.cutover.name} has no gate "${gate.slice(0, 100)}"`,
      ),
      'gate.unknown',
    );
  }

  #who({ actor }: Caller) {
    return { by: actor, at: this.deps.clock().toISOString() };
  }
}
