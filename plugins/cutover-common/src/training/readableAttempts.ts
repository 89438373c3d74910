import type { Attempt } from './model';

/**
 * The attempts of which somebody may see how each question went. Whoever may still sit the assessment does not see their
 * own: of a question with two answers, to know that one was wrong is to know the other.
 */
export function readableAttempts(
  attempts: readonly Attempt[],
  { candidate, person }: { candidate: boolean; person: string },
): Attempt[] {
  return attempts.filter(each => !candidate || each.person !== person);
}
