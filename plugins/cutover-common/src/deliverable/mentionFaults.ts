import { type Fault } from '../errors';
import type { Cutover } from '../lifecycle';

/** What the catalog says about somebody who is mentioned. */
export interface MentionedPerson {
  kind: string;
  /** Refs of the groups that the person is a member of. */
  memberOf: string[];
}

/**
 * Who is mentioned has to be a person in the catalog who takes part in the cutover, or belongs to those who own it or one
 * of its targets: others would be told of what they may not see.
 */
export function mentionFaults(
  mentions: readonly string[],
  cutover: Pick<Cutover, 'team' | 'owner' | 'targets'>,
  people: ReadonlyMap<string, MentionedPerson>,
): Fault[] {
  const members = new Set(Object.values(cutover.team).flat());
  const owners = new Set([
    cutover.owner,
    ...cutover.targets.flatMap(({ owner }) => owner ?? []),
  ]);
  return mentions.flatMap((ref): Fault[] => {
    const person = people.get(ref);
    if (person?.kind.toLocaleLowerCase('en-US') !== 'user') {
      return [
        {
          path: ['text'],
          reason: 'mention.unknown-person',
          message: `${ref} is nobody in the catalog; mention somebody who is`,
          params: { ref },
        },
      ];
    }
    const takesPart =
      members.has(ref) ||
      [ref, ...person.memberOf].some(each => owners.has(each));
    return takesPart
      ? []
      : [
          {
            path: ['text'],
            reason: 'mention.takes-no-part',
            message: `${ref} takes no part in this cutover; mention somebody of the team or of those who own what it changes`,
            params: { ref },
          },
        ];
  });
}
