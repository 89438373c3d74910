import { setImmediate } from 'node:timers/promises';
import {
  audienceOf,
  departmentOf,
  departmentOfRef,
  type Attendee,
  type Course,
  type Department,
  type GroupFact,
} from '@backstage-cutover/plugin-cutover-common';
import { sha256 } from '../audit/sha256';
import type { AsksPeople } from './CatalogPeople';
import type { Training } from './TrainingDoor';

/** Who attends each course of a cutover, as the catalog and the plan were when it was asked. */
export interface ResolvedAudience {
  at: string;
  audiences: Map<string, Attendee[]>;
  departments: Department[];
  /** Of what it was resolved. */
  asked: string;
}

/** Asks the catalog who needs which course of a cutover. */
export async function resolveAudience(
  training: Training,
  catalog: AsksPeople,
  at: string,
): Promise<ResolvedAudience> {
  const { courses, cutover, spec } = training;
  const assigned = [...new Set(courses.flatMap(each => each.assigned))];
  const isGroup = (ref: string) => ref.startsWith('group:');
  const within = await catalog.within(assigned.filter(isGroup));
  const groups = new Set([...within.values()].flatMap(each => [...each]));
  const people = await catalog.membersOf([...groups]);
  const named = [
    ...Object.values(cutover.team).flat(),
    ...assigned.filter(ref => !isGroup(ref)),
  ].filter(ref => !people.has(ref));
  for (const [ref, person] of await catalog.people([...new Set(named)])) {
    people.set(ref, person);
  }
  const membersOf = new Map<string, string[]>();
  for (const [group, all] of within) {
    membersOf.set(
      group,
      [...people.values()].flatMap(person =>
        person.groups.some(each => all.has(each)) ? person.ref : [],
      ),
    );
  }
  // Of many people there are few groups: each is asked for once.
  const above = await catalog.groups([
    ...new Set(
      [...people.values()].flatMap(each => [
        ...each.groups,
        ...(each.department ? [each.department] : []),
      ]),
    ),
  ]);
  const departments = new Map(
    [...people.values()].flatMap(person => {
      const department = departmentOf(person, above);
      return department ? [[person.ref, department] as const] : [];
    }),
  );
  const directory = { departmentOf: departments, membersOf };
  const facts = {
    ...{ cutover, spec, people },
    groups: await headedByWhoIsThere(above, catalog),
  };
  const audiences = new Map<string, Attendee[]>();
  for (const course of courses) {
    const planned = withoutGone(course, people);
    audiences.set(course.id, audienceOf(planned, cutover, directory));
    // Thousands in each of fifty courses would hold up everybody else for half a second.
    await setImmediate();
  }
  const found = new Set(
    [...audiences.values()].flat().flatMap(each => each.department ?? []),
  );
  return {
    ...{ at, audiences },
    asked: askedFor(training),
    departments: [...found].sort().map(ref => departmentOfRef(ref, facts)),
  };
}

/** Whoever has left the company decides about nobody any more, whatever a group still says. */
async function headedByWhoIsThere(
  groups: ReadonlyMap<string, GroupFact>,
  catalog: AsksPeople,
): Promise<Map<string, GroupFact>> {
  const heads = [...groups.values()].flatMap(({ head }) => head ?? []);
  const there = await catalog.people([...new Set(heads)]);
  return new Map(
    [...groups].map(([ref, { head, ...group }]) => [
      ref,
      { ...group, ...(head && there.has(head) ? { head } : {}) },
    ]),
  );
}

/** Of what the answer depends beside the catalog. */
export function askedFor({ courses, cutover }: Training): string {
  return JSON.stringify([
    cutover.team,
    cutover.template.hash,
    courses.map(({ assigned, definition, id }) => [
      id,
      assigned,
      definition.audience,
    ]),
  ]);
}

/** Of two audiences that are the same, the same. */
export function hashOf(attendees: Attendee[]): string {
  return sha256(
    attendees
      .map(({ department, person, roles, through }) =>
        [person, department, ...roles, '', ...through].join(' '),
      )
      .sort()
      .join('\n'),
  );
}

/** Who is assigned by name and is in the catalog no more does not attend any more. */
function withoutGone(
  course: Course,
  people: ReadonlyMap<string, unknown>,
): Course {
  return {
    ...course,
    assigned: course.assigned.filter(
      ref => !ref.startsWith('user:') || people.has(ref),
    ),
  };
}
