import type { TemplateGate } from '../cutoverTemplate';
import { checkDuration } from './durations';
import type { LooseSpec, Names } from './names';
import {
  checkAllKnown,
  checkKnown,
  checkUnique,
  each,
  type Loose,
  type Path,
  type Report,
} from './report';

type Gate = Loose<TemplateGate>;
type Rule = Loose<TemplateGate['rules'][number]>;

/** Whoever a gate waits for exists, and there can be enough of them. */
export function checkGate(
  gate: Gate,
  spec: LooseSpec,
  names: Names,
  report: Report,
  path: Path,
) {
  checkUnique(report, 'rule in this gate', gate.rules, [...path, 'rules']);
  checkOrder(gate, report, [...path, 'rules']);
  each(gate.rules, [...path, 'rules'], (rule, rulePath) => {
    checkAllKnown(report, 'role', rule.roles, names.roles, [
      ...rulePath,
      'roles',
    ]);
    if (typeof rule.onEmpty === 'object') {
      checkKnown(report, 'role', rule.onEmpty.escalate, names.roles, [
        ...rulePath,
        'onEmpty',
        'escalate',
      ]);
    }
    checkKnown(report, 'role', rule.escalateTo, names.roles, [
      ...rulePath,
      'escalateTo',
    ]);
    checkDuration(report, rule.due, [...rulePath, 'due']);
    checkNumbers(rule, spec, report, rulePath);
  });
  for (const key of ['returnTo', 'addSignersFrom', 'copyTo'] as const) {
    checkAllKnown(report, 'role', gate[key], names.roles, [...path, key]);
  }
  checkAllKnown(report, 'role', gate.emergency?.roles, names.roles, [
    ...path,
    'emergency',
    'roles',
  ]);
  checkDuration(report, gate.emergency?.reviewWithin, [
    ...path,
    'emergency',
    'reviewWithin',
  ]);
}

/** A rule waits for others of its gate, and no rules wait for each other. */
function checkOrder({ rules }: Gate, report: Report, path: Path) {
  const known = new Set(
    rules?.flatMap(rule => (rule?.id === undefined ? [] : [rule.id])),
  );
  each(rules, path, ({ after }, rulePath) => {
    checkAllKnown(report, 'rule of this gate', after, known, [
      ...rulePath,
      'after',
    ]);
  });
  const waitsFor = (id: string | undefined) =>
    rules?.find(rule => rule?.id === id)?.after ?? [];
  each(rules, path, ({ id, after }, rulePath) => {
    const reached = new Set(after);
    for (const next of reached) waitsFor(next).forEach(one => reached.add(one));
    if (id === undefined || !reached.has(id)) return;
    report(
      [...rulePath, 'after'],
      'gate.rules-in-circle',
      `"${id}" waits for itself, through the rules that it waits for; leave one of them out`,
      { rule: id },
    );
  });
}

function checkNumbers(rule: Rule, spec: LooseSpec, report: Report, path: Path) {
  const { type, n, pick } = rule;
  if (
    pick?.min !== undefined &&
    pick.max !== undefined &&
    pick.min > pick.max
  ) {
    report(
      [...path, 'pick'],
      'gate.pick-min-above-max',
      `At least ${pick.min} are to be picked but ${pick.max} at most; swap the numbers`,
      { min: pick.min, max: pick.max },
    );
  }
  const most = mostPeople(rule, spec);
  if (pick?.min !== undefined && most !== undefined && pick.min > most) {
    report(
      [...path, 'pick', 'min'],
      'gate.pick-too-many',
      `${pick.min} people are to be picked, but the roles of this rule hold ${most} at most; lower the number or name more roles`,
      { min: pick.min, most },
    );
  }
  if (type === undefined) return;
  if (type === 'n-of-m') {
    checkN(n, Math.min(most ?? Infinity, pick?.max ?? Infinity), report, path);
  } else if (n !== undefined) {
    report(
      [...path, 'n'],
      'gate.n-unused',
      `"n" has a meaning in a rule of the type n-of-m only, not in "${type}"; leave it out or change the type`,
      { type },
    );
  }
}

function checkN(
  n: number | undefined,
  most: number,
  report: Report,
  path: Path,
) {
  if (n === undefined) {
    report(
      [...path, 'n'],
      'gate.n-missing',
      'A rule of the type n-of-m needs "n", the number of approvals that open it',
    );
  } else if (n > most) {
    report(
      [...path, 'n'],
      'gate.n-too-large',
      `The rule needs ${n} approvals, but its roles hold ${most} at most; lower "n" or name more roles`,
      { n, most },
    );
  }
}

/** How many people the roles of a rule can hold in all; undefined where that is not limited. */
function mostPeople(rule: Rule, spec: LooseSpec): number | undefined {
  let most = 0;
  for (const name of new Set(rule.roles)) {
    const role = spec.roles?.find(known => known?.id === name);
    if (role?.max === undefined) return undefined;
    most += role.max;
  }
  return most === 0 ? undefined : most;
}
