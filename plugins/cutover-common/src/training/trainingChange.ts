import type { JsonObject } from '@backstage/types';
import type { Fault } from '../errors';
import type { Happened } from '../lifecycle';
import { sameValue } from '../sameValue';
import type { TrainingCall } from './mayOnTraining';

/** Beside the caller: when it is, and whom the catalog knows of those that the input names. */
export interface TrainingContext extends TrainingCall {
  /** UTC. */
  at: string;
  /** Refs of people and groups that are in the catalog. */
  known: ReadonlySet<string>;
}

/** What became of a course or a session: the same object where nothing is different, and then nothing happened. */
export interface TrainingChange<T> {
  next: T;
  happened?: Happened;
}

/** What is different between two states, as the audit trail tells it; undefined where nothing is. */
export function trainingChange<T extends object>(
  before: T | undefined,
  next: T,
  told: readonly (keyof T & string)[],
  {
    at,
    by,
    cutover,
    item,
    reason,
    type,
  }: Pick<TrainingContext, 'at' | 'by' | 'cutover'> &
    Pick<Happened, 'type' | 'item' | 'reason'>,
): TrainingChange<T> {
  const changed = told.filter(
    field => !sameValue(before?.[field], next[field]),
  );
  if (before && changed.length === 0) return { next: before };
  const pick = (state: T) =>
    Object.fromEntries(
      changed.map(field => [field, json(state[field]) ?? null]),
    ) as JsonObject;
  return {
    next,
    // Field by field: whoever calls may know more than the trail is to tell, such as the answers of exams.
    happened: {
      type,
      ...{ cutoverId: cutover.id, at, by: by.ref },
      ...(item === undefined ? {} : { item }),
      ...(reason === undefined ? {} : { reason }),
      ...(before ? { before: pick(before) } : {}),
      after: pick(next),
    },
  };
}

/** A fault for each person, or group, that the catalog does not know; who was there before may stay. */
export function unknownFaults(
  refs: readonly string[],
  { known }: Pick<TrainingContext, 'known'>,
  path: Fault['path'],
  before: readonly string[] = [],
): Fault[] {
  return refs.flatMap((ref, index): Fault[] =>
    known.has(ref) || before.includes(ref)
      ? []
      : [
          {
            path: [...path, index],
            reason: 'training.not-in-catalog',
            message: `There is no ${ref} in the catalog`,
            params: { ref },
          },
        ],
  );
}

/** A fault for each trainer whom the catalog does not know, or who is nobody: a group trains nobody by itself. */
export function trainerFaults(
  refs: readonly string[],
  context: Pick<TrainingContext, 'known'>,
  before: readonly string[] = [],
): Fault[] {
  const unknown = unknownFaults(refs, context, ['trainers'], before);
  const nobody = refs.flatMap((ref, index): Fault[] =>
    ref.startsWith('user:') || !context.known.has(ref)
      ? []
      : [
          {
            path: ['trainers', index],
            reason: 'training.trainer-is-a-group',
            message: `${ref} is a group; name the people of it who train`,
            params: { ref },
          },
        ],
  );
  return [...unknown, ...nobody];
}

/** Each once, in the order in which they were named first. */
export function once(refs: readonly string[]): string[] {
  return [...new Set(refs)];
}

function json(value: unknown) {
  return value === undefined
    ? undefined
    : (JSON.parse(JSON.stringify(value)) as JsonObject);
}
