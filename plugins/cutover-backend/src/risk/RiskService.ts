import { randomUUID } from 'node:crypto';
import { ConflictError, NotFoundError } from '@backstage/errors';
import {
  addMeasure,
  addMeasureInputSchema,
  addRisk,
  addRiskInputSchema,
  askAcceptance,
  askAcceptanceInputSchema,
  assessRisk,
  assessRiskInputSchema,
  because,
  changeMeasure,
  changeMeasureInputSchema,
  cutoverRiskEditPermission,
  decideAcceptance,
  decideAcceptanceInputSchema,
  dismissProposal,
  dismissProposalInputSchema,
  editRisk,
  editRiskInputSchema,
  exposureOf,
  mayAddRisk,
  moveRisk,
  placesAt,
  proposalsOf,
  riskReasonInputSchema,
  scaleOf,
  type AddRisk,
  type ExposurePoint,
  type Risk,
  type RiskAct,
  type RiskAssessment,
  type RiskBasis,
  type RiskChange,
  type RiskContext,
  type RiskDismissal,
  type RiskRegister,
  type RiskView,
} from '@backstage-cutover/plugin-cutover-common';
import type { Knex } from 'knex';
import type { Caller } from '../actors/Actors';
import type { Recorder } from '../audit/Recorder';
import { parsedBody } from '../http/body';
import type { IdempotencyStore } from '../idempotency/IdempotencyStore';
import { repeatable } from '../idempotency/repeatable';
import type { CutoverDoor, OpenedCutover } from '../lifecycle/CutoverDoor';
import { narrowed } from '../lifecycle/narrowed';
import type { Outbox } from '../outbox/Outbox';
import type { KnownPeople } from './KnownPeople';
import type { RiskBook } from './RiskBook';
import { staleRisk, type RiskStore } from './RiskStore';
import { permissionFor, RISK_PERMISSIONS, riskView } from './riskView';

/** Which risk of which cutover a write is about, and the version that it is based on. */
export interface RiskKey {
  cutover: string;
  risk: string;
  version: number;
}

/** A call that is known again when it is repeated, or that only says what it would come to. */
export interface CallOptions {
  idempotencyKey?: string;
  dryRun?: boolean;
}

/** What a change of a risk names, and how it is called. */
interface ChangeOptions extends CallOptions {
  /** Refs of those who have to be people. */
  named?: (string | undefined)[];
  /** What was asked, by which a repeated call is known. */
  request?: unknown;
}

/** The use cases of risks. */
export class RiskService {
  constructor(
    private readonly deps: {
      db: Knex;
      door: CutoverDoor;
      store: RiskStore;
      book: RiskBook;
      people: KnownPeople;
      recorder: Recorder;
      idempotency: IdempotencyStore;
      outbox: Outbox;
      clock: () => Date;
    },
  ) {}

  /** Everything that the risk tab shows. With `since`, each risk says where it stood then. */
  async register(
    cutover: string,
    { since }: { since?: string },
    caller: Caller,
  ): Promise<RiskRegister> {
    const { db, store } = this.deps;
    const opened = await this.#open(cutover, caller);
    const { id } = opened.cutover;
    const risks = await store.of(db, id);
    const dismissed = await store.dismissed(db, id);
    const before = since
      ? placesAt(await store.assessmentsOf(db, id), since)
      : undefined;
    const { spec } = opened;
    const may = mayAddRisk({ ...opened, by: caller.actor });
    return {
      items: risks.map(risk => {
        const places = before?.get(risk.id);
        return {
          ...this.#view(risk, opened, caller),
          ...(places ? { before: places } : {}),
        };
      }),
      proposals: proposalsOf(opened, risks, dismissed),
      dismissed: dismissed.map(each => titled(each, opened)),
      scale: scaleOf(spec.risk),
      categories: spec.risk.categories,
      phases: spec.phases.map(phase => ({ id: phase.id, title: phase.title })),
      allowed: { add: narrowed(may, cutoverRiskEditPermission, opened) },
    };
  }

  /** Of one risk, oldest first. */
  async assessments(
    cutover: string,
    id: string,
    caller: Caller,
  ): Promise<RiskAssessment[]> {
    const { db, store } = this.deps;
    const opened = await this.#open(cutover, caller);
    const risk = await this.#find(db, opened, id);
    return store.assessments(db, risk.id);
  }

  /** How much was at stake at the end of each day on which that changed. */
  async exposure(
    cutover: string,
    basis: RiskBasis,
    caller: Caller,
  ): Promise<ExposurePoint[]> {
    const { db, store } = this.deps;
    const opened = await this.#open(cutover, caller);
    const { id, window } = opened.cutover;
    const { timeZone } = window;
    return exposureOf(
      await store.of(db, id),
      await store.assessmentsOf(db, id),
      { basis, timeZone },
    );
  }

