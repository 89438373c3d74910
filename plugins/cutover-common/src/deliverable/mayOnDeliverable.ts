import type { Actor, Cutover, Verdict } from '../lifecycle';
import {
  assertAllowed,
  refused,
  whyNoPerson,
  whyNotRunning,
} from '../lifecycle/verdict';
import type { TemplateRole } from '../template';
import type { DeliverablePlace } from './deliverablesOf';
import type { DeliverableAct } from './model';

type Place = Pick<DeliverablePlace, 'phase' | 'activity' | 'deliverable'>;

const WORDS: Record<DeliverableAct, string> = {
  edit: 'Writing',
  submit: 'Handing in',
  comment: 'Commenting',
};

/** Whether the domain's own rules let this actor do this with a deliverable now, whatever the portal's policy says. */
export function mayOnDeliverable(
  act: DeliverableAct,
  cutover: Cutover,
  place: Place,
  actor: Actor,
  roles: readonly TemplateRole[],
): Verdict {
  const notRunning = whyNotRunning(cutover);
  if (notRunning) return notRunning;
  if (actor.kind !== 'person' && act === 'submit') {
    return mayMachineSubmit(cutover, place, actor);
  }
  const noPerson = whyNoPerson(WORDS[act], actor);
  if (noPerson) return noPerson;
  if (act === 'comment') return mayComment(cutover, actor);
  const entitled = rolesThatWrite(place, roles);
  if (!holdsOne(cutover, actor, entitled)) {
    return refused(
      'actor.role-missing',
      `${WORDS[act]} needs one of the roles ${entitled.join(', ')}`,
    );
  }
  return inTime(cutover, place);
}

/** Throws what `mayOnDeliverable` finds: 409 for the state of cutover and phase, 403 for the actor. */
export function assertMayOnDeliverable(
  act: DeliverableAct,
  cutover: Cutover,
  place: Place,
  actor: Actor,
  roles: readonly TemplateRole[],
): void {
  assertAllowedOnDeliverable(
    mayOnDeliverable(act, cutover, place, actor, roles),
  );
}

const PERSONAL = new Set(['deliverable.not-for-machines']);

/** Throws a verdict that is none: 403 where it is about the actor, 409 where it is about how things stand. */
export function assertAllowedOnDeliverable(verdict: Verdict): void {
  assertAllowed(verdict, {}, PERSONAL);
}

/** Whether a person holds one of the roles that write on a deliverable, whatever the time. */
export function writesDeliverable(
  cutover: Cutover,
  place: Place,
  actor: Actor,
  roles: readonly TemplateRole[],
): boolean {
  return (
    actor.kind === 'person' &&
    holdsOne(cutover, actor, rolesThatWrite(place, roles))
  );
}

function rolesThatWrite(
  { activity }: Place,
  roles: readonly TemplateRole[],
): string[] {
  const leading = roles.filter(({ leads, manages }) => leads || manages);
  return [
    ...new Set([
      activity.role,
      ...(activity.contributors ?? []),
      ...leading.map(({ id }) => id),
    ]),
  ];
}

function holdsOne(cutover: Cutover, actor: Actor, roles: readonly string[]) {
  return roles.some(
    role =>
      Object.hasOwn(cutover.team, role) &&
      cutover.team[role].includes(actor.ref),
  );
}

function mayMachineSubmit(
  cutover: Cutover,
  place: Place,
  actor: Actor,
): Verdict {
  const { id, machines } = place.deliverable;
  return machines
    ? inTime(cutover, place)
    : refused(
        'deliverable.not-for-machines',
        `${actor.ref} is a service, and ${id} is handed in by people; "machines: true" in the template lets services do it`,
      );
}

function mayComment(cutover: Cutover, actor: Actor): Verdict {
  const owners = [cutover.owner, ...cutover.targets.map(({ owner }) => owner)];
  const takesPart =
    holdsOne(cutover, actor, Object.keys(cutover.team)) ||
    owners.some(owner => owner !== undefined && actor.groups.includes(owner));
  return takesPart
    ? { allowed: true }
    : refused(
        'actor.takes-no-part',
        'Commenting needs a role in the team, or to own the cutover or one of its targets',
      );
}

function inTime(cutover: Cutover, { phase: id, activity }: Place): Verdict {
  const phase = cutover.phases.find(each => each.id === id);
  if (phase?.status === 'in-progress') return { allowed: true };
  if (phase?.status === 'done') {
    return refused(
      'deliverable.phase-done',
      `Phase ${id} is done, and what was handed in for it stays as it is`,
    );
  }
  return activity.mayStartEarly
    ? { allowed: true }
    : refused(
        'deliverable.phase-not-begun',
        `Phase ${id} has not begun; the phase in progress is ${cutover.phase}`,
      );
}
