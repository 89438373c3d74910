import {
  endPhase,
  reopenPhase,
  type Cutover,
  type CutoverActivity,
} from '@backstage-cutover/plugin-cutover-common';
import type { Knex } from 'knex';
import type { Recorder } from '../audit/Recorder';
import type { ActivityStore } from './ActivityStore';
import type { CutoverActivities } from './CutoverActivities';
import type { OpenedCutover } from './CutoverDoor';
import type { CutoverStore } from './CutoverStore';

type Opened = Pick<OpenedCutover, 'cutover' | 'spec'>;

/** Takes a cutover from phase to phase for what decides that: in its transaction, with the cutover's row locked. */
export class PhaseOrder {
  constructor(
    private readonly deps: {
      cutovers: CutoverStore;
      activityStore: ActivityStore;
      activities: CutoverActivities;
      recorder: Recorder;
    },
  ) {}

  async end(
    tx: Knex.Transaction,
    { cutover, spec }: Opened,
    phase: string,
    context: { at: string; by: string; reason?: string },
  ): Promise<Cutover> {
    const { next, happened } = endPhase(cutover, phase, context);
    return this.#save(tx, { cutover, spec }, next, happened, context.at);
  }

  async reopen(
    tx: Knex.Transaction,
    { cutover, spec }: Opened,
    phase: string,
    context: { at: string; by: string; reason: string },
  ): Promise<Cutover> {
    const { next, happened } = reopenPhase(cutover, phase, context);
    return this.#save(tx, { cutover, spec }, next, happened, context.at);
  }

  /** Opens activities again that were done. */
  async reopenActivities(
    tx: Knex.Transaction,
    { cutover, spec }: Opened,
    ids: string[],
    { at, by, reason }: { at: string; by: string; reason: string },
  ): Promise<void> {
    const { activities, activityStore, recorder } = this.deps;
    const all = await activities.ensured(tx, { cutover, spec }, at);
    const after: CutoverActivity[] = [];
    for (const activity of all) {
      if (!ids.includes(activity.id) || activity.status !== 'done') {
        after.push(activity);
        continue;
      }
      const { end: _, ...actual } = activity.actual;
      const next: CutoverActivity = {
        ...activity,
        status: 'in-progress',
        actual: { ...actual, start: actual.start ?? at },
        reason,
        updatedAt: at,
      };
      after.push(await activityStore.save(tx, activity, next));
      await recorder.record(
        tx,
        {
          type: 'activity.changed',
          cutoverId: cutover.id,
          at,
          by,
          item: activity.id,
          reason,
          before: { status: 'done' },
          after: { status: 'in-progress' },
        },
        { cutover, spec },
      );
    }
    await activities.saveProgress(tx, cutover, after);
  }

  async #save(
    tx: Knex.Transaction,
    { cutover, spec }: Opened,
    next: Cutover,
    happened: Parameters<Recorder['record']>[1],
    at: string,
  ): Promise<Cutover> {
    const { activities, cutovers, recorder } = this.deps;
    const followed = await activities.follow(tx, { cutover, spec }, next, at);
    const saved = await cutovers.save(tx, cutover, followed);
    await recorder.record(tx, happened, { cutover: saved, spec });
    return saved;
  }
}
