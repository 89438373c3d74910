import { Duration } from 'luxon';
import type { Fault } from '../errors';
import type { CutoverTemplateSpec, TemplatePhase } from '../template';
import type { Cutover, CutoverPhase, Period } from './cutover';
import { layOutPhases } from './schedulePhases';

type Spec = Pick<CutoverTemplateSpec, 'phases'>;

/** What of another version's phases does not go with how far the cutover is. */
export function phaseFaults(cutover: Cutover, to: Spec): Fault[] {
  const begun = cutover.phases.filter(({ status }) => status !== 'not-started');
  const known = new Set(to.phases.map(({ id }) => id));
  const gone = begun.filter(({ id }) => !known.has(id));
  if (gone.length) {
    return gone.map(({ id, status }) => ({
      path: ['phases', id],
      reason: 'template.phase-gone',
      message: `The phase ${id} is ${status}, and the new version does not have it`,
      params: { phase: id },
    }));
  }
  const place = begun.findIndex(({ id }, index) => to.phases[index].id !== id);
  if (place < 0) return [];
  const { id } = to.phases[place];
  return [
    {
      path: ['phases', id],
      reason: 'template.phase-order',
      message: `The new version puts the phase ${id} before ${begun[place].id}, which has begun`,
      params: { phase: id, before: begun[place].id },
    },
  ];
}

/**
 * The phases of a cutover in another version of its template. Those that are there keep what they are; where phases come
 * or go, all that are not over are laid out anew around the window.
 */
export function movePhases(
  cutover: Cutover,
  to: Spec,
  now: string,
): CutoverPhase[] {
  const known = new Map(cutover.phases.map(phase => [phase.id, phase]));
  const first = cutover.phases.filter(({ status }) => status === 'done').length;
  const open = to.phases.slice(first);
  const holder = open.findIndex(each => each.holdsWindow);
  const same =
    to.phases.length === cutover.phases.length &&
    to.phases.every(({ id }, index) => cutover.phases[index].id === id);
  const planned =
    same && holdsWindow(open[holder], cutover)
      ? open.map(({ id }) => known.get(id)?.planned)
      : laidOut(open, holder, cutover, now);
  return to.phases.map((phase, index): CutoverPhase => {
    const before = known.get(phase.id);
    const period = planned[index - first] ?? before?.planned;
    return {
      ...(before ?? { status: 'not-started', actual: {} }),
      id: phase.id,
      title: phase.title,
      planned: period as Period,
    };
  });
}

function holdsWindow(
  holder: TemplatePhase | undefined,
  { phases, window }: Cutover,
): boolean {
  const phase = phases.find(({ id }) => id === holder?.id);
  // Once its phase is over the window holds nothing any more.
  if (!phase) return true;
  return phase.planned.start <= window.start && window.end <= phase.planned.end;
}

function laidOut(
  open: TemplatePhase[],
  holder: number,
  cutover: Cutover,
  now: string,
): Period[] {
  const known = new Map(cutover.phases.map(({ id, planned }) => [id, planned]));
  const lengths = open.map(({ id, duration }) => {
    const planned = known.get(id);
    return planned
      ? { milliseconds: Date.parse(planned.end) - Date.parse(planned.start) }
      : Duration.fromISO(duration);
  });
  if (holder < 0) return oneAfterTheOther(open, known, lengths);
  const begun = known.get(open[0].id)?.start ?? now;
  const periods = layOutPhases(
    lengths,
    holder,
    cutover.window,
    begun < now ? begun : now,
  );
  // The phase in progress does not begin again because others come or go.
  if (begun < periods[0].start) periods[0].start = begun;
  return periods;
}

/** After the window: each as long as it was, and none before the one before it is over. */
function oneAfterTheOther(
  open: TemplatePhase[],
  known: ReadonlyMap<string, Period>,
  lengths: Parameters<typeof layOutPhases>[0],
): Period[] {
  let edge = 0;
  return open.map(({ id }, index) => {
    const start = Math.max(edge, Date.parse(known.get(id)?.start ?? '') || 0);
    edge = start + Duration.fromDurationLike(lengths[index]).toMillis();
    return {
      start: new Date(start).toISOString(),
      end: new Date(edge).toISOString(),
    };
  });
}