  /** A new risk, or one of the template taken over. With a key, a repeated call answers as the first one did. */
  async add(
    cutover: string,
    body: unknown,
    caller: Caller,
    { dryRun, idempotencyKey }: CallOptions = {},
  ): Promise<RiskView> {
    const { book, db, door, idempotency, outbox, store } = this.deps;
    const input = parsedBody(addRiskInputSchema, body);
    const before = await this.#open(cutover, caller);
    const { access } = before;
    const { id } = before.cutover;
    const people = await this.#peopleFor(input, before, caller);
    if (dryRun) {
      access.assert(cutoverRiskEditPermission, before.cutover);
      const { next } = await this.#added(db, before, input, caller, people);
      return this.#view(next, before, caller);
    }
    const call =
      idempotencyKey === undefined
        ? undefined
        : repeatable(caller, idempotencyKey, ['risk', id, input]);
    const answer = await door.changeAs(
      access,
      id,
      cutoverRiskEditPermission,
      async (tx, opened) => {
        const known = call && (await idempotency.take(tx, call, this.#now()));
        if (known) return known;
        const change = await this.#added(tx, opened, input, caller, people);
        if (change.next.standard) {
          await store.forgetDismissal(tx, id, change.next.standard);
        }
        const saved = await book.write(tx, opened, undefined, change);
        const made = JSON.stringify(this.#view(saved, opened, caller));
        if (call) await idempotency.keep(tx, call, made);
        return made;
      },
    );
    outbox.poke();
    return JSON.parse(answer);
  }

  /** A standard risk does not matter here. */
  async dismiss(
    cutover: string,
    standard: string,
    body: unknown,
    caller: Caller,
  ): Promise<void> {
    const { door, outbox, recorder, store } = this.deps;
    const { reason } = parsedBody(dismissProposalInputSchema, body);
    await door.change(
      cutover,
      caller.credentials,
      cutoverRiskEditPermission,
      async (tx, opened) => {
        const { id } = opened.cutover;
        const { taken } = await store.registered(tx, id);
        const { happened, next } = dismissProposal(standard, reason, {
          ...{ ...opened, taken },
          by: caller.actor,
          at: this.#now(),
        });
        if (!(await store.dismiss(tx, id, next))) {
          throw because(
            new ConflictError(`"${standard}" is dismissed already`),
            'risk.dismissed',
          );
        }
        await recorder.record(tx, happened, opened);
      },
    );
    outbox.poke();
  }

  async edit(key: RiskKey, body: unknown, caller: Caller): Promise<RiskView> {
    const input = parsedBody(editRiskInputSchema, body);
    const named = [input.owner];
    return this.#change('edit', key, caller, { named }, (risk, context) =>
      editRisk(risk, input, context),
    );
  }

  /** With a key, a repeated call answers as the first one did, whatever the version is by then. */
  async assess(
    key: RiskKey,
    body: unknown,
    caller: Caller,
    options: CallOptions = {},
  ): Promise<RiskView> {
    const input = parsedBody(assessRiskInputSchema, body);
    return this.#change(
      'assess',
      key,
      caller,
      { ...options, request: input },
      (risk, context) => assessRisk(risk, input, context),
    );
  }

  async addMeasure(
    key: RiskKey,
    body: unknown,
    caller: Caller,
  ): Promise<RiskView> {
    const input = parsedBody(addMeasureInputSchema, body);
    const named = [input.owner];
    return this.#change('respond', key, caller, { named }, (risk, context) =>
      addMeasure(risk, input, { ...context, id: randomUUID() }),
    );
  }

