import { ConflictError } from '@backstage/errors';
import {
  because,
  type AssessmentVersion,
} from '@backstage-cutover/plugin-cutover-common';
import type { Knex } from 'knex';
import { LRUCache } from 'lru-cache';

interface VersionRow {
  cutover_id: string;
  assessment: string;
  version: number;
  origin: AssessmentVersion['origin'];
  by: string;
  at: string;
  definition: string;
}

/** As an attempt names it. */
export interface VersionKey {
  cutoverId: string;
  assessment: string;
  version: number;
}

/** So many characters of them are held in memory, parsed; an exam of 100 questions takes some 100,000. */
const HELD = 20_000_000;

/** Versions of assessments, which are added and never changed. */
export class AssessmentStore {
  // What is kept under a version never changes, so that nothing here grows stale.
  readonly #held = new LRUCache<string, AssessmentVersion>({ maxSize: HELD });

  /** These versions, each of its assessment. */
  async of(
    db: Knex,
    cutoverId: string,
    versions: ReadonlyMap<string, number>,
  ): Promise<AssessmentVersion[]> {
    const found: AssessmentVersion[] = [];
    for (const [assessment, version] of versions) {
      const kept = await this.find(db, { cutoverId, assessment, version });
      if (kept) found.push(kept);
    }
    return found;
  }

  /** For whoever has not inserted it in the same transaction, which may yet come to nothing. */
  async find(
    db: Knex,
    { cutoverId, assessment, version }: VersionKey,
  ): Promise<AssessmentVersion | undefined> {
    const key = `${cutoverId} ${assessment} ${version}`;
    const held = this.#held.get(key);
    if (held) return held;
    const row = await db<VersionRow>('training_assessments')
      .where({ cutover_id: cutoverId, assessment, version })
      .first();
    if (!row) return undefined;
    const found = versionOf(row);
    this.#held.set(key, found, { size: row.definition.length });
    return found;
  }

  /** Of one assessment, newest first. */
  async versions(
    db: Knex,
    cutoverId: string,
    assessment: string,
  ): Promise<AssessmentVersion[]> {
    const rows = await db<VersionRow>('training_assessments')
      .where({ cutover_id: cutoverId, assessment })
      .orderBy('version', 'desc')
      .select();
    return rows.map(versionOf);
  }

  /** Whether it was inserted; not, where somebody else has taken the number. */
  async insert(
    tx: Knex.Transaction,
    cutoverId: string,
    made: AssessmentVersion,
  ): Promise<boolean> {
    const { assessment, at, by, definition, origin, version } = made;
    const inserted = await tx<VersionRow>('training_assessments')
      .insert({
        ...{ cutover_id: cutoverId, assessment, version, origin, by, at },
        definition: JSON.stringify(definition),
      })
      .onConflict(['cutover_id', 'assessment', 'version'])
      .ignore()
      .returning('version');
    return inserted.length === 1;
  }
}

/** A 412: somebody else has written in the meantime. */
export function staleAssessment(id: string, asked: number, found: number) {
  return because(
    new ConflictError(
      `The assessment ${id} was read at version ${asked}, it is now at ${found}; look at what changed and try again`,
    ),
    'precondition.stale',
    { statusCode: 412, asked, found },
  );
}

function versionOf(row: VersionRow): AssessmentVersion {
  const { assessment, at, by, origin, version } = row;
  return {
    ...{ assessment, version, origin, by, at },
    definition: JSON.parse(row.definition),
  };
}
