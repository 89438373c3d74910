import type { Cutover } from '../lifecycle';
import type {
  Certificate,
  Course,
  CourseDefinition,
  CourseMember,
} from './model';
import { isCertified } from './standing';

/** Somebody who belongs to a course now, and why. */
export interface Attendee {
  person: string;
  roles: string[];
  through: string[];
  department?: string;
}

/** What the catalog says about people and groups. */
export interface Directory {
  /** Person refs by group: its own members and those of its child groups. */
  membersOf: ReadonlyMap<string, readonly string[]>;
  /** Group ref by person; see `departmentOf`. */
  departmentOf: ReadonlyMap<string, string>;
}

/** What the resolved audience of a course makes of its members: of each list only those who are otherwise than before. */
export interface MemberMoves {
  joined: CourseMember[];
  returned: CourseMember[];
  left: CourseMember[];
  /** Who stays, by other roles or groups. */
  changed: CourseMember[];
}

/** Who belongs to a course: holders of its roles, people who are assigned, and members of assigned groups. */
export function audienceOf(
  { assigned, definition }: Pick<Course, 'assigned' | 'definition'>,
  { team }: Pick<Cutover, 'team'>,
  { departmentOf, membersOf }: Directory,
): Attendee[] {
  const people = new Map<string, { roles: string[]; through: string[] }>();
  const note = (person: string, why: 'roles' | 'through', what: string) => {
    const known = people.get(person) ?? { roles: [], through: [] };
    people.set(person, known);
    if (!known[why].includes(what)) known[why].push(what);
  };
  for (const role of definition.audience) {
    const holders = Object.hasOwn(team, role) ? team[role] : [];
    holders.forEach(person => note(person, 'roles', role));
  }
  for (const ref of assigned) {
    const members = ref.startsWith('user:') ? [ref] : membersOf.get(ref) ?? [];
    members.forEach(person => note(person, 'through', ref));
  }
  return [...people].map(([person, why]) => {
    const department = departmentOf.get(person);
    return { person, ...why, ...(department ? { department } : {}) };
  });
}

/**
 * Whether a certificate of the same course of another cutover counts: where the template says for how long one holds, it is
 * about something that stays. Otherwise each cutover teaches what is new with it, and is learned anew.
 */
export function carriesOver(
  definition: Pick<CourseDefinition, 'validFor'> | undefined,
): boolean {
  return definition?.validFor !== undefined;
}

/**
 * Takes over who belongs to a course now. Who leaves keeps what they have done, and goes on with it when they return;
 * doing it again with the same audience changes nothing.
 *
 * @param earlier - certificates of the same course of other cutovers, by person; see `carriesOver`
 */
export function joinAndLeave(
  members: readonly CourseMember[],
  audience: readonly Attendee[],
  {
    at,
    course,
    cutoverId,
    definition,
    earlier: elsewhere = new Map(),
  }: {
    at: string;
    course: string;
    cutoverId: string;
    /** Missing for a course that is here no more. */
    definition?: Pick<CourseDefinition, 'validFor'>;
    earlier?: ReadonlyMap<string, Certificate>;
  },
): MemberMoves {
  const earlier = carriesOver(definition) ? elsewhere : new Map();
  const moves: MemberMoves = {
    joined: [],
    returned: [],
    left: [],
    changed: [],
  };
  const known = new Map(members.map(member => [member.person, member]));
  const here = new Map<string, Attendee>();
  for (const each of audience) {
    const twin = here.get(each.person);
    here.set(each.person, twin ? merged(twin, each) : each);
  }
  for (const attendee of here.values()) {
    const member = known.get(attendee.person);
    if (!member) {
      moves.joined.push(
        withEarlier(
          {
            ...{ cutoverId, course },
            ...sorted(attendee),
            joinedAt: at,
            ...{ granted: {}, retrainSince: {}, exhausted: [], version: 1 },
          },
          earlier,
          at,
        ),
      );
    } else if (member.leftAt) {
      const { leftAt: _, ...back } = member;
      moves.returned.push(withEarlier(renewed(back, attendee), earlier, at));
    } else if (!isSameWay(member, attendee)) {
      moves.changed.push(renewed(member, attendee));
    }
  }
  for (const member of members) {
    if (!member.leftAt && !here.has(member.person)) {
      moves.left.push({ ...member, leftAt: at });
    }
  }
  return moves;
}

function merged(one: Attendee, other: Attendee): Attendee {
  const both = (key: 'roles' | 'through') => [
    ...new Set([...one[key], ...other[key]]),
  ];
  return { ...other, ...one, roles: both('roles'), through: both('through') };
}

function renewed(member: CourseMember, attendee: Attendee): CourseMember {
  const { department: _, ...kept } = member;
  return { ...kept, ...sorted(attendee) };
}

function sorted({ department, person, roles, through }: Attendee) {
  return {
    person,
    roles: [...roles].sort(),
    through: [...through].sort(),
    ...(department ? { department } : {}),
  };
}

function isSameWay(member: CourseMember, attendee: Attendee): boolean {
  const way = ({ department = '', roles, through }: Omit<Attendee, 'person'>) =>
    JSON.stringify([department, [...roles].sort(), [...through].sort()]);
  return way(member) === way(attendee);
}

function withEarlier(
  member: CourseMember,
  earlier: ReadonlyMap<string, Certificate>,
  at: string,
): CourseMember {
  const certificate = earlier.get(member.person);
  // What never ends was earned where the course was about that cutover alone.
  const helps =
    certificate?.until !== undefined &&
    !isCertified(member, at) &&
    isCertified({ certificate }, at);
  return helps
    ? { ...member, certificate: { ...certificate, by: 'earlier' } }
    : member;
}
