import { randomUUID } from 'node:crypto';
import { RELATION_MEMBER_OF } from '@backstage/catalog-model';
import { NotFoundError } from '@backstage/errors';
import {
  answerComment,
  answerInputSchema,
  assertMayOnDeliverable,
  because,
  commentInputSchema,
  cutoverDeliverableEditPermission,
  decideComment,
  formFor,
  inputErrorOf,
  mayResolveComment,
  mentionFaults,
  mentionsIn,
  reopenComment,
  resolveComment,
  visiblePath,
  type DeliverableComment,
  type Happened,
  type KeptComment,
} from '@backstage-cutover/plugin-cutover-common';
import type { Knex } from 'knex';
import type { Caller } from '../actors/Actors';
import type { Recorder } from '../audit/Recorder';
import { parsedBody } from '../http/body';
import type { IdempotencyStore } from '../idempotency/IdempotencyStore';
import { repeatable } from '../idempotency/repeatable';
import type { CatalogFacts } from '../lifecycle/CatalogFacts';
import type { Outbox } from '../outbox/Outbox';
import type { CommentStore } from './CommentStore';
import type { DeliverableDoor, OpenedDeliverable } from './DeliverableDoor';
import type { DeliverableStore } from './DeliverableStore';
import { aboutAnswer, aboutMentions } from './commentMessages';
import { narrowed } from './deliverableView';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** The use cases of comments. What stands beside a field that the caller may not see is not there for them. */
export class CommentService {
  constructor(
    private readonly deps: {
      db: Knex;
      door: DeliverableDoor;
      store: CommentStore;
      deliverables: DeliverableStore;
      facts: CatalogFacts;
      recorder: Recorder;
      idempotency: IdempotencyStore;
      outbox: Outbox;
    },
  ) {}

  async list(
    cutover: string,
    deliverable: string,
    caller: Caller,
  ): Promise<DeliverableComment[]> {
    const { db, door, store } = this.deps;
    const opened = await door.open(cutover, deliverable, caller);
    const comments = await store.list(db, opened.key);
    return comments
      .filter(comment => isSeen(comment, opened))
      .map(comment => commentView(comment, opened));
  }

  async comment(
    cutover: string,
    deliverable: string,
    body: unknown,
    caller: Caller,
    { idempotencyKey }: { idempotencyKey?: string } = {},
  ): Promise<DeliverableComment> {
    const { deliverables, door, idempotency, outbox, store } = this.deps;
    const input = parsedBody(commentInputSchema, body);
    const before = await door.open(cutover, deliverable, caller);
    const call =
      idempotencyKey === undefined
        ? undefined
        : repeatable(caller, idempotencyKey, [before.key, input]);
    await this.#assertMentions(input.text, before, caller);
    const id = randomUUID();
    const answer = await door.change(before, caller, async (tx, opened) => {
      const known = call && (await idempotency.take(tx, call, opened.call.at));
      if (known) return known;
      const { revision } = await deliverables.find(tx, opened.key);
      const { next, happened } = decideComment(input, {
        ...opened.call,
        id,
        revision: revision?.number ?? 0,
      });
      await store.insert(tx, opened.key, next);
      await this.#record(tx, happened, opened, next, next.mentions);
      const made = JSON.stringify(commentView(next, opened));
      if (call) await idempotency.keep(tx, call, made);
      return made;
    });
    outbox.poke();
    return JSON.parse(answer);
  }

  async answer(
    cutover: string,
    deliverable: string,
    comment: string,
    body: unknown,
    caller: Caller,
  ): Promise<DeliverableComment> {
    const input = parsedBody(answerInputSchema, body);
    return this.#change(
      cutover,
      deliverable,
      comment,
      caller,
      (kept, opened) =>
        answerComment(kept, input, { ...opened.call, id: randomUUID() }),
      input.text,
    );
  }

  async resolve(
    cutover: string,
    deliverable: string,
    comment: string,
    caller: Caller,
  ): Promise<DeliverableComment> {
    return this.#change(cutover, deliverable, comment, caller, (kept, opened) =>
      resolveComment(kept, opened.call),
    );
  }

  async reopen(
    cutover: string,
    deliverable: string,
    comment: string,
    caller: Caller,
  ): Promise<DeliverableComment> {
    return this.#change(cutover, deliverable, comment, caller, (kept, opened) =>
      reopenComment(kept, opened.call),
    );
  }

  async #change(
    cutover: string,
    deliverable: string,
    id: string,
    caller: Caller,
    decide: (
      kept: KeptComment,
      opened: OpenedDeliverable,
    ) => { next: KeptComment; happened: Happened },
    text = '',
  ): Promise<DeliverableComment> {
    const { door, outbox, store } = this.deps;
    const before = await door.open(cutover, deliverable, caller);
    await this.#assertMentions(text, before, caller);
    const changed = await door.change(before, caller, async (tx, opened) => {
      const kept = UUID.test(id)
        ? await store.find(tx, opened.key, id)
        : undefined;
      if (!kept || !isSeen(kept, opened)) throw unknownComment(id);
      const { next, happened } = decide(kept, opened);
      await store.update(tx, next);
      await this.#record(tx, happened, opened, next, mentionsIn(text));
      return commentView(next, opened);
    });
    outbox.poke();
    return changed;
  }

  async #record(
    tx: Knex.Transaction,
    happened: Happened,
    { cutover, spec, place }: OpenedDeliverable,
    comment: KeptComment,
    mentions: string[],
  ) {
    const about = { cutover, place, comment, by: happened.by };
    await this.deps.recorder.record(tx, happened, { cutover, spec }, [
      ...aboutMentions(mentions, about),
      ...(happened.type === 'deliverable.comment-answered'
        ? aboutAnswer(mentions, about)
        : []),
    ]);
  }

  // The catalog is asked before the transaction, which would otherwise hold its locks meanwhile.
  async #assertMentions(
    text: string,
    opened: OpenedDeliverable,
    { credentials }: Caller,
  ) {
    const mentions = mentionsIn(text);
    if (mentions.length === 0) return;
    assertMayComment(opened);
    const entities = await this.deps.facts.entities(mentions, credentials);
    const people = new Map(
      [...entities].map(([ref, { kind, relations = [] }]) => [
        ref,
        {
          kind,
          memberOf: relations
            .filter(({ type }) => type === RELATION_MEMBER_OF)
            .map(({ targetRef }) => targetRef),
        },
      ]),
    );
    const faults = mentionFaults(mentions, opened.cutover, people);
    if (faults.length) throw inputErrorOf(faults);
  }
}

// Who may not comment learns nothing of who is in the catalog.
function assertMayComment({ access, call, cutover }: OpenedDeliverable) {
  access.assert(cutoverDeliverableEditPermission, cutover);
  assertMayOnDeliverable('comment', cutover, call.place, call.by, call.roles);
}

function isSeen({ path }: KeptComment, opened: OpenedDeliverable) {
  return !path || visiblePath(path, formFor(opened.call).rights);
}

function commentView(
  comment: KeptComment,
  opened: OpenedDeliverable,
): DeliverableComment {
  const verdict = mayResolveComment(comment, opened.call);
  return { ...comment, resolve: narrowed(verdict, opened) };
}

function unknownComment(id: string) {
  return because(
    new NotFoundError(`There is no comment "${id.slice(0, 100)}" here`),
    'comment.unknown',
  );
}
