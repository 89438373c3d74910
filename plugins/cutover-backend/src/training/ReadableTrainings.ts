import {
  cutoverReadPermission,
  type Cutover,
} from '@backstage-cutover/plugin-cutover-common';
import type { Knex } from 'knex';
import type { Caller } from '../actors/Actors';
import type { CutoverAccess } from '../lifecycle/CutoverAccess';
import type { CutoverStore } from '../lifecycle/CutoverStore';
import {
  TRAINING_PERMISSIONS,
  type OpenedTraining,
  type TrainingDoor,
} from './TrainingDoor';

/** The training of several cutovers, as far as the caller may read them. */
export class ReadableTrainings {
  constructor(
    private readonly deps: {
      db: Knex;
      access: CutoverAccess;
      cutovers: CutoverStore;
      training: TrainingDoor;
    },
  ) {}

  /** By id. */
  async of(
    ids: string[],
    { credentials }: Caller,
  ): Promise<Map<string, OpenedTraining>> {
    const found = new Map<string, OpenedTraining>();
    const asked = [...new Set(ids)];
    if (asked.length === 0) return found;
    const { access, cutovers, db, training } = this.deps;
    const granted = await access.of(credentials, TRAINING_PERMISSIONS);
    const loaded = await cutovers.load(db, asked);
    for (const cutover of loaded.filter(isThere)) {
      if (!granted.has(cutoverReadPermission, cutover)) continue;
      const opened = await training.of(db, cutover);
      found.set(cutover.id, { ...opened, access: granted });
    }
    return found;
  }
}

function isThere(cutover: Cutover | undefined): cutover is Cutover {
  return cutover !== undefined;
}
