import type {
  AuditEntry,
  Cutover,
  CutoverActivity,
  CutoverTemplateSpec,
  LapseCause,
  Text,
} from '@backstage-cutover/plugin-cutover-common';
import { causeWords, type SayCause } from '../../gate/words/roundWords';
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
  /** What risks are called, by their ids. */
  risks: ReadonlyMap<string, string>;
  /** What courses and sessions are called that the template does not know, by their ids. */
  training: ReadonlyMap<string, string>;
}

type FieldKey = Extract<
  keyof typeof lifecycleMessages,
  `lifecycle.field.${string}`
>;

const isFieldKey = (key: string): key is FieldKey =>
  Object.hasOwn(lifecycleMessages, key);

const EDITS = new Set<AuditEntry['type']>([
  'cutover.updated',
  'cutover.template-moved',
  'activity.changed',
]);

const editedFields = ({ type, before, after }: AuditEntry) =>
  EDITS.has(type)
    ? [...new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})])]
    : [];

/** What an entry is about: a phase, an activity or a deliverable, or else the fields of the plan that it changed. */
export function itemsOf(entry: AuditEntry): string[] {
  const { item, type } = entry;
  if (!item) return editedFields(entry).map(field => `field:${field}`);
  const [subject] = type.split('.');
  // A cutover is closed by the end of its last phase.
  return [`${subject === 'cutover' ? 'phase' : subject}:${item}`];
}

/** What the risks are called of which entries speak: by their number, and by the last title that is told. */
export function riskNames(entries: AuditEntry[]): Map<string, string> {
  const names = new Map<
    string,
    { number: number; title: string; seq: number }
  >();
  for (const { type, item, after, seq } of entries) {
    if (!type.startsWith('risk.') || !item) continue;
    if (typeof after?.number !== 'number') continue;
    const { number, title } = after;
    const before = names.get(item);
    const isTold = typeof title === 'string' && seq > (before?.seq ?? 0);
    if (isTold) names.set(item, { number, title, seq });
    else if (!before) names.set(item, { number, title: '', seq: 0 });
  }
  return new Map(
    [...names].map(([id, { number, title }]) => [
      id,
      `R-${number} ${title}`.trim(),
    ]),
  );
}

/**
 * What courses and assessments are called that were added here, by the last title that is told, and sessions by course and
 * time.
 */
export function trainingNames(
  entries: AuditEntry[],
  reader: Pick<HistoryReader, 'say' | 'language' | 'zone' | 'template'>,
): Map<string, string> {
  const names = new Map<string, string>();
  const told = new Map<string, { course: string; start: string }>();
  const inOrder = [...entries].sort((one, other) => one.seq - other.seq);
  for (const { type, item, after } of inOrder) {
    if (!type.startsWith('training.') || !item) continue;
    // The server writes these itself, from the course or the session.
    const { course, definition, start, title } = (after ?? {}) as {
      course?: string;
      definition?: { title: Text };
      start?: string;
      title?: Text;
    };
    if (definition) names.set(item, reader.say(definition.title));
    if (type === 'training.assessment-changed' && title) {
      names.set(item, reader.say(title));
    }
    const before = told.get(item);
    if (type.startsWith('training.session') && (course ?? before)) {
      told.set(item, {
        course: course ?? before?.course ?? '',
        start: start ?? before?.start ?? '',
      });
    }
  }
  for (const [session, { course, start }] of told) {
    const title = titleIn(reader.template, 'training', course);
    const words = title ? reader.say(title) : names.get(course) ?? course;
    names.set(
      session,
      start ? `${words}, ${momentWords(start, reader)}` : words,
    );
  }
  return names;
}

/** What `itemsOf` names, as people know it. */
export function itemTitle(
  item: string,
  {
    t,
    say,
    template,
    risks,
    training,
  }: Pick<HistoryReader, 't' | 'say' | 'template' | 'risks' | 'training'>,
): string {
  const [subject, id] = item.split(':');
  const risk = subject === 'risk' && risks.get(id);
  if (risk) return risk;
  const trained = subject === 'training' && training.get(id);
  if (trained) return trained;
  const title = titleIn(template, subject, id);
  if (title) return say(title);
  const label = `lifecycle.field.${id}`;
  return isFieldKey(label) ? t(label) : id;
}