  async changeMeasure(
    key: RiskKey & { measure: string },
    body: unknown,
    caller: Caller,
  ): Promise<RiskView> {
    const input = parsedBody(changeMeasureInputSchema, body);
    const named = [input.owner];
    return this.#change('respond', key, caller, { named }, (risk, context) =>
      changeMeasure(risk, key.measure, input, context),
    );
  }

  async askAcceptance(
    key: RiskKey,
    body: unknown,
    caller: Caller,
  ): Promise<RiskView> {
    const input = parsedBody(askAcceptanceInputSchema, body);
    return this.#change('ask-acceptance', key, caller, {}, (risk, context) =>
      askAcceptance(risk, input, context),
    );
  }

  async decideAcceptance(
    key: RiskKey,
    body: unknown,
    caller: Caller,
  ): Promise<RiskView> {
    const input = parsedBody(decideAcceptanceInputSchema, body);
    return this.#change('decide-acceptance', key, caller, {}, (risk, context) =>
      decideAcceptance(risk, input, context),
    );
  }

  async move(
    key: RiskKey,
    act: 'occur' | 'close' | 'reopen',
    body: unknown,
    caller: Caller,
  ): Promise<RiskView> {
    const { reason } = parsedBody(riskReasonInputSchema, body);
    return this.#change(act, key, caller, {}, (risk, context) =>
      moveRisk(risk, act, reason, context),
    );
  }

  /** One transaction of every use case that changes a risk: load, decide, store, record. */
  async #change(
    act: RiskAct,
    key: RiskKey,
    caller: Caller,
    options: ChangeOptions,
    decide: (risk: Risk, context: RiskContext) => RiskChange,
  ): Promise<RiskView> {
    const { book, db, door, idempotency, outbox, people } = this.deps;
    const { dryRun, idempotencyKey, named = [], request } = options;
    const access = await door.access(caller.credentials, RISK_PERMISSIONS);
    // The catalog is asked before the transaction, which would otherwise hold its locks meanwhile.
    const known = await people.among(named, caller.credentials);
    const decided = async (tx: Knex, opened: OpenedCutover) => {
      const risk = await this.#find(tx, opened, key.risk);
      if (risk.version !== key.version) {
        throw staleRisk(risk, key.version, risk.version);
      }
      const change = decide(risk, this.#context(opened, caller, known));
      return { risk, change };
    };
    if (dryRun) {
      const opened = await door.openAs(access, key.cutover);
      access.assert(permissionFor(act), opened.cutover);
      const { change } = await decided(db, opened);
      return this.#view(change.next, opened, caller);
    }
    const answer = await door.changeAs(
      access,
      key.cutover,
      permissionFor(act),
      async (tx, opened) => {
        const call =
          idempotencyKey === undefined
            ? undefined
            : repeatable(caller, idempotencyKey, [
                ...['risk', act, opened.cutover.id, key.risk],
                request,
              ]);
        const before = call && (await idempotency.take(tx, call, this.#now()));
        if (before) return before;
        const { change, risk } = await decided(tx, opened);
        // Saving a form in which nothing was changed is no event.
        const saved = change.happened
          ? await book.write(tx, opened, risk, change)
          : risk;
        const made = JSON.stringify(this.#view(saved, opened, caller));
        if (call) await idempotency.keep(tx, call, made);
        return made;
      },
    );
    outbox.poke();
    return JSON.parse(answer);
  }

  async #added(
    db: Knex,
    opened: OpenedCutover,
    input: AddRisk,
    caller: Caller,
    people: ReadonlySet<string>,
  ): Promise<RiskChange> {
    const { nextNumber: number, taken } = await this.deps.store.registered(
      db,
      opened.cutover.id,
    );
    return addRisk(input, {
      ...this.#context(opened, caller, people),
      ...{ id: randomUUID(), number, taken },
    });
  }

  /** Whoever the input names as the owner; of a standard risk that may be whoever holds the role that it names. */
  #peopleFor(
    { owner, standard }: AddRisk,
    { cutover }: OpenedCutover,
    { credentials }: Caller,
  ) {
    const holders = standard ? Object.values(cutover.team).flat() : [];
    return this.deps.people.among([owner, ...holders], credentials);
  }

  #open(cutover: string, { credentials }: Caller) {
    return this.deps.door.open(cutover, credentials, RISK_PERMISSIONS);
  }

  async #find(db: Knex, { cutover }: OpenedCutover, id: string): Promise<Risk> {
    const found = await this.deps.store.find(db, cutover.id, id);
    if (found) return found;
    throw because(
      new NotFoundError(
        `Cutover ${cutover.name} has no risk "${id.slice(0, 100)}"`,
      ),
      'risk.unknown',
    );
  }

  #context(
    { cutover, spec }: OpenedCutover,
    { actor }: Caller,
    people: ReadonlySet<string>,
  ): RiskContext {
    return { cutover, spec, by: actor, at: this.#now(), people };
  }

  #view(risk: Risk, opened: OpenedCutover, caller: Caller): RiskView {
    return riskView(risk, opened, caller, this.#now());
  }

  #now() {
    return this.deps.clock().toISOString();
  }
}

function titled(
  dismissal: Omit<RiskDismissal, 'title'>,
  { spec }: OpenedCutover,
): RiskDismissal {
  const { standard } = dismissal;
  const found = spec.risk.standardRisks.find(({ id }) => id === standard);
  return { ...dismissal, title: found?.title ?? standard };
}
