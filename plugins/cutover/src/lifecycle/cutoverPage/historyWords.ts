import type {
  AuditEntry,
  CutoverTemplateSpec,
  Text,
} from '@backstage-cutover/plugin-cutover-common';
import { lifecycleMessages } from '../messages';
import type { Translate } from '../words/useWords';

interface HistoryReader {
  t: Translate;
  say(text: Text): string;
  template: CutoverTemplateSpec;
}

type FieldKey = Extract<
  keyof typeof lifecycleMessages,
  `lifecycle.field.${string}`
>;

const isFieldKey = (key: string): key is FieldKey =>
  Object.hasOwn(lifecycleMessages, key);

/** What an entry is about, by the name that people know it by. */
export function itemWords(
  { item }: AuditEntry,
  { say, template }: HistoryReader,
): string | undefined {
  const phase = template.phases.find(({ id }) => id === item);
  return phase ? say(phase.title) : item;
}

export interface ChangedField {
  field: string;
  before: string;
  after: string;
}

/** What an edit changed, field by field. */
export function changedFields(
  { before = {}, after = {} }: AuditEntry,
  { t }: HistoryReader,
): ChangedField[] {
  const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return keys.map(key => {
    const label = `lifecycle.field.${key}`;
    return {
      field: isFieldKey(label) ? t(label) : key,
      before: valueWords(before[key]),
      after: valueWords(after[key]),
    };
  });
}

function valueWords(value: unknown): string {
  if (value === undefined || value === null) return '–';
  if (typeof value === 'string') return value;
  if (Array.isArray(value)) return value.map(valueWords).join(', ');
  if (typeof value === 'object')
    return Object.entries(value)
      .map(([key, item]) => `${key}: ${valueWords(item)}`)
      .join('; ');
  return String(value);
}
