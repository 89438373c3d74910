import type {
  Decision,
  RoundView,
  SeatView,
} from '@backstage-cutover/plugin-cutover-common';
import { momentWords } from '../../lifecycle/words/time';
import type { GateReader } from './gateReader';

/** Who decided on a seat, on whose behalf, and when. */
export function decisionWords(
  { by, onBehalfOf, at }: Decision,
  reader: GateReader,
): string {
  const { t, nameOf } = reader;
  const gaps = { person: nameOf(by), at: momentWords(at, reader) };
  return onBehalfOf
    ? t('gate.seat.byOnBehalf', { ...gaps, holder: nameOf(onBehalfOf) })
    : t('gate.seat.by', gaps);
}

/** How it came to this seat and its holder, a sentence each. */
export function originWords(seat: SeatView, reader: GateReader): string[] {
  const { t, nameOf } = reader;
  const moment = (at: string) => momentWords(at, reader);
  const { origin, added, transfers, escalated, holder, removed } = seat;
  return [
    ...(origin === 'escalated' ? [t('gate.seat.origin.escalated')] : []),
    ...(added
      ? [
          withReason(
            t(`gate.seat.added.${added.position}`, {
              person: nameOf(added.by),
            }),
            added.reason,
            reader,
          ),
        ]
      : []),
    ...transfers.map(({ from, to, at, reason }) =>
      withReason(
        t('gate.seat.transferred', {
          from: nameOf(from),
          to: nameOf(to),
          at: moment(at),
        }),
        reason,
        reader,
      ),
    ),
    ...(escalated
      ? [
          t(`gate.seat.escalated.${escalated.why}`, {
            people: namesOf(escalated.to, reader),
            holder: nameOf(holder),
            at: moment(escalated.at),
          }),
        ]
      : []),
    ...(removed
      ? [
          withReason(
            t('gate.seat.removed', {
              person: nameOf(removed.by),
              at: moment(removed.at),
            }),
            removed.reason,
            reader,
          ),
        ]
      : []),
  ];
}

/** Since when a decision is awaited, by when, and who may give it besides the holder. */
export function awaitedWords(
  seat: SeatView,
  now: string,
  reader: GateReader,
): { text: string; late?: boolean }[] {
  if (seat.state !== 'open') return [];
  const { t, nameOf } = reader;
  const moment = (at: string) => momentWords(at, reader);
  const { openedAt, dueAt, urgedAt, remindedAt, deciders, holder } = seat;
  const others = deciders.filter(each => each !== holder);
  return [
    ...(openedAt
      ? [{ text: t('gate.seat.since', { at: moment(openedAt) }) }]
      : []),
    ...(dueAt
      ? [
          dueAt <= now
            ? {
                text: t('gate.seat.overdue', { at: moment(dueAt) }),
                late: true,
              }
            : { text: t('gate.seat.due', { at: moment(dueAt) }) },
        ]
      : []),
    ...(urgedAt
      ? [{ text: t('gate.seat.urged', { at: moment(urgedAt) }) }]
      : []),
    ...(remindedAt
      ? [{ text: t('gate.seat.reminded', { at: moment(remindedAt) }) }]
      : []),
    ...(others.length
      ? [
          {
            text: t('gate.seat.mayDecide', {
              people: namesOf(others, reader),
              holder: nameOf(holder),
            }),
          },
        ]
      : []),
    ...(deciders.length ? [] : [{ text: t('gate.seat.nobody'), late: true }]),
  ];
}

export function namesOf(
  people: string[],
  { t, nameOf }: Pick<GateReader, 't' | 'nameOf'>,
): string {
  return people.map(nameOf).join(t('gate.separator'));
}

/** How a round ended, by whom and when; undefined while it is under review. */
export function endedWords(
  { status, ended }: RoundView,
  reader: GateReader,
): string | undefined {
  if (!ended) return undefined;
  const { t, nameOf } = reader;
  return t('gate.round.ended', {
    status: t(`gate.round.status.${status}`),
    person: nameOf(ended.by),
    at: momentWords(ended.at, reader),
  });
}

function withReason(
  text: string,
  reason: string | undefined,
  { t }: Pick<GateReader, 't'>,
): string {
  return reason ? `${text}${t('gate.colon')}“${reason}”` : text;
}
