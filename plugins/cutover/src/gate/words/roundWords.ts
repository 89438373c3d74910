import type { RoundView } from '@backstage-cutover/plugin-cutover-common';
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
  { t, say }: GateReader,
): string[] {
  if (!lapsed) return [];
  if (lapsed.length === 0) return [t('gate.round.lapsedReopened')];
  return [
    t('gate.round.lapsed'),
    ...lapsed.map(({ item, fields }) => {
      const found = items.find(({ id }) => id === item);
      return `${found ? say(found.title) : item}${t('gate.colon')}${
        fields.length
          ? fields.join(t('gate.separator'))
          : t('gate.round.lapsedWhole')
      }`;
    }),
  ];
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
