import type {
  AuditEntry,
  Cutover,
  CutoverTemplateSpec,
  Text,
} from '@backstage-cutover/plugin-cutover-common';
import type { NameOf } from '../live/useNames';
import { lifecycleMessages } from '../messages';
import { momentWords, windowWords } from '../words/time';
import type { Translate } from '../words/useWords';

export interface HistoryReader {
  t: Translate;
  say(text: Text): string;
  language: string;
  zone: string;
  nameOf: NameOf;
  template: CutoverTemplateSpec;
}

type FieldKey = Extract<
  keyof typeof lifecycleMessages,
  `lifecycle.field.${string}`
>;

const isFieldKey = (key: string): key is FieldKey =>
  Object.hasOwn(lifecycleMessages, key);

const editedFields = ({ type, before = {}, after = {} }: AuditEntry) =>
  type === 'cutover.updated'
    ? [...new Set([...Object.keys(before), ...Object.keys(after)])]
    : [];

/** What an entry is about: a phase, or the fields that it changed. */
export const itemsOf = (entry: AuditEntry): string[] =>
  entry.item ? [entry.item] : editedFields(entry);

/** A phase or a field, by the name that people know it by. */
export function itemTitle(
  item: string,
  { t, say, template }: Pick<HistoryReader, 't' | 'say' | 'template'>,
): string {
  const phase = template.phases.find(({ id }) => id === item);
  if (phase) return say(phase.title);
  const label = `lifecycle.field.${item}`;
  return isFieldKey(label) ? t(label) : item;
}

/** Everything in the catalog that the entries speak of. */
export const refsIn = (entries: AuditEntry[]): string[] =>
  entries.flatMap(entry => [
    entry.by,
    ...editedFields(entry).flatMap(field =>
      [entry.before, entry.after].flatMap(part => {
        const { owner, targets = [], team = {} } = planIn(part, field);
        return [
          ...(owner ? [owner] : []),
          ...targets.map(({ ref }) => ref),
          ...Object.values(team).flat(),
        ];
      }),
    ),
  ]);

export interface ChangedField {
  field: string;
  before: string;
  after: string;
}

/** What an edit changed, field by field. */
export function changedFields(
  entry: AuditEntry,
  reader: HistoryReader,
): ChangedField[] {
  return editedFields(entry).map(field => {
    const before = linesOf(planIn(entry.before, field), field, reader);
    const after = linesOf(planIn(entry.after, field), field, reader);
    // Of a list only what differs: one phase moved says nothing about the others.
    const without = (lines: string[], others: string[]) =>
      lines.filter(line => !others.includes(line)).join('; ') || '–';
    return {
      field: itemTitle(field, reader),
      before: without(before, after),
      after: without(after, before),
    };
  });
}

/** The server writes these from the cutover itself, field by field. */
function planIn(part: AuditEntry['before'], field: string) {
  return { [field]: part?.[field] } as Partial<Cutover>;
}

function linesOf(
  plan: Partial<Cutover>,
  field: string,
  reader: HistoryReader,
): string[] {
  const { say, nameOf, template } = reader;
  if (plan.window) {
    const words = windowWords(plan.window, reader);
    return [`${words.plan} ${words.zone}`];
  }
  if (plan.phases)
    return plan.phases.map(
      ({ title, planned }) =>
        `${say(title)}: ${momentWords(planned.start, reader)} – ${momentWords(
          planned.end,
          reader,
        )}`,
    );
  if (plan.team)
    return Object.entries(plan.team).map(([id, refs]) => {
      const role = template.roles.find(each => each.id === id);
      const people = refs.map(nameOf).join(', ') || '–';
      return `${role ? say(role.title) : id}: ${people}`;
    });
  if (plan.targets) return plan.targets.map(({ ref }) => nameOf(ref));
  if (plan.owner) return [nameOf(plan.owner)];
  const value = Object.entries(plan).find(([key]) => key === field)?.[1];
  return value === undefined || value === '' ? [] : [String(value)];
}