function titleIn(
  { phases, forms, risk, training }: CutoverTemplateSpec,
  subject: string,
  id: string,
): Text | undefined {
  const activities = phases.flatMap(phase => phase.activities);
  switch (subject) {
    case 'phase':
      return phases.find(each => each.id === id)?.title;
    case 'activity':
      return activities.find(each => each.id === id)?.title;
    case 'gate':
      return phases.find(({ gate }) => gate?.id === id)?.gate?.title;
    case 'deliverable': {
      const deliverable = activities
        .flatMap(({ deliverables }) => deliverables)
        .find(each => each.id === id);
      return (
        deliverable?.title ??
        forms.find(form => form.id === deliverable?.form)?.title
      );
    }
    case 'risk':
      // What was dismissed is named as the template does.
      return risk.standardRisks.find(each => each.id === id)?.title;
    case 'training':
      return [...training.courses, ...training.assessments].find(
        each => each.id === id,
      )?.title;
    default:
      return undefined;
  }
}

/** Which revision of a deliverable an entry is about, if that is the point of it. */
export const revisionIn = ({ type, after }: AuditEntry) =>
  type === 'deliverable.submitted' && typeof after?.revision === 'number'
    ? after.revision
    : undefined;

/** What was changed under review, of an entry that says so. */
export function lapseWords(
  { type, after }: AuditEntry,
  { t, say, template }: HistoryReader,
): string[] {
  if (type !== 'gate.lapsed') return [];
  // The server writes these itself, from what lapsed.
  const { causes = [] } = (after ?? {}) as { causes?: LapseCause[] };
  return causes.map(cause =>
    causeWords(cause, template, { t: t as SayCause, say }),
  );
}

/** Everything in the catalog that the entries speak of. */
export const refsIn = (entries: AuditEntry[]): string[] =>
  entries.flatMap(entry => [
    entry.by,
    ...editedFields(entry).flatMap(field =>
      [entry.before, entry.after].flatMap(part => {
        const { owner, targets = [], team = {} } = planIn(part, field);
        const { assignees = [] } = activityIn(part, field);
        return [
          ...assignees,
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
    const before = linesIn(entry, entry.before, field, reader);
    const after = linesIn(entry, entry.after, field, reader);
    // Of a list only what differs: one phase moved says nothing about the others.
    const without = (lines: string[], others: string[]) =>
      lines.filter(line => !others.includes(line)).join('; ') || '–';
    return {
      field: itemTitle(`field:${field}`, reader),
      before: without(before, after),
      after: without(after, before),
    };
  });
}

/** The server writes these from the cutover itself, field by field. */
function planIn(part: AuditEntry['before'], field: string) {
  return { [field]: part?.[field] } as Partial<Cutover>;
}

function activityIn(part: AuditEntry['before'], field: string) {
  return { [field]: part?.[field] ?? undefined } as Partial<CutoverActivity>;
}

function linesIn(
  { type }: AuditEntry,
  part: AuditEntry['before'],
  field: string,
  reader: HistoryReader,
): string[] {
  return type === 'activity.changed'
    ? activityLines(activityIn(part, field), reader)
    : planLines(planIn(part, field), part, field, reader);
}

function activityLines(
  { status, assignees = [], planned, forecast }: Partial<CutoverActivity>,
  reader: HistoryReader,
): string[] {
  const { t, nameOf } = reader;
  if (status) return [t(`lifecycle.activity.status.${status}`)];
  const { start, end } = planned ?? forecast ?? {};
  const from = start && momentWords(start, reader);
  const until = end && momentWords(end, reader);
  if (from && until) return [`${from} – ${until}`];
  if (from) return [t('lifecycle.activity.forecastStart', { at: from })];
  if (until) return [t('lifecycle.activity.forecastEnd', { at: until })];
  return assignees.map(nameOf);
}

/** What a newer version of the template does not have is known by its id alone. */
function goneActivities(
  part: AuditEntry['before'],
  reader: HistoryReader,
): string[] {
  const gone = (part?.activities ?? []) as unknown as CutoverActivity[];
  return gone.map(({ id }) => itemTitle(`activity:${id}`, reader));
}

function planLines(
  plan: Partial<Cutover>,
  part: AuditEntry['before'],
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
  if (plan.template) return [plan.template.version];
  if (plan.targets) return plan.targets.map(({ ref }) => nameOf(ref));
  if (plan.owner) return [nameOf(plan.owner)];
  if (field === 'activities') return goneActivities(part, reader);
  const value = Object.entries(plan).find(([key]) => key === field)?.[1];
  return value === undefined || value === '' ? [] : [String(value)];
}
