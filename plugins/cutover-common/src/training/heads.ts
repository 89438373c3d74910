import type { Cutover } from '../lifecycle';
import type { CutoverTemplateSpec } from '../template';
import { departmentOf, type GroupFact, type PersonFact } from './department';
import type { Department } from './model';

interface Known {
  cutover: Pick<Cutover, 'team'>;
  spec: Pick<CutoverTemplateSpec, 'roles'>;
  /** At least the department and all in which it lies. */
  groups: ReadonlyMap<string, GroupFact>;
  /** At least who is in the team, by ref. */
  people: ReadonlyMap<string, PersonFact>;
}

/**
 * Who heads a department: whom the catalog names for the group or its nearest ancestor; else who leads or manages the
 * cutover, or stands for the owners of what it changes, and is in that group or one above it; else who leads. Whoever holds
 * some other role does not, for that alone, decide about their colleagues.
 */
export function headsOf(
  department: string | undefined,
  { cutover, groups, people, spec }: Known,
): string[] {
  const line = ancestry(department, groups);
  const named = line.flatMap(ref => groups.get(ref)?.head ?? []).at(0);
  if (named) return [named];
  const holders = (roles: readonly { id: string }[]) => [
    ...new Set(
      roles.flatMap(({ id }) =>
        Object.hasOwn(cutover.team, id) ? cutover.team[id] : [],
      ),
    ),
  ];
  const answering = spec.roles.filter(
    ({ fromTargetOwner, leads, manages }) =>
      leads || manages || fromTargetOwner,
  );
  const above = holders(answering).filter(ref =>
    groupsOf(people.get(ref), groups).some(group => line.includes(group)),
  );
  return above.length
    ? above
    : holders(spec.roles.filter(({ leads }) => leads));
}

/** A department with those who head it. */
export function departmentOfRef(ref: string, known: Known): Department {
  return {
    ref,
    title: known.groups.get(ref)?.title ?? ref,
    heads: headsOf(ref, known),
  };
}

function groupsOf(
  person: PersonFact | undefined,
  groups: ReadonlyMap<string, GroupFact>,
): string[] {
  if (!person) return [];
  return [...person.groups, departmentOf(person, groups) ?? []].flat();
}

/** A group and those above it, nearest first; a circle is gone round once. */
function ancestry(
  department: string | undefined,
  groups: ReadonlyMap<string, GroupFact>,
): string[] {
  const line: string[] = [];
  for (
    let ref = department;
    ref !== undefined && !line.includes(ref);
    ref = groups.get(ref)?.parent
  ) {
    line.push(ref);
  }
  return line;
}
