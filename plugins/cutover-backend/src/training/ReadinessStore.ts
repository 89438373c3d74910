import type { Readiness } from '@backstage-cutover/plugin-cutover-common';
import type { Knex } from 'knex';
import { whereAny } from '../database/whereAny';
import { whereRole } from './memberConditions';

interface CountedRow {
  cutover_id: string;
  course: string;
  person: string;
  department: string | null;
  active: boolean;
  released: boolean;
  certified_until: string | null;
}

/** How many of a department or role need a course, and how many of them are certified. */
export interface CountedMembers extends Readiness {
  cutoverId: string;
  course: string;
  /** Group ref or role id; missing for people of whom the catalog names none. */
  of?: string;
}

/** How ready people are, counted where they are kept. */
export class ReadinessStore {
  /** Of one cutover, by course and department: one statement that reads an index and no member. */
  async byDepartment(
    db: Knex,
    cutoverId: string,
    now: string,
  ): Promise<CountedMembers[]> {
    const rows = await db<CountedRow>('training_members')
      .where({ cutover_id: cutoverId, active: true, released: false })
      .groupBy('course', 'department')
      .orderBy(['course', 'department'])
      .select({
        course: 'course',
        of: 'department',
        ...counts(db, 'certified_until', now),
      });
    return rows.map(row => countedOf({ ...row, cutover_id: cutoverId }));
  }

  /** Of one cutover, by course and role of the team. */
  async byRole(
    db: Knex,
    cutoverId: string,
    now: string,
  ): Promise<CountedMembers[]> {
    const rows = await db('training_member_roles as roles')
      .join('training_members as members', join =>
        join
          .on('members.cutover_id', 'roles.cutover_id')
          .andOn('members.course', 'roles.course')
          .andOn('members.person', 'roles.person'),
      )
      .where('roles.cutover_id', cutoverId)
      .where({ 'members.active': true, 'members.released': false })
      .groupBy('roles.course', 'roles.role')
      .orderBy(['roles.course', 'roles.role'])
      .select({
        course: 'roles.course',
        of: 'roles.role',
        ...counts(db, 'members.certified_until', now),
      });
    return rows.map(row => countedOf({ ...row, cutover_id: cutoverId }));
  }

  /** Of several cutovers by course; of some people alone, or those by some roles, where these are named. */
  async byCourse(
    db: Knex,
    cutoverIds: string[],
    {
      now,
      people,
      roles,
    }: { now: string; people?: string[]; roles?: string[] },
  ): Promise<CountedMembers[]> {
    const query = db<CountedRow>('training_members').where({
      active: true,
      released: false,
    });
    whereAnyId(query, 'cutover_id', cutoverIds);
    if (people) whereAny(query, 'person', people);
    if (roles) whereRole(query, roles);
    const rows = await query
      .groupBy('cutover_id', 'course')
      .orderBy(['cutover_id', 'course'])
      .select({
        cutover_id: 'cutover_id',
        course: 'course',
        ...counts(db, 'certified_until', now),
      });
    return rows.map(countedOf);
  }
}

function counts(db: Knex, certifiedUntil: string, now: string) {
  return {
    needed: db.raw('count(*)'),
    certified: db.raw('sum(case when ?? > ? then 1 else 0 end)', [
      certifiedUntil,
      now,
    ]),
  };
}

function countedOf(row: {
  cutover_id: string;
  course: string;
  of?: string | null;
  needed: number | string;
  certified: number | string;
}): CountedMembers {
  return {
    cutoverId: row.cutover_id,
    course: row.course,
    ...(row.of ? { of: row.of } : {}),
    needed: Number(row.needed),
    certified: Number(row.certified),
  };
}

function whereAnyId(query: Knex.QueryBuilder, column: string, ids: string[]) {
  return query.client.config.client === 'pg'
    ? query.whereRaw('?? = any(?::uuid[])', [column, ids])
    : whereAny(query, column, ids);
}
