import { ConflictError } from '@backstage/errors';
import {
  because,
  rowOfCourse,
  type Course,
  type CourseRow,
  type ReadUnit,
} from '@backstage-cutover/plugin-cutover-common';
import type { Knex } from 'knex';
import { whereAny } from '../database/whereAny';

interface StoredRow {
  cutover_id: string;
  course: string;
  version: number;
  document: string;
}

interface ReadRow {
  cutover_id: string;
  course: string;
  person: string;
  unit: string;
  at: string;
}

export interface PersonsUnit {
  cutoverId: string;
  course: string;
  person: string;
  unit: string;
}

/** What was planned for courses, and which of their units people have read. */
export class CourseStore {
  /** Of one cutover, by their ids, with the newest version of each assessment that has any: all in one statement. */
  async planned(
    db: Knex,
    cutoverId: string,
  ): Promise<{ rows: CourseRow[]; newest: Map<string, number> }> {
    const found: { id: string; version: number; document: string | null }[] =
      await db<StoredRow>('training_courses')
        .where({ cutover_id: cutoverId })
        .select({ id: 'course', version: 'version', document: 'document' })
        .unionAll(
          db('training_assessments')
            .where({ cutover_id: cutoverId })
            .groupBy('assessment')
            .select({
              id: 'assessment',
              version: db.raw('max(version)'),
              document: db.raw('null'),
            }),
        );
    found.sort((one, other) => (one.id < other.id ? -1 : 1));
    return {
      rows: found.flatMap(({ document }) =>
        document === null ? [] : JSON.parse(document),
      ),
      newest: new Map(
        found.flatMap(({ document, id, version }) =>
          document === null ? [[id, version]] : [],
        ),
      ),
    };
  }

  /** Stores what became of a course that was read at `version`; 0 where nothing was kept of it. */
  async save(
    tx: Knex.Transaction,
    version: number,
    next: Course,
  ): Promise<Course> {
    const { cutoverId, id } = next;
    const saved = { ...next, version: version + 1 };
    const document = JSON.stringify(rowOfCourse(saved));
    const row = { version: saved.version, document };
    if (version === 0) {
      const inserted = await tx<StoredRow>('training_courses')
        .insert({ cutover_id: cutoverId, course: id, ...row })
        .onConflict(['cutover_id', 'course'])
        .ignore()
        .returning('course');
      if (inserted.length === 1) return saved;
    } else {
      const changed = await tx<StoredRow>('training_courses')
        .where({ cutover_id: cutoverId, course: id, version })
        .update(row);
      if (changed === 1) return saved;
    }
    const found = await tx<StoredRow>('training_courses')
      .where({ cutover_id: cutoverId, course: id })
      .first('version');
    throw staleCourse(next, version, found?.version ?? 0);
  }

  /** Whoever reads a unit again has read it then. */
  async readUnit(
    tx: Knex,
    { cutoverId, course, person, unit }: PersonsUnit,
    at: string,
  ): Promise<void> {
    await tx<ReadRow>('training_read_units')
      .insert({ cutover_id: cutoverId, course, person, unit, at })
      .onConflict(['cutover_id', 'course', 'person', 'unit'])
      .merge(['at']);
  }

  /** What one person has read of one course. */
  async read(
    db: Knex,
    { cutoverId, course, person }: Omit<PersonsUnit, 'unit'>,
  ): Promise<ReadUnit[]> {
    const rows = await db<ReadRow>('training_read_units')
      .where({ cutover_id: cutoverId, course, person })
      .select('unit', 'at');
    return rows;
  }

  /** What some people have read, in some cutovers. */
  async readBy(
    db: Knex,
    cutoverIds: string[],
    people: string[],
  ): Promise<(PersonsUnit & ReadUnit)[]> {
    if (people.length === 0) return [];
    const query = db<ReadRow>('training_read_units').whereIn(
      'cutover_id',
      cutoverIds,
    );
    const rows: ReadRow[] = await whereAny(query, 'person', people).select();
    return rows.map(({ cutover_id: cutoverId, ...row }) => ({
      cutoverId,
      ...row,
    }));
  }
}

/** A 412: somebody else has written in the meantime. */
export function staleCourse(
  { id }: Pick<Course, 'id'>,
  asked: number,
  found: number,
) {
  return because(
    new ConflictError(
      `The course ${id} was read at version ${asked}, it is now at ${found}; look at what changed and try again`,
    ),
    'precondition.stale',
    { statusCode: 412, asked, found },
  );
}
