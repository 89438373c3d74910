import { followDueDates } from '@backstage-cutover/plugin-cutover-common';
import type { Knex } from 'knex';
import type { CutoverStore } from '../lifecycle/CutoverStore';
import { cutoverOf } from '../lifecycle/CutoverStore';
import type { Outbox } from '../outbox/Outbox';
import type { TemplateService } from '../template/TemplateService';
import type { GateBook } from './GateBook';
import type { GateStore } from './GateStore';

const BATCH = 100;

/** In the audit trail: what the schedule did, nobody else. */
const SCHEDULE = 'plugin:cutover';

/** Reminds of decisions that are due, and escalates those overdue (approvals, 16): once, whichever replica does it. */
export class GateDueDates {
  constructor(
    private readonly deps: {
      db: Knex;
      store: GateStore;
      book: GateBook;
      cutovers: CutoverStore;
      templates: TemplateService;
      outbox: Outbox;
      clock: () => Date;
    },
  ) {}

  async follow(signal?: AbortSignal): Promise<void> {
    const { clock, db, outbox, store } = this.deps;
    const now = clock().toISOString();
    let after = '00000000-0000-0000-0000-000000000000';
    while (!signal?.aborted) {
      const due = await store.due(db, { now, after, limit: BATCH });
      for (const { cutoverId, gate } of due) {
        await this.#followOne(cutoverId, gate, now);
      }
      if (due.length) outbox.poke();
      if (due.length < BATCH) return;
      after = due[due.length - 1].cutoverId;
    }
  }

  async #followOne(cutoverId: string, id: string, at: string): Promise<void> {
    const { book, cutovers, db, templates } = this.deps;
    await db.transaction(async tx => {
      const stored = await cutovers.find(tx, cutoverId, { lock: true });
      if (!stored) return;
      const cutover = cutoverOf(stored);
      if (cutover.status !== 'running') return;
      const spec = await templates.copy(cutover.template.hash, tx);
      const found = await book.find(tx, { cutover, spec }, id, { lock: true });
      if (!found) return;
      const call = await book.call(tx, found, {
        at,
        by: { kind: 'service', ref: SCHEDULE, groups: [] },
      });
      const change = followDueDates(found.gate, { ...call, by: SCHEDULE });
      await book.write(tx, found, change, call);
    });
  }
}
