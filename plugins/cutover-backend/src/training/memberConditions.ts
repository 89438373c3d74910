import type { Knex } from 'knex';
import { whereAny } from '../database/whereAny';

/** Of members only some. */
export interface MemberFilter {
  courses?: string[];
  departments?: string[];
  people?: string[];
  role?: string;
  certified?: boolean;
}

/** Who may be seen: of some courses everybody, of some departments everybody, and oneself. */
export interface Visible {
  everybody: boolean;
  courses: string[];
  departments: string[];
  person: string;
}

export function whereFilter(
  query: Knex.QueryBuilder,
  { certified, courses, departments, people, role }: MemberFilter,
  now: string,
) {
  if (courses) whereAny(query, 'course', courses);
  if (departments) whereAny(query, 'department', departments);
  if (people) whereAny(query, 'person', people);
  if (role) whereRole(query, [role]);
  if (certified === true) query.where('certified_until', '>', now);
  if (certified === false) {
    // Whoever is released is not missing.
    query
      .where('released', false)
      .where(not =>
        not.whereNull('certified_until').orWhere('certified_until', '<=', now),
      );
  }
}

/** Whoever holds one of the roles, and once if they hold several. */
export function whereRole(query: Knex.QueryBuilder, roles: string[]) {
  query.whereExists(inner =>
    inner
      .select(inner.client.raw('1'))
      .from('training_member_roles as roles')
      .whereIn('roles.role', roles)
      .whereRaw(
        '(roles.cutover_id, roles.course, roles.person) = (training_members.cutover_id, training_members.course, training_members.person)',
      ),
  );
}

export function whereVisible(query: Knex.QueryBuilder, visible: Visible) {
  if (visible.everybody) return;
  const { courses, departments, person } = visible;
  query.where(seen => {
    seen.where({ person });
    if (courses.length) seen.orWhereIn('course', courses);
    if (departments.length) seen.orWhereIn('department', departments);
  });
}
