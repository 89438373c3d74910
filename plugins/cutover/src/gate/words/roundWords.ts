import {
  lapsePlace,
  type CutoverTemplateSpec,
  type ItemView,
  type LapseCause,
  type RoundView,
  type Text,
} from '@backstage-cutover/plugin-cutover-common';
import type { GateScene } from '../useGate';
import type { GateReader } from './gateReader';
import { namesOf } from './seatWords';

/** Copies go to roles as well as to people. */
export function copyNames(
  copies: string[],
  { nameOf, roleOf, t }: GateReader,
): string {
  return copies
    .map(each => (each.includes(':') ? nameOf(each) : roleOf(each)))
    .join(t('gate.separator'));
}

/** To what a round was returned, in words. */
export function returnedWords(
  { returned, items }: RoundView,
  { facts, reader }: Pick<GateScene, 'facts' | 'reader'>,
): string[] {
  if (!returned) return [];
  const { t, say } = reader;
  const { phases } = facts.template;
  const activities = phases.flatMap(phase => phase.activities);
  const what = [
    ...returned.items.map(id => items.find(each => each.id === id)),
    ...returned.activities.map(id => activities.find(each => each.id === id)),
    ...(returned.phase ? [phases.find(({ id }) => id === returned.phase)] : []),
  ];
  return [
    t('gate.round.returnedTo', {
      what: what
        .flatMap(each => (each ? [say(each.title)] : []))
        .join(t('gate.separator')),
    }),
  ];
}

/** What made the approvals of a round lapse, in words. */
export function lapsedWords(
  { lapsed, items }: RoundView,
  { facts, reader }: Pick<GateScene, 'facts' | 'reader'>,
): string[] {
  const { t } = reader;
  if (!lapsed) return [];
  if (lapsed.length === 0) return [t('gate.round.lapsedReopened')];
  return [
    t('gate.round.lapsed'),
    ...lapsed.map(cause => causeWords(cause, facts.template, reader, items)),
  ];
}

/** One thing that was changed under review: the document, and in it field by field. */
export function causeWords(
  cause: LapseCause,
  template: CutoverTemplateSpec,
  { t, say }: CauseReader,
  items: ItemView[] = [],
): string {
  const { item, fields, more, whole } = lapsePlace(cause, template, items);
  const parts = [
    ...fields.map(way =>
      way
        .map(step =>
          'row' in step
            ? t('gate.round.lapsedRow', { number: String(step.row) })
            : say(step.title),
        )
        .join(' › '),
    ),
    ...(more ? [t('gate.round.lapsedMore', { number: String(more) })] : []),
    ...(whole ? [t('gate.round.lapsedWhole')] : []),
  ];
  const title = say(item);
  return parts.length
    ? `${title}${t('gate.colon')}${parts.join(t('gate.separator'))}`
    : title;
}

/** The words that it takes to say that, on a page of gates as in the history. */
export type SayCause = (
  message:
    | 'gate.colon'
    | 'gate.separator'
    | 'gate.round.lapsedRow'
    | 'gate.round.lapsedMore'
    | 'gate.round.lapsedWhole',
  gaps?: Record<string, string>,
) => string;

interface CauseReader {
  t: SayCause;
  say(text: Text): string;
}

/** Who is waited for; undefined where the round is over. */
export function waitingWords(
  round: RoundView,
  reader: GateReader,
): string | undefined {
  if (round.status !== 'in-review') return undefined;
  const open = round.seats.filter(({ state }) => state === 'open');
  const people = [...new Set(open.flatMap(({ deciders }) => deciders))];
  return people.length
    ? reader.t('gate.round.waitingFor', { people: namesOf(people, reader) })
    : reader.t('gate.round.waitingNobody');
}
