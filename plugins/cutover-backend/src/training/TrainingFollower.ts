import type { Happened } from '@backstage-cutover/plugin-cutover-common';
import type { Knex } from 'knex';
import type { Follower } from '../audit/Recorder';
import type { AudienceStore } from './AudienceStore';

const ALWAYS: ReadonlySet<Happened['type']> = new Set([
  'cutover.created',
  'cutover.template-moved',
  'training.course-added',
  'training.course-changed',
  'training.assigned',
]);

/** Who attends follows from the team and from what is planned: where these change, the catalog is asked again. */
export class TrainingFollower implements Follower {
  constructor(private readonly deps: { audiences: AudienceStore }) {}

  async follow(
    tx: Knex.Transaction,
    { after, cutoverId, type }: Happened,
  ): Promise<void> {
    if (ALWAYS.has(type) || (type === 'cutover.updated' && after?.team)) {
      await this.deps.audiences.markStale(tx, cutoverId);
    }
  }
}
