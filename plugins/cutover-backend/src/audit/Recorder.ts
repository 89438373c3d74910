import type {
  Cutover,
  Happened,
  TemplateRole,
} from '@backstage-cutover/plugin-cutover-common';
import type { Knex } from 'knex';
import type { Message } from '../outbox/messages';
import { messagesAbout } from '../outbox/messagesAbout';
import type { OutboxStore } from '../outbox/OutboxStore';
import type { AuditStore } from './AuditStore';

/** Writes down what happened: one link of the audit trail, and every message that is to be told about it. */
export class Recorder {
  constructor(
    private readonly deps: { audit: AuditStore; outboxStore: OutboxStore },
  ) {}

  /** In the transaction of the change itself, after it. `messages` are told as well. */
  async record(
    tx: Knex.Transaction,
    happened: Happened,
    { cutover, roles }: { cutover: Cutover; roles: TemplateRole[] },
    messages: Message[] = [],
  ): Promise<void> {
    const entry = await this.deps.audit.append(tx, happened);
    await this.tell(tx, happened, [
      ...messagesAbout(entry, cutover, roles),
      ...messages,
    ]);
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
