import {
  dayIn,
  expireAcceptance,
  measureReminders,
  nextReminderAt,
  type Cutover,
} from '@backstage-cutover/plugin-cutover-common';
import type { Knex } from 'knex';
import type { Recorder } from '../audit/Recorder';
import { cutoverOf, type CutoverStore } from '../lifecycle/CutoverStore';
import type { Outbox } from '../outbox/Outbox';
import type { TemplateService } from '../template/TemplateService';
import type { RiskBook } from './RiskBook';
import { aboutMeasureDue } from './riskMessages';
import type { RiskStore } from './RiskStore';

const BATCH = 100;
const FIRST = '00000000-0000-0000-0000-000000000000';

/** In the audit trail: what the schedule did, nobody else. */
const SCHEDULE = 'plugin:cutover';

/** Where a day begins first. */
const EARLIEST_ZONE = 'Pacific/Kiritimati';

/** Reminds of measures that are due or overdue, and ends acceptances whose day is over: once, whichever replica does it. */
export class RiskDueDates {
  constructor(
    private readonly deps: {
      db: Knex;
      store: RiskStore;
      book: RiskBook;
      cutovers: CutoverStore;
      templates: TemplateService;
      recorder: Recorder;
      outbox: Outbox;
      clock: () => Date;
    },
  ) {}

  async follow(signal?: AbortSignal): Promise<void> {
    await this.#expire(signal);
    await this.#remind(signal);
  }

  async #remind(signal?: AbortSignal) {
    const { db, outbox, store } = this.deps;
    const now = this.#now();
    let after = FIRST;
    while (!signal?.aborted) {
      const batch = await store.cutoversToRemind(db, {
        ...{ now, after },
        limit: BATCH,
      });
      for (const id of batch) await this.#remindOf(id, now);
      if (batch.length) outbox.poke();
      if (batch.length < BATCH) return;
      after = batch[batch.length - 1];
    }
  }

  async #remindOf(id: string, now: string) {
    const { db, recorder, store } = this.deps;
    await db.transaction(async tx => {
      const cutover = await this.#running(tx, id);
      if (!cutover) return;
      for (const risk of await store.toRemind(tx, id, now)) {
        const taken = await store.takeReminders(
          tx,
          risk,
          measureReminders(risk, cutover, now),
          now,
        );
        await store.remindAgain(tx, risk, nextReminderAt(risk, cutover, now));
        await recorder.tell(
          tx,
          { cutoverId: id, at: now },
          taken.flatMap(each => aboutMeasureDue(each, risk, cutover)),
        );
      }
    });
  }

  async #expire(signal?: AbortSignal) {
    const { db, outbox, store } = this.deps;
    const now = this.#now();
    const day = dayIn(EARLIEST_ZONE, now);
    let after = FIRST;
    while (!signal?.aborted) {
      const batch = await store.acceptedBefore(db, {
        ...{ day, after },
        limit: BATCH,
      });
      for (const { cutoverId, id } of batch) {
        await this.#expireOne(cutoverId, id, now);
      }
      if (batch.length) outbox.poke();
      if (batch.length < BATCH) return;
      after = batch[batch.length - 1].id;
    }
  }

  async #expireOne(cutoverId: string, id: string, at: string) {
    const { book, db, store, templates } = this.deps;
    await db.transaction(async tx => {
      const cutover = await this.#running(tx, cutoverId);
      const risk = cutover && (await store.find(tx, cutoverId, id));
      if (!risk) return;
      const expired = expireAcceptance(risk, {
        ...{ at, cutover },
        system: SCHEDULE,
      });
      // In the zone of this plan the day may not be over yet.
      if (!expired) return;
      const spec = await templates.copy(cutover.template.hash, tx);
      await book.write(tx, { cutover, spec }, risk, expired);
    });
  }

  async #running(
    tx: Knex.Transaction,
    id: string,
  ): Promise<Cutover | undefined> {
    const stored = await this.deps.cutovers.find(tx, id, { lock: true });
    const cutover = stored && cutoverOf(stored);
    return cutover?.status === 'running' ? cutover : undefined;
  }

  #now() {
    return this.deps.clock().toISOString();
  }
}
