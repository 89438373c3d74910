import { appliesWhen, type TemplateGate } from '../template';
import type { Cutover } from '../lifecycle';

export type RuleType = TemplateGate['rules'][number]['type'];

/** A rule of the template as it holds in one round. */
export interface RoundRule {
  id: string;
  type: RuleType;
  roles: string[];
  /** How many approvals open it: people, of `n-of-m` and `any`. */
  n?: number;
  onReject: 'end' | 'collect-all';
  /** Whose holders decide where nobody else can. */
  escalateEmptyTo?: string;
  /** Whose holders decide as well once a seat is overdue. */
  escalateOverdueTo?: string;
  /** ISO 8601 duration from the moment a seat opens. */
  due?: string;
  /** Rules that have to be met before its seats open. */
  after: string[];
}

/** The rules of a gate that apply to a cutover, in the order of the template. */
export function rulesOf(
  gate: Pick<TemplateGate, 'rules'>,
  { intake }: Pick<Cutover, 'intake'>,
): RoundRule[] {
  const applying = gate.rules.filter(({ when }) => appliesWhen(when, intake));
  const known = new Set(applying.map(({ id }) => id));
  return applying.map(rule => ({
    id: rule.id,
    type: rule.type,
    roles: [...new Set(rule.roles)],
    onReject: rule.onReject,
    // A rule that does not apply holds up nobody.
    after: rule.after.filter(id => known.has(id)),
    ...neededOf(rule),
    ...(typeof rule.onEmpty === 'object'
      ? { escalateEmptyTo: rule.onEmpty.escalate }
      : {}),
    ...(rule.escalateTo ? { escalateOverdueTo: rule.escalateTo } : {}),
    ...(rule.due ? { due: rule.due } : {}),
  }));
}

function neededOf({ type, n }: TemplateGate['rules'][number]) {
  if (type === 'any') return { n: 1 };
  return type === 'n-of-m' ? { n: n ?? 1 } : {};
}
