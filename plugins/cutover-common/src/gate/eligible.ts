import type { Cutover } from '../lifecycle';
import type { BarReason, Round } from './model';

/** What was submitted, as far as it decides who may not decide. */
export type Submission = Pick<
  Round,
  'submittedBy' | 'items' | 'excludeContributors'
>;

/** Why somebody may not decide on what was submitted, whatever their roles. */
export function whyBarred(
  person: string,
  { submittedBy, items, excludeContributors }: Submission,
  team: Cutover['team'],
): BarReason | undefined {
  if (person === submittedBy) return 'gate.own-submission';
  if (
    excludeContributors &&
    items.some(({ contributors }) => contributors.includes(person))
  ) {
    return 'gate.own-contribution';
  }
  const readsAll = items.every(({ readers = [] }) =>
    readers.every(roles => roles.some(role => holds(team, role, person))),
  );
  return readsAll ? undefined : 'gate.content-hidden';
}

export function holdersOfRole(team: Cutover['team'], role: string): string[] {
  return Object.hasOwn(team, role) ? team[role] : [];
}

/** Whether a person holds a role. */
export function holds(
  team: Cutover['team'],
  role: string,
  person: string,
): boolean {
  return holdersOfRole(team, role).includes(person);
}

/** Everybody who holds any role. */
export function teamOf(team: Cutover['team']): string[] {
  return [...new Set(Object.values(team).flat())];
}

/** In words, for the one who is told. */
export const BAR_WORDS: Record<BarReason, string> = {
  'gate.own-submission': 'whoever submits does not decide',
  'gate.own-contribution': 'whoever wrote what is reviewed does not decide',
  'gate.content-hidden':
    'whoever may not see all that is reviewed does not decide',
};
