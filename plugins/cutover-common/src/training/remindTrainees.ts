import type { Happened } from '../lifecycle';
import {
  assertMayOnTraining,
  mayOnTraining,
  type TrainingCall,
  type TrainingPlace,
} from './mayOnTraining';
import type { Course, Department } from './model';

/** So long nobody is reminded of a course again, whoever asks for it. */
const QUIET_MS = 24 * 60 * 60_000;

/**
 * Of which departments the caller reminds people of a course: of all (undefined) where they plan or train it, else of those
 * that they head; of one alone where it is asked for.
 *
 * @throws NotAllowedError (403) for who does not plan or train it, nor heads what is asked for; ConflictError (409) while the
 *   cutover is not running
 */
export function departmentsToRemind(
  call: TrainingCall,
  place: Pick<TrainingPlace, 'course' | 'sessions'>,
  {
    asked,
    departments,
  }: { asked?: string; departments: readonly Department[] },
): string[] | undefined {
  if (mayOnTraining('remind', call, place).allowed) {
    return asked === undefined ? undefined : [asked];
  }
  const headed = departments
    .filter(({ heads }) => heads.includes(call.by.ref))
    .filter(({ ref }) => asked === undefined || ref === asked);
  assertMayOnTraining('remind', call, {
    ...place,
    heads: headed.flatMap(({ heads }) => heads),
  });
  return headed.map(({ ref }) => ref);
}

/** Whoever was reminded later than this is left in peace. */
export function remindedBefore(at: string): string {
  return new Date(Date.parse(at) - QUIET_MS).toISOString();
}

/** That people were reminded, as the trail tells it: how many, and not who. */
export function traineesReminded(
  { id }: Pick<Course, 'id'>,
  people: number,
  { at, by, cutover }: Pick<TrainingCall, 'by' | 'cutover'> & { at: string },
): Happened {
  return {
    type: 'training.reminded',
    ...{ cutoverId: cutover.id, at, by: by.ref, item: id },
    after: { people },
  };
}
