import { randomUUID } from 'node:crypto';
import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import { ConflictError } from '@backstage/errors';
import type { ResourcePermission } from '@backstage/plugin-permission-common';
import {
  allowedActs,
  assertAllowed,
  because,
  cancelCutover,
  completePhase,
  createCutover,
  cutoverCancelPermission,
  cutoverNameFrom,
  cutoverUpdatePermission,
  editCutover,
  goBack,
  parseCancelInput,
  parseCompleteInput,
  parseCreateInput,
  parseEditInput,
  parseReopenInput,
  refsOf,
  type Actor,
  type CreateCutover,
  type Cutover,
  type CutoverAct,
  type CutoverTemplateSpec,
  type Happened,
  type TemplateCopy,
  type TemplateRole,
  type Verdict,
} from '@backstage-cutover/plugin-cutover-common';
import canonicalize from 'canonicalize';
import type { Knex } from 'knex';
import { assertPerson, type Caller } from '../actors/Actors';
import type { Recorder } from '../audit/Recorder';
import { sha256 } from '../audit/sha256';
import type {
  IdempotencyStore,
  RepeatableCall,
} from '../idempotency/IdempotencyStore';
import type { Outbox } from '../outbox/Outbox';
import type { TemplateService } from '../template/TemplateService';
import { factsOf, type CatalogFacts } from './CatalogFacts';
import { permissionMissing, type CutoverAccess } from './CutoverAccess';
import type { ActivityStore } from './ActivityStore';
import type { CutoverActivities } from './CutoverActivities';
import type { CutoverDoor, OpenedCutover } from './CutoverDoor';
import type { PhaseGuard } from './PhaseGuard';
import {
  cutoverOf,
  staleVersion,
  type CutoverStore,
  type StoredChange,
  type StoredCutover,
} from './CutoverStore';
import type { ListQuery } from './cutoverQuery';
import type { DocumentPage } from './listCutovers';

export interface CutoverServiceOptions {
  db: Knex;
  cutovers: CutoverStore;
  activityStore: ActivityStore;
  activities: CutoverActivities;
  recorder: Recorder;
  idempotency: IdempotencyStore;
  outbox: Outbox;
  templates: TemplateService;
  facts: CatalogFacts;
  access: CutoverAccess;
  door: CutoverDoor;
  clock: () => Date;
  guards: PhaseGuard[];
}

type Decision = (
  cutover: Cutover,
  context: { at: string; by: Actor; roles: TemplateRole[] },
) => { next: Cutover; happened: Happened };

type CreateContext = Parameters<typeof createCutover>[1];

const PERMISSIONS: Record<CutoverAct, ResourcePermission<'cutover'>> = {
  update: cutoverUpdatePermission,
  cancel: cutoverCancelPermission,
  'complete-phase': cutoverUpdatePermission,
  'reopen-phase': cutoverUpdatePermission,
};

/** The use cases of a cutover's life. Every door calls these. */
export class CutoverService {
  constructor(private readonly deps: CutoverServiceOptions) {}

  /** Starts a cutover. With a key, a repeated call answers as the first one did and makes nothing. */
  async create(
    body: unknown,
    caller: Caller,
    options: { idempotencyKey?: string; fingerprint?: string } = {},
  ): Promise<Cutover> {
    const { db, idempotency, outbox } = this.deps;
    await this.#assertMayCreate(caller);
    const input = parseCreateInput(body);
    const call = repeatableCall(input, caller, options);
    const before = call && (await idempotency.answerTo(db, call));
    if (before) return JSON.parse(before);

    const context = await this.#createContext(input, caller);
    const answer = await db.transaction(async tx => {
      const meanwhile = call && (await idempotency.take(tx, call, context.at));
      if (meanwhile) return meanwhile;

      const { cutover, happened } = await this.#insert(tx, input, context);
      await this.#record(tx, cutover, happened, context.template.spec);
      const made = JSON.stringify(cutover);
      if (call) await idempotency.keep(tx, call, made);
      return made;
    });
    outbox.poke();
    return JSON.parse(answer);
  }

  /** What `create` would make; writes nothing. */
  async rehearse(body: unknown, caller: Caller): Promise<Cutover> {
    await this.#assertMayCreate(caller);
    const input = parseCreateInput(body);
    const context = await this.#createContext(input, caller);
    const { cutover } = createCutover(input, context);
    if (
      input.name &&
      (await this.deps.cutovers.isTaken(this.deps.db, input.name))
    ) {
      throw nameTaken(input.name);
    }
    return cutover;
  }

