import {
  remindersOf,
  type CutoverActivity,
} from '@backstage-cutover/plugin-cutover-common';
import type { Knex } from 'knex';
import type { Recorder } from '../audit/Recorder';
import type { Outbox } from '../outbox/Outbox';
import type { TemplateService } from '../template/TemplateService';
import { aboutReminder } from './activityMessages';
import type { ActivityStore } from './ActivityStore';
import { cutoverOf, type CutoverStore } from './CutoverStore';

const BATCH = 100;
const TWO_DAYS = 2 * 24 * 3_600_000;

/** Reminds people of what they are to do: two days before it is due, and when it is overdue, once each. */
export class ActivityReminders {
  constructor(
    private readonly deps: {
      db: Knex;
      cutovers: CutoverStore;
      activityStore: ActivityStore;
      templates: TemplateService;
      recorder: Recorder;
      outbox: Outbox;
      clock: () => Date;
    },
  ) {}

  async remind(signal?: AbortSignal): Promise<void> {
    const { activityStore, clock, db, outbox } = this.deps;
    const time = clock();
    const now = time.toISOString();
    const until = new Date(time.getTime() + TWO_DAYS).toISOString();
    let after = '00000000-0000-0000-0000-000000000000';
    while (!signal?.aborted) {
      const batch = await activityStore.cutoversToRemind(db, {
        ...{ now, until, after },
        limit: BATCH,
      });
      for (const id of batch) await this.#remindOf(id, { now, until });
      if (batch.length) outbox.poke();
      if (batch.length < BATCH) return;
      after = batch[batch.length - 1];
    }
  }

  async #remindOf(id: string, { now, until }: { now: string; until: string }) {
    const { activityStore, cutovers, db, recorder, templates } = this.deps;
    await db.transaction(async tx => {
      const found = await cutovers.find(tx, id, { lock: true });
      if (!found) return;
      const cutover = cutoverOf(found);
      const activities = new Map<string, CutoverActivity>();
      for (const each of await activityStore.of(tx, id)) {
        activities.set(each.id, each);
      }
      const taken = await activityStore.takeReminders(
        tx,
        id,
        remindersOf([...activities.values()], cutover, { now, until }),
        now,
      );
      const spec = await templates.copy(cutover.template.hash, tx);
      const messages = taken.flatMap(reminder => {
        const activity = activities.get(reminder.activity);
        return activity
          ? [aboutReminder(reminder, activity, { cutover, spec })]
          : [];
      });
      await recorder.tell(tx, { cutoverId: id, at: now }, messages);
    });
  }
}
