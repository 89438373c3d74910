import { DateTime } from 'luxon';
import type {
  Cutover,
  CutoverWindow,
  EditCutoverInput,
  Period,
} from '@backstage-cutover/plugin-cutover-common';

/** The plan as a form holds it. The window is a clock in its zone, without seconds; phases are in UTC. */
export interface Plan {
  title: string;
  owner: string;
  targets: string[];
  team: Record<string, string[]>;
  window: CutoverWindow;
  phases: Record<string, Period>;
  goals: string;
  scope: string;
}

export type PlanField = keyof Plan;

export const PLAN_FIELDS: PlanField[] = [
  'title',
  'owner',
  'targets',
  'team',
  'window',
  'phases',
  'goals',
  'scope',
];

const LOCAL = "yyyy-MM-dd'T'HH:mm";

export const toLocal = (iso: string, zone: string) =>
  iso && DateTime.fromISO(iso, { zone }).toFormat(LOCAL);

export const toUtc = (local: string, zone: string) =>
  DateTime.fromISO(local, { zone }).toUTC().toISO() ?? '';

export function planOf(cutover: Cutover): Plan {
  const { timeZone } = cutover.window;
  return {
    title: cutover.title,
    owner: cutover.owner,
    targets: cutover.targets.map(({ ref }) => ref),
    team: cutover.team,
    window: {
      start: toLocal(cutover.window.start, timeZone),
      end: toLocal(cutover.window.end, timeZone),
      timeZone,
    },
    phases: Object.fromEntries(
      cutover.phases.map(({ id, planned }) => [id, planned]),
    ),
    goals: cutover.goals,
    scope: cutover.scope,
  };
}

/** The same text for the same content, whatever the order of the keys. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, item) =>
    typeof item === 'object' && item !== null && !Array.isArray(item)
      ? Object.fromEntries(
          Object.entries(item).sort(([a], [b]) => (a < b ? -1 : 1)),
        )
      : item,
  );
}

const same = (a: unknown, b: unknown) => canonical(a) === canonical(b);

/** The input that makes `form` of `base`: only what differs, so that what others edit at the same time stays. */
export function editOf(base: Plan, form: Plan): EditCutoverInput {
  const changed = PLAN_FIELDS.filter(field => !same(base[field], form[field]));
  const { phases, ...rest } = form;
  return Object.fromEntries(
    changed.map(field => {
      if (field !== 'phases') return [field, rest[field]];
      const moved = Object.entries(phases).filter(
        ([id, period]) => !same(base.phases[id], period),
      );
      return [field, Object.fromEntries(moved)];
    }),
  );
}

/** The fields that both sides changed since `base`, and differently. */
export function clashesOf(base: Plan, mine: Plan, theirs: Plan): PlanField[] {
  return PLAN_FIELDS.filter(
    field =>
      !same(base[field], mine[field]) &&
      !same(base[field], theirs[field]) &&
      !same(mine[field], theirs[field]),
  );
}

export type Choices = Partial<Record<PlanField, 'mine' | 'theirs'>>;

/** `theirs` with what only `mine` changed, and with what was chosen where both did. */
export function rebased(
  base: Plan,
  mine: Plan,
  theirs: Plan,
  choices: Choices,
): Plan {
  const clashes = clashesOf(base, mine, theirs);
  const kept = PLAN_FIELDS.filter(field =>
    clashes.includes(field)
      ? choices[field] !== 'theirs'
      : !same(base[field], mine[field]),
  );
  return {
    ...theirs,
    ...Object.fromEntries(kept.map(field => [field, mine[field]])),
  };
}
