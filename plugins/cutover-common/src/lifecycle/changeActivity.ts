import { ConflictError } from '@backstage/errors';
import type { JsonObject } from '@backstage/types';
import { because, inputErrorOf, type Fault } from '../errors';
import type {
  ActivityAct,
  ActivityBlocker,
  ActivityChange,
  ActivityStatus,
  CutoverActivity,
} from './activity';
import type { Happened, Period } from './cutover';
import { holdersOf } from './layOutActivities';
import {
  assertMayOnActivity,
  whyBlocked,
  type ActivityCall,
} from './mayOnActivity';
import { assertAllowed } from './verdict';

type Move = Extract<ActivityAct, 'start' | 'complete' | 'reopen' | 'dismiss'>;

// By which act an activity comes from one state into another; what is missing is no way.
const MOVES: Record<ActivityStatus, Partial<Record<ActivityStatus, Move>>> = {
  'not-started': {
    'in-progress': 'start',
    done: 'complete',
    'not-applicable': 'dismiss',
  },
  'in-progress': { done: 'complete', 'not-applicable': 'dismiss' },
  done: { 'in-progress': 'reopen', 'not-applicable': 'dismiss' },
  'not-applicable': {
    'not-started': 'reopen',
    'in-progress': 'start',
    done: 'complete',
  },
};

/**
 * What an activity becomes when one person changes it: the same object where everything is as it was, and then
 * nothing `happened`.
 *
 * @param context - `blockers` keep it from being done
 * @throws ConflictError (409) `activity.blocked` with all `blockers`, or for the state of cutover, phase or activity
 * @throws NotAllowedError (403) for who may not
 * @throws InputError (400) with a fault for each field
 */
export function changeActivity(
  activity: CutoverActivity,
  change: ActivityChange,
  context: ActivityCall & { at: string; blockers: ActivityBlocker[] },
): { next: CutoverActivity; happened: Happened } {
  const { at, by, blockers } = context;
  const move = moveOf(activity, change);
  if (move) assertMayOnActivity(move, activity, context);
  const moved = move ? afterMove(activity, move, change, at) : activity;
  // What is opened again may be assigned in the same breath, and what ends may be for the last time.
  const open = move === 'reopen' ? moved : activity;
  for (const act of actsOn(activity, change)) {
    assertMayOnActivity(act, open, context);
  }
  const faults = [
    ...reasonFaults(activity, change, move),
    ...assigneeFaults(activity, change, context),
    ...plannedFaults(activity, change, context),
    ...forecastFaults(activity, change),
  ];
  if (faults.length) throw inputErrorOf(faults);
  const blocked =
    move === 'complete' ? whyBlocked(activity, blockers) : undefined;
  if (blocked) assertAllowed(blocked, { activity: activity.id, blockers });

  const next = withFields(moved, change);
  const { before, after } = difference(activity, next);
  const changed = Object.keys(after).length > 0;
  return {
    next: changed ? { ...next, updatedAt: at } : activity,
    happened: {
      type: 'activity.changed',
      cutoverId: activity.cutoverId,
      at,
      by: by.ref,
      item: activity.id,
      ...(change.reason ? { reason: change.reason } : {}),
      before,
      after,
    },
  };
}

function moveOf(
  { id, status }: CutoverActivity,
  { status: wanted }: ActivityChange,
): Move | undefined {
  if (wanted === undefined || wanted === status) return undefined;
  const move = MOVES[status][wanted];
  if (move) return move;
  throw because(
    new ConflictError(
      `${id} is ${status} and cannot become ${wanted}; finish it, or set it aside as not applicable`,
    ),
    'activity.no-way-back',
    { activity: id, found: status, asked: wanted },
  );
}

function afterMove(
  activity: CutoverActivity,
  move: Move,
  { reason: given }: ActivityChange,
  at: string,
): CutoverActivity {
  const { reason: _, ...rest } = activity;
  const { start } = activity.actual;
  const reason = given ? { reason: given } : {};
  switch (move) {
    case 'start':
      return { ...rest, status: 'in-progress', actual: { start: at } };
    case 'complete':
      return {
        ...rest,
        status: 'done',
        // The clock of another replica may have been a little ahead.
        actual: start ? { start, end: at < start ? start : at } : { end: at },
      };
    case 'dismiss':
      return { ...rest, ...reason, status: 'not-applicable' };
    default:
      return activity.status === 'done'
        ? {
            ...rest,
            ...reason,
            status: 'in-progress',
            actual: start ? { start } : {},
          }
        : { ...rest, ...reason, status: 'not-started', actual: {} };
  }
}

