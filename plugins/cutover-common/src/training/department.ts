/** What the catalog says about one group. */
export interface GroupFact {
  ref: string;
  title: string;
  /** Such as `team` or `department`. */
  type?: string;
  parent?: string;
  /** Person ref: the annotation `backstage-cutover/head`. */
  head?: string;
}

/** What the catalog says about one person. */
export interface PersonFact {
  ref: string;
  /** Refs of the groups that they are in themselves, in the order in which the catalog names them. */
  groups: readonly string[];
  /** Group ref: the annotation `backstage-cutover/department`. */
  department?: string;
}

/**
 * The one group with which somebody is counted, and whose head decides about them: the one that the catalog names as their
 * department, if there is such a group; else the nearest department at or above any of their groups; else the first of these.
 *
 * @param groups - with all that lie above them
 */
export function departmentOf(
  { department, groups: own }: Pick<PersonFact, 'department' | 'groups'>,
  groups: ReadonlyMap<string, GroupFact>,
): string | undefined {
  if (department !== undefined && groups.has(department)) return department;
  return nearestDepartment(own, groups) ?? own.at(0);
}

/** Of several that are as near, the first by its ref; a circle is gone round once. */
function nearestDepartment(
  own: readonly string[],
  groups: ReadonlyMap<string, GroupFact>,
): string | undefined {
  const seen = new Set<string>();
  let layer = [...new Set(own)];
  while (layer.length) {
    const [nearest] = layer.filter(ref => isDepartment(groups.get(ref))).sort();
    if (nearest !== undefined) return nearest;
    layer.forEach(ref => seen.add(ref));
    const above = layer.flatMap(ref => groups.get(ref)?.parent ?? []);
    layer = [...new Set(above)].filter(ref => !seen.has(ref));
  }
  return undefined;
}

function isDepartment(group: GroupFact | undefined): boolean {
  return group?.type?.toLocaleLowerCase('en-US') === 'department';
}
