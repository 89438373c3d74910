import type { JsonObject } from '@backstage/types';
import type { Fault } from '../errors';
import type { Happened } from '../lifecycle';
import { sameValue } from '../sameValue';
import { dayIn } from './day';
import type { RiskCall } from './mayOnRisk';
import type { Risk, RiskAssessment } from './model';
import { withStatus } from './riskStatus';

/** Beside the caller: when it is, and whom the catalog knows of those that the input names. */
export interface RiskContext extends RiskCall {
  /** UTC. */
  at: string;
  /** Refs of people who are in the catalog. */
  people: ReadonlySet<string>;
}

/** What became of a risk: the same object where nothing is different, and then nothing happened. */
export interface RiskChange {
  next: Risk;
  happened?: Happened;
  /** To be kept beside it. */
  assessment?: RiskAssessment;
}

const TOLD: (keyof Risk)[] = [
  ...(['title', 'category', 'cause', 'event', 'consequence'] as const),
  ...(['owner', 'phase', 'targets', 'links', 'status'] as const),
  ...(['ratings', 'places', 'measures', 'acceptance', 'outcome'] as const),
];

export function riskChange(
  before: Risk | undefined,
  after: Risk,
  type: Happened['type'],
  { at, by }: Pick<RiskContext, 'at' | 'by'>,
  told: { reason?: string } = {},
): RiskChange {
  const next = withStatus(after);
  const changed = TOLD.filter(
    field => !sameValue(before?.[field], next[field]),
  );
  if (before && changed.length === 0) return { next: before };
  const pick = (risk: Risk | undefined) =>
    Object.fromEntries(
      changed.map(field => [field, json(risk?.[field]) ?? null]),
    ) as JsonObject;
  return {
    next: { ...next, updatedAt: at },
    happened: {
      type,
      cutoverId: next.cutoverId,
      at,
      by: by.ref,
      item: next.id,
      ...(told.reason ? { reason: told.reason } : {}),
      ...(before ? { before: pick(before) } : {}),
      after: { number: next.number, ...pick(next) },
    },
  };
}

/** The calendar day that it is where the plan is. */
export function today({ at, cutover }: Pick<RiskContext, 'at' | 'cutover'>) {
  return dayIn(cutover.window.timeZone, at);
}

export function personFaults(
  ref: string,
  { people }: Pick<RiskContext, 'people'>,
  path: Fault['path'],
): Fault[] {
  return people.has(ref)
    ? []
    : [
        {
          path,
          reason: 'risk.no-person',
          message: `There is no person ${ref} in the catalog`,
          params: { ref },
        },
      ];
}

function json(value: unknown) {
  return value === undefined
    ? undefined
    : (JSON.parse(JSON.stringify(value)) as JsonObject);
}
