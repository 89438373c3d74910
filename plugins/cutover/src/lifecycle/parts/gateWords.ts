import type {
  Text,
  TemplateGate,
  TemplateRole,
} from '@backstage-cutover/plugin-cutover-common';
import { checkMessages } from '../checkMessages';
import type { Translate } from '../words/useWords';

interface GateReader {
  t: Translate;
  say(text: Text): string;
  roles: TemplateRole[];
}

/** A rule of a gate as a sentence: who has to approve. */
export function ruleWords(
  rule: TemplateGate['rules'][number],
  { t, say, roles }: GateReader,
): string {
  const names = rule.roles.map(id => {
    const role = roles.find(each => each.id === id);
    return role ? say(role.title) : id;
  });
  const list = names.join(t('lifecycle.gate.separator'));
  if (names.length === 1) return t('lifecycle.gate.rule.one', { role: list });
  switch (rule.type) {
    case 'any':
      return t('lifecycle.gate.rule.any', { roles: list });
    case 'n-of-m':
      return t('lifecycle.gate.rule.nOfM', {
        number: String(rule.n ?? rule.pick?.min ?? 1),
        roles: list,
      });
    case 'in-sequence':
      return t('lifecycle.gate.rule.inSequence', {
        roles: names.join(' → '),
      });
    default:
      return t('lifecycle.gate.rule.all', { roles: list });
  }
}

type CheckKey = keyof typeof checkMessages;

const isCheckKey = (key: string): key is CheckKey =>
  Object.hasOwn(checkMessages, key);

/** What a check asks: in the template's words, else in the product's, else by its id. */
export function checkWords(
  { check, title }: TemplateGate['checks'][number],
  { t, say }: Pick<GateReader, 't' | 'say'>,
): string {
  if (title) return say(title);
  const key = `lifecycle.check.${check}`;
  return isCheckKey(key) ? t(key) : check;
}
