import type { WaitingRow } from './rows';
import { momentWords } from '../../lifecycle/words/time';
import type { Words } from '../../lifecycle/words/useWords';

type Reader = Pick<Words, 't' | 'language' | 'zone'>;

/** By when something has to be done, in words. */
export function dueWords(
  { dueAt, overdue }: { dueAt?: string; overdue: boolean },
  reader: Reader,
): string {
  const { t } = reader;
  if (dueAt === undefined) return t('gate.work.noDue');
  const at = momentWords(dueAt, reader);
  return t(overdue ? 'gate.work.overdue' : 'gate.work.due', { at });
}

/** Who is waited for, since when and until when. */
export function awaitedWords(
  { person, since, dueAt }: WaitingRow['waitingFor'][number],
  now: string,
  reader: Reader & { nameOf(ref: string): string },
): string {
  const { t, nameOf } = reader;
  const gaps = { person: nameOf(person), at: momentWords(since, reader) };
  if (dueAt === undefined) return t('gate.work.waitingFor', gaps);
  return t(dueAt <= now ? 'gate.work.waitingOverdue' : 'gate.work.waitingDue', {
    ...gaps,
    due: momentWords(dueAt, reader),
  });
}
