import type { CourseMember } from './model';
import type { Readiness, ReadinessRow } from './view';
import { isCertified, isNeeded } from './standing';

type Counted = Pick<
  CourseMember,
  | 'certificate'
  | 'course'
  | 'department'
  | 'leftAt'
  | 'person'
  | 'released'
  | 'roles'
>;

/** How many are certified at a moment of how many need it; somebody who needs two courses counts in both. */
export interface ReadinessOf extends Readiness {
  byCourse: Map<string, Readiness>;
  byDepartment: ReadinessRow[];
  byRole: ReadinessRow[];
}

class Rows {
  readonly #rows = new Map<string, ReadinessRow>();

  row(course: string, of: string | undefined): ReadinessRow {
    const key = JSON.stringify([course, of]);
    const row = this.#rows.get(key) ?? {
      course,
      ...(of ? { of } : {}),
      needed: 0,
      certified: 0,
    };
    this.#rows.set(key, row);
    return row;
  }

  get all(): ReadinessRow[] {
    return [...this.#rows.values()];
  }
}

export function readinessOf(
  members: readonly Counted[],
  at: string,
): ReadinessOf {
  const total: Readiness = { needed: 0, certified: 0 };
  const byCourse = new Map<string, Readiness>();
  const departments = new Rows();
  const roles = new Rows();
  for (const member of members.filter(isNeeded)) {
    const certified = isCertified(member, at);
    const course = byCourse.get(member.course) ?? { needed: 0, certified: 0 };
    byCourse.set(member.course, course);
    count(total, certified);
    count(course, certified);
    count(departments.row(member.course, member.department), certified);
    for (const role of member.roles) {
      count(roles.row(member.course, role), certified);
    }
  }
  return {
    ...total,
    byCourse,
    byDepartment: departments.all,
    byRole: roles.all,
  };
}

function count(readiness: Readiness, certified: boolean) {
  readiness.needed++;
  if (certified) readiness.certified++;
}
