import type { Actor, Cutover, Verdict } from '../lifecycle';
import {
  assertAllowed,
  holdsOneOf,
  refused,
  whyNoPerson,
  whyNotRunning,
  type Refusal,
} from '../lifecycle/verdict';
import type { CutoverTemplateSpec } from '../template';
import type { Risk, RiskAct } from './model';

export const RISK_ACTS: RiskAct[] = [
  'edit',
  'assess',
  'respond',
  'ask-acceptance',
  'decide-acceptance',
  'occur',
  'close',
  'reopen',
];

/** Who asks, about a risk of which cutover. */
export interface RiskCall {
  cutover: Cutover;
  spec: Pick<CutoverTemplateSpec, 'roles' | 'phases' | 'risk'>;
  by: Actor;
}

/** As `assertMayOnRisk`, of a verdict that is known already. */
export const assertAllowedOnRisk = assertAllowed;

const WORDS: Record<RiskAct | 'add', string> = {
  add: 'Adding a risk',
  edit: 'Editing a risk',
  assess: 'Assessing a risk',
  respond: 'Responding to a risk',
  'ask-acceptance': 'Asking for the acceptance of a risk',
  'decide-acceptance': 'Accepting a risk',
  occur: 'Saying that a risk has occurred',
  close: 'Closing a risk',
  reopen: 'Opening a risk again',
};

/** Everybody in the team may add risks, and whoever owns what the cutover changes (P5.1). */
export function mayAddRisk(call: RiskCall): Verdict {
  return (
    whyNoPerson(WORDS.add, call.by) ??
    whyNotRunning(call.cutover) ??
    whyNotConcerned('add', call) ?? { allowed: true }
  );
}

/** Whether the domain's own rules let this person do this with a risk now. */
export function mayOnRisk(act: RiskAct, risk: Risk, call: RiskCall): Verdict {
  return (
    whyNoPerson(WORDS[act], call.by) ??
    whyNotRunning(call.cutover) ??
    whyNotThisPerson(act, risk, call) ??
    whyNotInThisState(act, risk) ?? { allowed: true }
  );
}

/** What the actor may do with a risk, and why not. */
export function allowedOnRisk(
  risk: Risk,
  call: RiskCall,
): Record<RiskAct, Verdict> {
  const may = (act: RiskAct) => mayOnRisk(act, risk, call);
  return {
    edit: may('edit'),
    assess: may('assess'),
    respond: may('respond'),
    'ask-acceptance': may('ask-acceptance'),
    'decide-acceptance': may('decide-acceptance'),
    occur: may('occur'),
    close: may('close'),
    reopen: may('reopen'),
  };
}

/** Throws what `mayOnRisk` finds: 403 for the person, 409 for the state of cutover and risk. */
export function assertMayOnRisk(act: RiskAct, risk: Risk, call: RiskCall) {
  assertAllowed(mayOnRisk(act, risk, call), { risk: risk.id });
}

function whyNotConcerned(
  act: RiskAct | 'add',
  { by, cutover }: RiskCall,
): Refusal | undefined {
  const inTeam = Object.values(cutover.team).some(role =>
    role.includes(by.ref),
  );
  const ownsTarget = cutover.targets.some(
    ({ owner }) => owner !== undefined && by.groups.includes(owner),
  );
  if (inTeam || ownsTarget) return undefined;
  return refused(
    'actor.not-concerned',
    `${WORDS[act]} is for the team of ${cutover.name} and for the owners of what it changes`,
  );
}

function whyNotThisPerson(
  act: RiskAct,
  risk: Risk,
  call: RiskCall,
): Refusal | undefined {
  const { by, spec } = call;
  const leading = spec.roles.filter(({ leads }) => leads);
  if (act === 'decide-acceptance') {
    if (by.ref === risk.owner) {
      return refused(
        'actor.own-risk',
        'The owner of a risk cannot accept it; somebody else who leads decides',
      );
    }
    if (by.ref === risk.acceptance?.askedBy) {
      return refused(
        'actor.own-acceptance',
        'Whoever asked for the acceptance cannot grant it; somebody else who leads decides',
      );
    }
    return holdsOneOf(leading, call) ? undefined : roleMissing(act, leading);
  }
  if (act === 'occur' || act === 'close' || act === 'reopen') {
    const steering = spec.roles.filter(
      ({ leads, manages }) => leads || manages,
    );
    return by.ref === risk.owner || holdsOneOf(steering, call)
      ? undefined
      : roleMissing(act, steering, 'its owner');
  }
  return by.ref === risk.owner ? undefined : whyNotConcerned(act, call);
}

function whyNotInThisState(act: RiskAct, risk: Risk): Refusal | undefined {
  const { acceptance, number, status } = risk;
  const name = `R-${number}`;
  if (act === 'reopen') {
    return status === 'closed' || status === 'occurred'
      ? undefined
      : refused('risk.open', `${name} is ${status}, and so still open`);
  }
  if (status === 'closed') {
    return refused(
      'risk.closed',
      `${name} is closed; open it again to change it`,
    );
  }
  if (act === 'occur' && status === 'occurred') {
    return refused('risk.occurred', `${name} has occurred already`);
  }
  if (act === 'decide-acceptance' && acceptance?.status !== 'asked') {
    return refused(
      'risk.acceptance-not-asked',
      `Nobody asks for the acceptance of ${name}`,
    );
  }
  if (act !== 'ask-acceptance') return undefined;
  if (status === 'occurred') {
    return refused(
      'risk.occurred',
      `${name} has occurred; there is nothing left to accept`,
    );
  }
  if (acceptance?.status === 'asked') {
    return refused(
      'risk.acceptance-asked',
      `The acceptance of ${name} waits for a decision already`,
    );
  }
  return risk.places.current && status !== 'identified'
    ? undefined
    : refused(
        'risk.not-assessed',
        `${name} is not assessed; assess how it is now before it is accepted`,
      );
}

function roleMissing(act: RiskAct, roles: { id: string }[], or?: string) {
  const names = roles.map(({ id }) => id).join(', ');
  return refused(
    'actor.role-missing',
    `${WORDS[act]} needs one of the roles ${names}${or ? `, or ${or}` : ''}`,
  );
}
