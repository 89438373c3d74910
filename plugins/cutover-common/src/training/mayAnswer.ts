import type { Actor, Cutover, Verdict } from '../lifecycle';
import {
  assertAllowed,
  refused,
  whyNoPerson,
  whyNotRunning,
} from '../lifecycle/verdict';
import type { CourseMember } from './model';
import { isNeeded } from './standing';

/** Who asks to answer a questionnaire of a course. */
interface Answering {
  by: Actor;
  cutover: Pick<Cutover, 'name' | 'status'>;
  /** The caller's own membership of the course. */
  member: Pick<CourseMember, 'leftAt'> | undefined;
  /** Whether they have answered what it asks now. */
  answered: boolean;
}

/**
 * Whether somebody may answer a questionnaire now, and why not. Once for each of its versions: nobody could tell which
 * answers to replace.
 */
function mayAnswer({ answered, by, cutover, member }: Answering): Verdict {
  const noPerson = whyNoPerson('Answering', by);
  if (noPerson) return noPerson;
  if (!member || member.leftAt) {
    return refused(
      'actor.not-a-member',
      'Only those who need the course are asked; ask whoever plans the training to assign you',
    );
  }
  const notRunning = whyNotRunning(cutover);
  if (notRunning) return notRunning;
  return answered
    ? refused(
        'training.answered',
        'You have answered already; nobody can tell which answers are yours, so they stay',
      )
    : { allowed: true };
}

/** @throws NotAllowedError (403), ConflictError (409) with what `mayAnswer` finds */
export function assertMayAnswer(answering: Answering): void {
  assertAllowed(mayAnswer(answering));
}

/**
 * Whether a questionnaire was changed since somebody answered it, so that they may answer it once more. They need not: one
 * answer is all that is asked of anybody.
 */
export function mayAnswerAgain({
  answered,
  asked,
  cutover,
  member,
}: {
  /** The newest version that they have answered. */
  answered: number | undefined;
  /** The version that is asked now; see `askedVersion`. */
  asked: number;
  cutover: Pick<Cutover, 'status'>;
  member: Pick<CourseMember, 'leftAt' | 'released'>;
}): boolean {
  return (
    answered !== undefined &&
    answered !== asked &&
    cutover.status === 'running' &&
    isNeeded(member)
  );
}
