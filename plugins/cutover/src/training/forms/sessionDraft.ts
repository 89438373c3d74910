import isEqual from 'fast-deep-equal';
import { DateTime } from 'luxon';
import type {
  AddSessionInput,
  ChangeSession,
  SessionView,
} from '@backstage-cutover/plugin-cutover-common';
import { countIn } from './percent';

/** A session as a form holds it: times as clocks show them in the zone of the plan, nothing as an empty text. */
export interface SessionDraft {
  title: string;
  start: string;
  end: string;
  place: string;
  link: string;
  capacity: string;
  trainers: string[];
}

export function sessionDraft(
  session: SessionView | undefined,
  timeZone: string,
): SessionDraft {
  const clock = (iso?: string) =>
    iso
      ? DateTime.fromISO(iso, { zone: timeZone }).toFormat("yyyy-MM-dd'T'HH:mm")
      : '';
  return {
    title: session?.title ?? '',
    start: clock(session?.start),
    end: clock(session?.end),
    place: session?.place ?? '',
    link: session?.link ?? '',
    capacity: session?.capacity?.toString() ?? '',
    trainers: session?.trainers ?? [],
  };
}

export function addSessionInput(draft: SessionDraft): AddSessionInput {
  const { start, end, trainers, capacity } = draft;
  const texts = (['title', 'place', 'link'] as const).filter(key =>
    draft[key].trim(),
  );
  return {
    start,
    end,
    trainers,
    ...Object.fromEntries(texts.map(key => [key, draft[key].trim()])),
    ...(capacity ? { capacity: countIn(capacity) } : {}),
  };
}

/** Only what differs; `null` takes a value away. */
export function changeSessionInput({
  base,
  value,
}: {
  base: SessionDraft;
  value: SessionDraft;
}): ChangeSession {
  const differs = (key: keyof SessionDraft) => !isEqual(base[key], value[key]);
  const texts = (['title', 'place', 'link'] as const).filter(differs);
  const times = (['start', 'end'] as const).filter(differs);
  return {
    ...Object.fromEntries(texts.map(key => [key, value[key].trim() || null])),
    ...Object.fromEntries(times.map(key => [key, value[key]])),
    ...(differs('capacity')
      ? { capacity: value.capacity ? countIn(value.capacity) : null }
      : {}),
    ...(differs('trainers') ? { trainers: value.trainers } : {}),
  };
}