/** What is done beside moving the activity: only what really differs. */
function actsOn(
  activity: CutoverActivity,
  { assignees, planned, forecast }: ActivityChange,
): ActivityAct[] {
  return [
    ...(assignees && !sameSet(assignees, activity.assignees)
      ? (['assign'] as const)
      : []),
    ...(planned && !same(planned, activity.planned) ? (['plan'] as const) : []),
    ...(forecast !== undefined && !same(forecast ?? {}, activity.forecast ?? {})
      ? (['forecast'] as const)
      : []),
  ];
}

function reasonFaults(
  { status }: CutoverActivity,
  { reason }: ActivityChange,
  move: Move | undefined,
): Fault[] {
  const path = ['reason'];
  if (reason !== undefined) {
    return move
      ? []
      : [
          {
            path,
            reason: 'activity.reason-unused',
            message: 'A reason belongs to a change of the status; leave it out',
          },
        ];
  }
  const needed = move === 'dismiss' || (move === 'reopen' && status === 'done');
  if (!needed) return [];
  return [
    {
      path,
      reason: 'activity.reason-missing',
      message:
        move === 'dismiss'
          ? 'Say why the activity does not apply'
          : 'Say why the activity is opened again',
    },
  ];
}

function assigneeFaults(
  activity: CutoverActivity,
  { assignees = [] }: ActivityChange,
  { cutover }: ActivityCall,
): Fault[] {
  const { role } = activity;
  const holders = holdersOf(activity, cutover);
  return assignees.flatMap((ref, index): Fault[] =>
    holders.includes(ref)
      ? []
      : [
          {
            path: ['assignees', index],
            reason: 'activity.not-in-role',
            message: `${ref} does not hold the role ${role}; choose ${
              holders.join(', ') || 'somebody after the role is filled'
            }`,
            params: { ref, role },
          },
        ],
  );
}

function plannedFaults(
  activity: CutoverActivity,
  { planned }: ActivityChange,
  { cutover }: ActivityCall,
): Fault[] {
  const phase = cutover.phases.find(({ id }) => id === activity.phase);
  if (!planned || !phase || same(planned, activity.planned)) return [];
  const { start, end } = phase.planned;
  return (['start', 'end'] as const)
    .filter(edge => planned[edge] < start || planned[edge] > end)
    .map(edge => ({
      path: ['planned', edge],
      reason: 'activity.outside-phase',
      message: `${planned[edge]} lies outside the phase ${phase.id}, which is planned from ${start} to ${end}`,
      params: { phase: phase.id, start, end },
    }));
}

function forecastFaults(
  { actual }: CutoverActivity,
  { forecast }: ActivityChange,
): Fault[] {
  const start = forecast?.start ?? actual.start;
  if (!forecast?.end || !start || forecast.end > start) return [];
  return [
    {
      path: ['forecast', 'end'],
      reason: 'activity.ends-before-it-begins',
      message: `The end, ${forecast.end}, does not lie after the beginning, ${start}`,
      params: { start, end: forecast.end },
    },
  ];
}

function withFields(
  activity: CutoverActivity,
  { assignees, planned, forecast }: ActivityChange,
): CutoverActivity {
  const { forecast: kept, ...rest } = activity;
  const expected = forecast === undefined ? kept : forecast;
  return {
    ...rest,
    ...(assignees && !sameSet(assignees, rest.assignees) ? { assignees } : {}),
    ...(planned && !same(planned, rest.planned)
      ? { planned: { ...planned, byHand: true } }
      : {}),
    ...(expected ? { forecast: expected } : {}),
  };
}

/** The changed fields as they were and as they are; what there was or is not is `null`. */
function difference(before: CutoverActivity, after: CutoverActivity) {
  const fields = ['status', 'assignees', 'planned', 'forecast'] as const;
  const changed = fields.filter(
    field => JSON.stringify(before[field]) !== JSON.stringify(after[field]),
  );
  const pick = (activity: CutoverActivity): JsonObject =>
    Object.fromEntries(
      changed.map(field => [field, structuredClone(activity[field]) ?? null]),
    ) as JsonObject;
  return { before: pick(before), after: pick(after) };
}

function same(one: Partial<Period>, other: Partial<Period>) {
  return one.start === other.start && one.end === other.end;
}

function sameSet(one: string[], other: string[]) {
  return one.length === other.length && one.every(each => other.includes(each));
}
