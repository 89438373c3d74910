import type { Attempt } from './model';

/**
 * Attempts as far as somebody may know what came of them. Whoever may still sit an exam learns nothing of its questions:
 * neither which there are, nor how hard they are, nor how their own went. Of a question with two answers, to know that one
 * was wrong is to know the other.
 *
 * @param candidate - whether they may still sit the exam; see `isCandidate`
 */
export function readableAttempts(
  attempts: readonly Attempt[],
  { candidate }: { candidate: boolean },
): Attempt[] {
  return candidate
    ? attempts.map(({ scores: _, ...attempt }) => attempt)
    : [...attempts];
}
