import type { TemplateGate } from '@backstage-cutover/plugin-cutover-common';
import { checkMessages } from '../../lifecycle/checkMessages';
import type { GateReader } from './gateReader';

type Rule = TemplateGate['rules'][number];

/** A rule of a gate as a sentence: who has to approve. */
export function ruleWords(
  rule: Rule,
  { t, roleOf }: Pick<GateReader, 't' | 'roleOf'>,
): string {
  const names = rule.roles.map(roleOf);
  const roles = names.join(t('gate.separator'));
  if (names.length === 1 && rule.type !== 'n-of-m') {
    return t('gate.rule.one', { role: roles });
  }
  switch (rule.type) {
    case 'any':
      return t('gate.rule.any', { roles });
    case 'n-of-m':
      return t('gate.rule.nOfM', {
        number: String(rule.n ?? rule.pick?.min ?? 1),
        roles,
      });
    case 'in-sequence':
      return t('gate.rule.inSequence', { roles: names.join(' → ') });
    default:
      return t('gate.rule.all', { roles });
  }
}

/** What a rule is called: by its title, else by the roles that decide under it. */
export function ruleName(
  id: string,
  { rules }: Pick<TemplateGate, 'rules'>,
  { t, say, roleOf }: Pick<GateReader, 't' | 'say' | 'roleOf'>,
): string {
  const rule = rules.find(each => each.id === id);
  if (!rule) return id;
  return rule.title
    ? say(rule.title)
    : rule.roles.map(roleOf).join(t('gate.separator'));
}

type CheckKey = keyof typeof checkMessages;

const isCheckKey = (key: string): key is CheckKey =>
  Object.hasOwn(checkMessages, key);

/** What a check asks: in the template's words, else in the product's, else by its id. */
export function checkWords(
  { check, title }: Pick<TemplateGate['checks'][number], 'check' | 'title'>,
  { t, say }: Pick<GateReader, 't' | 'say'>,
): string {
  if (title) return say(title);
  const key = `lifecycle.check.${check}`;
  return isCheckKey(key) ? t(key) : check;
}
