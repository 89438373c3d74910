import {
  layOutActivities,
  progressOf,
  replanActivities,
  type Cutover,
  type CutoverActivity,
  type CutoverTemplateSpec,
} from '@backstage-cutover/plugin-cutover-common';
import type { Knex } from 'knex';
import type { ActivityStore } from './ActivityStore';
import type { CutoverStore } from './CutoverStore';

interface Opened {
  cutover: Cutover;
  spec: CutoverTemplateSpec;
}

/**
 * Keeps the activities of a cutover, and in the cutover how far they are, in step. Cutovers that are older than
 * activities have none at first. Writing needs the lock on the cutover's row.
 */
export class CutoverActivities {
  constructor(
    private readonly deps: {
      cutovers: CutoverStore;
      activities: ActivityStore;
    },
  ) {}

  /** For reading: where none are kept yet, those that will be. */
  async read(
    db: Knex,
    { cutover, spec }: Opened,
    at: string,
  ): Promise<CutoverActivity[]> {
    const kept = await this.deps.activities.of(db, cutover.id);
    return kept.length ? kept : layOutActivities(cutover, spec, at);
  }

  /** The same of one phase. */
  async readPhase(
    db: Knex,
    opened: Opened,
    phase: string,
    at: string,
  ): Promise<CutoverActivity[]> {
    const { activities } = this.deps;
    const kept = await activities.of(db, opened.cutover.id, phase);
    if (kept.length) return kept;
    const all = await this.read(db, opened, at);
    return all.filter(each => each.phase === phase);
  }

  /** For writing: where none are kept yet, they are made. */
  async ensured(
    tx: Knex.Transaction,
    { cutover, spec }: Opened,
    at: string,
  ): Promise<CutoverActivity[]> {
    const { activities } = this.deps;
    const kept = await activities.of(tx, cutover.id);
    if (kept.length) return kept;
    const made = layOutActivities(cutover, spec, at);
    await activities.insert(tx, made);
    return made;
  }

  /** What a cutover becomes when its activities have followed what was decided about it. */
  async follow(
    tx: Knex.Transaction,
    { cutover, spec }: Opened,
    next: Cutover,
    at: string,
  ): Promise<Cutover> {
    const before = await this.ensured(tx, { cutover, spec }, at);
    const after = replanActivities(before, next, spec);
    for (const [index, activity] of after.entries()) {
      if (activity === before[index]) continue;
      await this.deps.activities.save(tx, before[index], activity);
    }
    return { ...next, progress: progressOf(after, next) };
  }

  /** Keeps in the cutover how far its activities are; the same cutover where nothing changed. It is no edit of the plan. */
  async saveProgress(
    tx: Knex.Transaction,
    cutover: Cutover,
    activities: CutoverActivity[],
  ): Promise<Cutover> {
    const progress = progressOf(activities, cutover);
    if (JSON.stringify(progress) === JSON.stringify(cutover.progress)) {
      return cutover;
    }
    const next = { ...cutover, progress };
    await this.deps.cutovers.saveFacts(tx, cutover, next);
    return next;
  }
}
