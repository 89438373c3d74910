import type { CutoverTemplateSpec } from '../template';
import type { ActivityAct, ActivityBlocker, CutoverActivity } from './activity';
import type { Actor } from './actor';
import type { Cutover, Verdict } from './cutover';
import { doersOf, holdersOf } from './layOutActivities';
import { isOver } from './progress';
import {
  assertAllowed,
  refused,
  whyNoPerson,
  whyNotRunning,
  type Refusal,
} from './verdict';

export const ACTIVITY_ACTS: ActivityAct[] = [
  'start',
  'complete',
  'reopen',
  'dismiss',
  'assign',
  'plan',
  'forecast',
];

/** Who asks, about an activity of which cutover. */
export interface ActivityCall {
  cutover: Cutover;
  spec: Pick<CutoverTemplateSpec, 'roles' | 'phases'>;
  by: Actor;
}

// What is done to the state of an activity waits for its phase; what is said about it beforehand does not.
const ACTING = new Set<ActivityAct>(['start', 'complete', 'reopen', 'dismiss']);

const WORDS: Record<ActivityAct, string> = {
  start: 'Starting an activity',
  complete: 'Finishing an activity',
  reopen: 'Opening an activity again',
  dismiss: 'Setting an activity aside',
  assign: 'Assigning an activity',
  plan: 'Planning an activity',
  forecast: 'Giving a forecast',
};

/** Whether the domain's own rules let this person do this with an activity now. What blocks its end is not asked. */
export function mayOnActivity(
  act: ActivityAct,
  activity: CutoverActivity,
  call: ActivityCall,
): Verdict {
  return (
    whyNoPerson(WORDS[act], call.by) ??
    whyNotRunning(call.cutover) ??
    whyNotThisPerson(act, activity, call) ??
    whyNotInThisPhase(act, activity, call) ??
    whyNotInThisState(act, activity) ?? { allowed: true }
  );
}

/** What the actor may do with an activity, and why not. `blockers` keep it from being done. */
export function allowedOnActivity(
  activity: CutoverActivity,
  call: ActivityCall,
  blockers: ActivityBlocker[] = [],
): Record<ActivityAct, Verdict> {
  const may = (act: ActivityAct) => mayOnActivity(act, activity, call);
  const complete = may('complete');
  return {
    start: may('start'),
    complete: complete.allowed
      ? whyBlocked(activity, blockers) ?? complete
      : complete,
    reopen: may('reopen'),
    dismiss: may('dismiss'),
    assign: may('assign'),
    plan: may('plan'),
    forecast: may('forecast'),
  };
}

/** Whether anything keeps an activity from being done. */
export function whyBlocked(
  { id }: CutoverActivity,
  blockers: ActivityBlocker[],
): Refusal | undefined {
  if (blockers.length === 0) return undefined;
  const what = blockers.map(({ message }) => message).join('; ');
  return refused('activity.blocked', `${id} cannot be done yet: ${what}`);
}

/** Throws what `mayOnActivity` finds: 403 for the person, 409 for the state of cutover, phase and activity. */
export function assertMayOnActivity(
  act: ActivityAct,
  activity: CutoverActivity,
  call: ActivityCall,
): void {
  assertAllowed(mayOnActivity(act, activity, call), { activity: activity.id });
}

function whyNotThisPerson(
  act: ActivityAct,
  activity: CutoverActivity,
  { cutover, spec, by }: ActivityCall,
): Refusal | undefined {
  const leading = spec.roles
    .filter(({ leads, manages }) => leads || manages)
    .map(({ id }) => id);
  if (leading.some(role => holdersOf({ role }, cutover).includes(by.ref))) {
    return undefined;
  }
  const roles = [...new Set([activity.role, ...leading])];
  if (act === 'plan') return roleMissing(act, leading);
  if (!holdersOf(activity, cutover).includes(by.ref)) {
    return roleMissing(act, roles);
  }
  const doers = doersOf(activity, cutover);
  if (act === 'assign' || doers.includes(by.ref)) return undefined;
  return refused(
    'actor.not-assigned',
    `${activity.id} is assigned to ${doers.join(
      ', ',
    )}; assign it to yourself first`,
  );
}

function whyNotInThisPhase(
  act: ActivityAct,
  { id, phase: phaseId }: CutoverActivity,
  { cutover, spec }: ActivityCall,
): Refusal | undefined {
  const phase = cutover.phases.find(each => each.id === phaseId);
  if (phase?.status === 'done') {
    return refused(
      'activity.phase-done',
      `Phase ${phaseId} is done, and its activities stay as they are`,
    );
  }
  if (!ACTING.has(act) || phase?.status === 'in-progress') return undefined;
  const early = spec.phases
    .flatMap(({ activities }) => activities)
    .some(each => each.id === id && each.mayStartEarly);
  if (early) return undefined;
  return refused(
    'activity.phase-not-begun',
    `Phase ${phaseId} has not begun; the phase in progress is ${cutover.phase}`,
  );
}

function whyNotInThisState(
  act: ActivityAct,
  activity: CutoverActivity,
): Refusal | undefined {
  const { id, status } = activity;
  if (act === 'reopen') {
    return isOver(activity)
      ? undefined
      : refused('activity.not-over', `${id} is ${status}, and so still open`);
  }
  if (isOver(activity)) {
    return refused(
      'activity.over',
      `${id} is ${status}; open it again to change it`,
    );
  }
  if (act === 'start' && status === 'in-progress') {
    return refused('activity.begun', `${id} is in progress already`);
  }
  if (act === 'complete' && status === 'not-started') {
    return refused(
      'activity.not-begun',
      `${id} has not been started; start it before you finish it`,
    );
  }
  return undefined;
}

function roleMissing(act: ActivityAct, roles: string[]) {
  return refused(
    'actor.role-missing',
    `${WORDS[act]} needs one of the roles ${roles.join(', ')}`,
  );
}
