import {
  cutoverEntityRef,
  inLanguage,
  type AuditEntry,
  type Cutover,
  type TemplateRole,
} from '@backstage-cutover/plugin-cutover-common';
import { parseEntityRef } from '@backstage/catalog-model';
import { DateTime } from 'luxon';
import type { Message } from './messages';

type Notification = Extract<Message, { teller: 'notification' }>;

/** Everything that is to be told about one happening: the catalog's nudge first, since people look there. */
export function messagesAbout(
  entry: AuditEntry,
  cutover: Cutover,
  roles: TemplateRole[],
): Message[] {
  return [
    ...nudgesOf(entry, cutover),
    {
      teller: 'audit-head',
      cutoverId: cutover.id,
      seq: entry.seq,
      hash: entry.hash,
    },
    ...notificationsAbout(entry, cutover, roles),
  ];
}

/** Of these the catalog shows nothing; it shows cutovers and phases. */
const UNSHOWN = ['gate.', 'risk.', 'training.'];

/** The catalog is not nudged by what is written for a cutover. */
function nudgesOf(entry: AuditEntry, cutover: Cutover): Message[] {
  if (entry.type.startsWith('deliverable.')) {
    return [{ teller: 'signal', id: cutover.id, deliverable: entry.item }];
  }
  return UNSHOWN.some(subject => entry.type.startsWith(subject))
    ? [{ teller: 'signal', id: cutover.id }]
    : nudgesAbout(cutover);
}

/** For machines and open pages: look again. */
export function nudgesAbout({ id }: Pick<Cutover, 'id'>): Message[] {
  return [
    { teller: 'event', cutoverId: id },
    { teller: 'signal', id },
  ];
}

function notificationsAbout(
  entry: AuditEntry,
  cutover: Cutover,
  roles: TemplateRole[],
): Notification[] {
  const { title } = cutover;
  const tell = teamTeller(entry, cutover);
  switch (entry.type) {
    case 'cutover.created':
      return newcomers(entry, cutover, {}, roles);
    case 'cutover.updated':
      return [
        ...(entry.after?.team
          ? newcomers(entry, cutover, teamBefore(entry), roles)
          : []),
        ...(entry.after?.window
          ? tell('window', {
              title: `The window of ${title} has moved`,
              description: `It now begins ${windowStart(cutover)}.`,
              severity: 'high',
            })
          : []),
      ];
    case 'cutover.template-moved':
      return [
        ...(entry.after?.team
          ? newcomers(entry, cutover, teamBefore(entry), roles)
          : []),
        ...tell('template', {
          title: `${title} has moved to version ${cutover.template.version} of its template`,
          description: entry.reason,
          severity: 'normal',
        }),
      ];
    case 'cutover.cancelled':
      return tell('status', {
        title: `${title} was cancelled`,
        description: entry.reason,
        severity: 'high',
      });
    case 'cutover.closed':
      return tell('status', {
        title: `${title} is closed`,
        description: entry.reason,
        severity: 'normal',
      });
    case 'phase.reopened':
      return tell(`phase:${entry.item}`, {
        title: `${phaseTitle(cutover, entry.item)} of ${title} is open again`,
        description: entry.reason,
        severity: 'high',
      });
    case 'phase.completed':
      return tell(`phase:${entry.item}`, {
        title: `${phaseTitle(cutover, entry.item)} of ${title} is complete`,
        description: `${phaseTitle(cutover, cutover.phase)} begins. ${
          entry.reason ?? ''
        }`.trim(),
        severity: 'normal',
      });
    default:
      return [];
  }
}

type Words = Pick<
  Notification['payload'],
  'title' | 'description' | 'severity'
>;

/** One message to all of the team but whoever did it. The scope makes a repeated delivery refresh the first one. */
function teamTeller(entry: AuditEntry, cutover: Cutover) {
  const people = new Set(Object.values(cutover.team).flat());
  people.delete(entry.by);
  return (subject: string, words: Words): Notification[] =>
    people.size ? [notification([...people], cutover, subject, words)] : [];
}

function newcomers(
  entry: AuditEntry,
  cutover: Cutover,
  before: Record<string, string[]>,
  roles: TemplateRole[],
): Notification[] {
  const titles = new Map<string, string[]>();
  for (const role of roles) {
    const had = Object.hasOwn(before, role.id) ? before[role.id] : [];
    const has = Object.hasOwn(cutover.team, role.id)
      ? cutover.team[role.id]
      : [];
    for (const person of has) {
      if (had.includes(person) || person === entry.by) continue;
      const title = inLanguage(role.title, 'en');
      titles.set(person, [...(titles.get(person) ?? []), title]);
    }
  }
  return [...titles].map(([person, held]) =>
    notification([person], cutover, `team:${person}`, {
      title: `You are ${held.join(' and ')} in the cutover ${cutover.title}`,
      description: `Its window begins ${windowStart(cutover)}.`,
      severity: 'normal',
    }),
  );
}

function notification(
  to: string[],
  cutover: Cutover,
  subject: string,
  words: Words,
): Notification {
  const { kind, namespace, name } = parseEntityRef(cutoverEntityRef(cutover));
  return {
    teller: 'notification',
    to,
    payload: {
      ...words,
      link: `/catalog/${namespace}/${kind}/${name}`,
      topic: 'cutover',
      scope: `cutover:${cutover.id}:${subject}`,
    },
  };
}

function teamBefore(entry: AuditEntry): Record<string, string[]> {
  return (entry.before?.team ?? {}) as Record<string, string[]>;
}

function phaseTitle(cutover: Cutover, id: string | undefined) {
  const phase = cutover.phases.find(each => each.id === id);
  return phase ? inLanguage(phase.title, 'en') : String(id);
}

function windowStart({ window }: Cutover) {
  return DateTime.fromISO(window.start, { zone: window.timeZone }).toFormat(
    'd LLL yyyy HH:mm (z)',
    { locale: 'en' },
  );
}
