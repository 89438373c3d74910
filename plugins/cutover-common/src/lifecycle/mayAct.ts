import { ConflictError, NotAllowedError } from '@backstage/errors';
import { because } from '../errors';
import type { TemplateRole } from '../template';
import type { Actor } from './actor';
import type { Cutover, CutoverAct, Verdict } from './cutover';
import { whyNoPerson, whyNotRunning } from './verdict';

export const CUTOVER_ACTS: CutoverAct[] = [
  'update',
  'cancel',
  'complete-phase',
  'reopen-phase',
];

// Who may do what, whatever the portal's permissions say: holders of roles with these marks, and the owner.
const ALLOWED: Record<
  CutoverAct,
  { marks: ('leads' | 'manages')[]; owner: boolean; words: string }
> = {
  update: {
    marks: ['leads', 'manages'],
    owner: true,
    words: 'Editing the plan',
  },
  cancel: { marks: ['leads'], owner: true, words: 'Cancelling the cutover' },
  'complete-phase': {
    marks: ['leads'],
    owner: false,
    words: 'Completing a phase',
  },
  'reopen-phase': {
    marks: ['leads'],
    owner: false,
    words: 'Going back to a phase',
  },
};

/** Whether the domain's own rules let this actor do this now. */
export function mayAct(
  cutover: Cutover,
  act: CutoverAct,
  actor: Actor,
  roles: TemplateRole[],
): Verdict {
  const { marks, owner, words } = ALLOWED[act];
  const refusal = whyNoPerson(words, actor) ?? whyNotRunning(cutover);
  if (refusal) return refusal;
  const entitled = roles.filter(role => marks.some(mark => role[mark]));
  const holds = entitled.some(
    role =>
      Object.hasOwn(cutover.team, role.id) &&
      cutover.team[role.id].includes(actor.ref),
  );
  if (holds || (owner && actor.groups.includes(cutover.owner))) {
    return act === 'reopen-phase' ? mayGoBack(cutover) : { allowed: true };
  }
  const names = entitled.map(role => role.id).join(', ');
  return {
    allowed: false,
    reason: 'actor.role-missing',
    message: owner
      ? `${words} needs one of the roles ${names}, or the owner ${cutover.owner}`
      : `${words} needs one of the roles ${names}`,
  };
}

function mayGoBack({ name, phases, phase }: Cutover): Verdict {
  return phases.some(({ status }) => status === 'done')
    ? { allowed: true }
    : {
        allowed: false,
        reason: 'phase.none-over',
        message: `Cutover ${name} is in its first phase, ${phase}; there is none to go back to`,
      };
}

/** What the actor may do, and why not. */
export function allowedActs(
  cutover: Cutover,
  actor: Actor,
  roles: TemplateRole[],
): Record<CutoverAct, Verdict> {
  return {
    update: mayAct(cutover, 'update', actor, roles),
    cancel: mayAct(cutover, 'cancel', actor, roles),
    'complete-phase': mayAct(cutover, 'complete-phase', actor, roles),
    'reopen-phase': mayAct(cutover, 'reopen-phase', actor, roles),
  };
}

const OF_THE_CUTOVER = new Set(['cutover.not-running', 'phase.none-over']);

/** Throws what `mayAct` finds: 409 for the state of the cutover, 403 for the person. */
export function assertMayAct(
  cutover: Cutover,
  act: CutoverAct,
  actor: Actor,
  roles: TemplateRole[],
): void {
  const verdict = mayAct(cutover, act, actor, roles);
  if (verdict.allowed) return;
  throw because(
    OF_THE_CUTOVER.has(verdict.reason)
      ? new ConflictError(verdict.message)
      : new NotAllowedError(verdict.message),
    verdict.reason,
    verdict.reason === 'cutover.not-running' ? { found: cutover.status } : {},
  );
}