  async list(
    query: ListQuery,
    credentials: BackstageCredentials,
  ): Promise<DocumentPage> {
    const { readable } = await this.deps.access.of(credentials);
    if (readable.result === 'none') return { documents: [] };
    return this.deps.cutovers.list(this.deps.db, query, readable.criteria);
  }

  /** By id or by name. */
  async get(
    idOrName: string,
    credentials: BackstageCredentials,
  ): Promise<StoredCutover> {
    const access = await this.deps.access.of(credentials);
    const found = await this.deps.cutovers.find(this.deps.db, idOrName);
    return access.readableOf(found, idOrName);
  }

  /** The template copy that a cutover runs on. */
  async templateOf(
    idOrName: string,
    credentials: BackstageCredentials,
  ): Promise<TemplateCopy> {
    const cutover = cutoverOf(await this.get(idOrName, credentials));
    return this.deps.templates.publicCopy(cutover.template.hash);
  }

  /** What the caller may do now, by the domain's rules and by the portal's policy. */
  async allowed(
    idOrName: string,
    caller: Caller,
  ): Promise<Record<CutoverAct, Verdict>> {
    const { cutovers, db, templates } = this.deps;
    const access = await this.deps.access.of(caller.credentials, [
      cutoverUpdatePermission,
      cutoverCancelPermission,
    ]);
    const found = await cutovers.find(db, idOrName);
    const cutover = cutoverOf(access.readableOf(found, idOrName));
    const spec = await templates.copy(cutover.template.hash);
    const verdicts = allowedActs(cutover, caller.actor, spec.roles);
    if (verdicts['complete-phase'].allowed) {
      verdicts['complete-phase'] = await this.#mayEnd(db, { cutover, spec });
    }
    const narrowed = (act: CutoverAct): Verdict => {
      const permission = PERMISSIONS[act];
      if (!verdicts[act].allowed || access.has(permission, cutover)) {
        return verdicts[act];
      }
      const { reason, message } = permissionMissing(permission.name);
      return { allowed: false, reason, message };
    };
    return {
      update: narrowed('update'),
      cancel: narrowed('cancel'),
      'complete-phase': narrowed('complete-phase'),
      'reopen-phase': narrowed('reopen-phase'),
    };
  }

