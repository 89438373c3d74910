import type {
  Cutover,
  CutoverTemplateSpec,
  Happened,
} from '@backstage-cutover/plugin-cutover-common';
import type { Knex } from 'knex';
import type { Message } from '../outbox/messages';
import { messagesAbout } from '../outbox/messagesAbout';
import type { OutboxStore } from '../outbox/OutboxStore';
import type { AuditStore } from './AuditStore';

/** Implemented by subjects that act when something of another subject happens: in the same transaction. */
export interface Follower {
  follow(
    tx: Knex.Transaction,
    happened: Happened,
    opened: { cutover: Cutover; spec: CutoverTemplateSpec },
  ): Promise<void>;
}

/** Writes down what happened: one link of the audit trail, and every message that is to be told about it. */
export class Recorder {
  readonly #followers: Follower[] = [];

  constructor(
    private readonly deps: { audit: AuditStore; outboxStore: OutboxStore },
  ) {}

  addFollower(follower: Follower): void {
    this.#followers.push(follower);
  }

  /** In the transaction of the change itself, after it. `messages` are told as well. */
  async record(
    tx: Knex.Transaction,
    happened: Happened,
    opened: { cutover: Cutover; spec: CutoverTemplateSpec },
    messages: Message[] = [],
  ): Promise<void> {
    const entry = await this.deps.audit.append(tx, happened);
    await this.tell(tx, happened, [
      ...messagesAbout(entry, opened.cutover, opened.spec.roles),
      ...messages,
    ]);
    for (const follower of this.#followers) {
      await follower.follow(tx, happened, opened);
    }
  }

  /** For what leaves no trace in the audit trail, such as a draft. */
  async tell(
    tx: Knex.Transaction,
    { cutoverId, at }: Pick<Happened, 'cutoverId' | 'at'>,
    messages: Message[],
  ): Promise<void> {
    await this.deps.outboxStore.append(tx, cutoverId, messages, at);
  }
}
