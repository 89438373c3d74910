import type { Cutover } from '../lifecycle';
import type { CourseMember } from './model';
import { isCertified } from './standing';

type Owner = Pick<CourseMember, 'certificate' | 'leftAt'>;

/** Whether what somebody has done in a course is theirs to look at: they need it, or have left it with a certificate that holds. */
export function isOwnCourse(member: Owner, at: string): boolean {
  return !member.leftAt || isCertified(member, at);
}

/** Whether a course stands in *My training*: while it is to be learned, and afterwards for whoever is certified in it. */
export function isInMyTraining(
  member: Owner,
  { status }: Pick<Cutover, 'status'>,
  at: string,
): boolean {
  if (!isOwnCourse(member, at)) return false;
  return (
    status === 'running' ||
    (status === 'closed' && member.certificate !== undefined)
  );
}