  async edit(
    id: string,
    version: number,
    body: unknown,
    caller: Caller,
  ): Promise<Cutover> {
    const edit = parseEditInput(body);
    const entities = await this.deps.facts.facts(
      refsOf(edit),
      caller.credentials,
    );
    return this.#change(id, version, 'update', caller, (cutover, context) =>
      editCutover(cutover, edit, { ...context, entities }),
    );
  }

  async completePhase(
    id: string,
    version: number,
    phase: string,
    body: unknown,
    caller: Caller,
  ): Promise<Cutover> {
    const input = parseCompleteInput(body);
    return this.#change(
      id,
      version,
      'complete-phase',
      caller,
      (cutover, context) => completePhase(cutover, phase, input, context),
    );
  }

  /** Back to a phase that is over. What follows for gates is theirs to do, once they are told. */
  async reopenPhase(
    id: string,
    version: number,
    phase: string,
    body: unknown,
    caller: Caller,
  ): Promise<Cutover> {
    const input = parseReopenInput(body);
    return this.#change(
      id,
      version,
      'reopen-phase',
      caller,
      (cutover, context) => goBack(cutover, phase, input, context),
    );
  }

  async cancel(
    id: string,
    version: number,
    body: unknown,
    caller: Caller,
  ): Promise<Cutover> {
    const input = parseCancelInput(body);
    return this.#change(id, version, 'cancel', caller, (cutover, context) =>
      cancelCutover(cutover, input, context),
    );
  }

  /** The feed of changes, for services: `limit` of them, and whether there are more. */
  async changes({
    after,
    limit,
  }: {
    after: number;
    limit: number;
  }): Promise<{ changes: StoredChange[]; position: number; more: boolean }> {
    const { cutovers, db } = this.deps;
    const found = await cutovers.changes(db, { after, limit: limit + 1 });
    const changes = found.slice(0, limit);
    return {
      changes,
      position: changes.at(-1)?.position ?? after,
      more: found.length > limit,
    };
  }

  /** One transaction of every writing use case but the first: load, decide, store, record. */
  async #change(
    id: string,
    version: number,
    act: CutoverAct,
    caller: Caller,
    decide: Decision,
  ): Promise<Cutover> {
    const { activities, cutovers, door, outbox } = this.deps;
    const saved = await door.change(
      id,
      caller.credentials,
      PERMISSIONS[act],
      async (tx, { cutover, spec }) => {
        const { roles } = spec;
        const at = this.#now();
        if (cutover.version !== version) {
          throw staleVersion(cutover, version, cutover.version);
        }
        if (act === 'complete-phase') {
          assertAllowed(await this.#mayEnd(tx, { cutover, spec }));
        }
        const { next, happened } = decide(cutover, {
          at,
          by: caller.actor,
          roles,
        });
        // Saving a form in which nothing was changed is no event.
        if (Object.keys(happened.after ?? {}).length === 0) return cutover;

        const followed = await activities.follow(
          tx,
          { cutover, spec },
          next,
          at,
        );
        const changed = await cutovers.save(tx, cutover, followed);
        await this.#record(tx, changed, happened, spec);
        return changed;
      },
    );
    outbox.poke();
    return saved;
  }

  /** Other subjects may have something against the end of the phase in progress. */
  async #mayEnd(db: Knex, opened: Pick<OpenedCutover, 'cutover' | 'spec'>) {
    for (const guard of this.deps.guards) {
      const verdict = await guard.mayEnd(db, opened);
      if (!verdict.allowed) return verdict;
    }
    return { allowed: true } as const;
  }

  async #assertMayCreate(caller: Caller) {
    assertPerson(caller, 'Starting a cutover');
    await this.deps.access.assertMayCreate(caller.credentials);
  }

  /** Asks the catalog, once, for everything that the input names. */
  async #createContext(
    input: CreateCutover,
    { credentials, actor }: Caller,
  ): Promise<CreateContext> {
    const { facts, templates } = this.deps;
    const entities = await facts.entities(
      [input.template, ...refsOf(input)],
      credentials,
    );
    const template = await templates.offered(
      input.template,
      entities.get(input.template),
    );
    const id = randomUUID();
    return {
      id,
      name: input.name ?? cutoverNameFrom(input.title, id),
      at: this.#now(),
      by: actor,
      template,
      entities: factsOf(entities),
    };
  }

  async #insert(
    tx: Knex.Transaction,
    input: CreateCutover,
    context: CreateContext,
  ) {
    for (const name of namesFor(input, context)) {
      const made = createCutover(input, { ...context, name });
      if (await this.deps.cutovers.insert(tx, made.cutover)) {
        await this.deps.activityStore.insert(tx, made.activities);
        return made;
      }
    }
    throw nameTaken(context.name);
  }

  /** What every writing transaction ends with, in the order of locks of database/README.md. */
  async #record(
    tx: Knex.Transaction,
    cutover: Cutover,
    happened: Happened,
    spec: CutoverTemplateSpec,
  ) {
    const { cutovers, recorder } = this.deps;
    await recorder.record(tx, happened, { cutover, spec });
    await cutovers.takePosition(tx, cutover.id);
  }

  #now() {
    return this.deps.clock().toISOString();
  }
}

/** A name that was asked for is taken as it is; one made from the title gets a suffix where it is taken. */
function namesFor({ name }: CreateCutover, context: CreateContext): string[] {
  if (name) return [name];
  const base = context.name;
  return [
    base,
    ...[2, 3, 4, 5].map(number => `${base}-${number}`),
    `${base}-${context.id.slice(0, 8)}`,
  ];
}

function nameTaken(name: string) {
  return because(
    new ConflictError(
      `There is already a cutover "${name}"; choose another name`,
    ),
    'cutover.name-taken',
    { found: name },
  );
}

function repeatableCall(
  input: CreateCutover,
  { actor }: Caller,
  options: { idempotencyKey?: string; fingerprint?: string },
): RepeatableCall | undefined {
  const { idempotencyKey: key } = options;
  if (!key) return undefined;
  const request = options.fingerprint ?? canonicalize(input) ?? '';
  return { actor: actor.ref, key, requestHash: sha256(request) };
}
