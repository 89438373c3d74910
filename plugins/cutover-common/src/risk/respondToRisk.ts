import { NotFoundError } from '@backstage/errors';
import { because, inputErrorOf, type Fault } from '../errors';
import { inLanguage } from '../template';
import type { AddMeasure, ChangeMeasure } from './input';
import { assertMayOnRisk } from './mayOnRisk';
import type { Risk, RiskMeasure, RiskSpec } from './model';
import {
  personFaults,
  riskChange,
  today,
  type RiskChange,
  type RiskContext,
} from './riskChange';

type Response = RiskSpec['categories'][number]['responses'][number];

/**
 * One more measure, by hand or after a standard response of the risk's category (P5.3).
 *
 * @throws NotAllowedError (403), ConflictError (409), InputError (400): unknown response, day that has passed, owner who is not in the catalog
 */
export function addMeasure(
  risk: Risk,
  input: AddMeasure,
  context: RiskContext & { id: string },
): RiskChange {
  assertMayOnRisk('respond', risk, context);
  const { due, owner } = input;
  const response = responsesFor(risk, context).find(
    ({ id }) => id === input.response,
  );
  const title =
    input.title ?? (response && inLanguage(response.title, input.language));
  const strategy = input.strategy ?? response?.strategy;
  const faults = [
    ...(input.response !== undefined && !response
      ? [unknownResponse(input.response, risk, context)]
      : []),
    ...missing({ title, strategy }),
    ...personFaults(owner, context, ['owner']),
    ...passedDay(due, context, ['due']),
    ...(response?.drill && !input.drill ? [drillUnplanned()] : []),
    ...(input.drill
      ? passedDay(input.drill.planned, context, ['drill', 'planned'])
      : []),
  ];
  if (faults.length || !title || !strategy) throw inputErrorOf(faults);
  const measure: RiskMeasure = {
    id: context.id,
    ...{ title, strategy, owner, due },
    ...(response ? { response: response.id } : {}),
    status: 'open',
    ...(input.drill ? { drill: input.drill } : {}),
  };
  return riskChange(
    risk,
    { ...risk, measures: [...risk.measures, measure] },
    'risk.measure-added',
    context,
  );
}

/**
 * What is known of a measure now. Done needs evidence, and of a drill that it was held and passed; dropped needs a reason,
 * which stands as the evidence.
 *
 * @throws NotFoundError (404), NotAllowedError (403), ConflictError (409), InputError (400)
 */
export function changeMeasure(
  risk: Risk,
  id: string,
  { drill, ...change }: ChangeMeasure,
  context: RiskContext,
): RiskChange {
  assertMayOnRisk('respond', risk, context);
  const before = risk.measures.find(measure => measure.id === id);
  if (!before) {
    throw because(
      new NotFoundError(`R-${risk.number} has no measure "${id}"`),
      'risk.unknown-measure',
    );
  }
  const { endedAt, ...kept } = before;
  const status = change.status ?? before.status;
  const ended = status === before.status ? endedAt : context.at;
  const next: RiskMeasure = {
    ...kept,
    ...change,
    ...drilled(before, drill),
    ...(status !== 'open' && ended ? { endedAt: ended } : {}),
  };
  const faults = measureFaults(before, next, { ...context, drill });
  if (faults.length) throw inputErrorOf(faults);
  return riskChange(
    risk,
    {
      ...risk,
      measures: risk.measures.map(each => (each === before ? next : each)),
    },
    'risk.measure-changed',
    context,
  );
}

/** The standard responses of the risk's category. */
export function responsesFor(
  { category }: Pick<Risk, 'category'>,
  { spec }: Pick<RiskContext, 'spec'>,
): Response[] {
  return (
    spec.risk.categories.find(({ id }) => id === category)?.responses ?? []
  );
}

/** Open measures whose day has passed. */
export function overdueMeasures(
  { measures, status }: Pick<Risk, 'measures' | 'status'>,
  day: string,
): RiskMeasure[] {
  if (status === 'closed') return [];
  return measures.filter(
    measure => measure.status === 'open' && measure.due < day,
  );
}

function drilled(
  { drill }: RiskMeasure,
  change: ChangeMeasure['drill'],
): Pick<RiskMeasure, 'drill'> {
  return drill && change ? { drill: { ...drill, ...change } } : {};
}

function measureFaults(
  before: RiskMeasure,
  next: RiskMeasure,
  context: RiskContext & { drill: ChangeMeasure['drill'] },
): Fault[] {
  const faults: Fault[] = [];
  const fault = (path: Fault['path'], reason: string, message: string) =>
    faults.push({ path, reason, message });
  if (next.owner !== before.owner) {
    faults.push(...personFaults(next.owner, context, ['owner']));
  }
  if (next.due !== before.due) {
    faults.push(...passedDay(next.due, context, ['due']));
  }
  if (context.drill && !before.drill) {
    fault(['drill'], 'risk.no-drill', 'This measure is no drill');
  }
  const { held, result } = next.drill ?? {};
  if (held && held > today(context)) {
    fault(
      ['drill', 'held'],
      'risk.drill-to-come',
      'A drill cannot have been held on a day that is still to come',
    );
  }
  if (result && !held) {
    fault(
      ['drill', 'held'],
      'risk.drill-day-missing',
      'Say on which day the drill was held',
    );
  }
  if (next.status === 'done' && next.drill && result !== 'passed') {
    fault(
      ['drill', 'result'],
      'risk.drill-not-passed',
      'A drill is done when it was held and passed; plan another one where it failed',
    );
  }
  if (next.status !== 'open' && !next.evidence) {
    fault(
      ['evidence'],
      'risk.evidence-missing',
      next.status === 'done'
        ? 'Say what shows that it was done'
        : 'Say why the measure is dropped',
    );
  }
  return faults;
}

function missing(needed: Record<'title' | 'strategy', string | undefined>) {
  return Object.entries(needed).flatMap(([key, value]): Fault[] =>
    value
      ? []
      : [
          {
            path: [key],
            reason: 'input.missing',
            message: `"${key}" is missing`,
          },
        ],
  );
}

function unknownResponse(
  response: string,
  risk: Risk,
  context: RiskContext,
): Fault {
  const known = responsesFor(risk, context)
    .map(({ id }) => id)
    .join(', ');
  return {
    path: ['response'],
    reason: 'risk.unknown-response',
    message: `The category ${risk.category} has no response "${response}"; choose one of ${known}`,
    params: { response, known },
  };
}

function drillUnplanned(): Fault {
  return {
    path: ['drill', 'planned'],
    reason: 'risk.drill-unplanned',
    message: 'This response is a drill; say on which day it is planned',
  };
}

function passedDay(
  day: string,
  context: Pick<RiskContext, 'at' | 'cutover'>,
  path: Fault['path'],
): Fault[] {
  return day < today(context)
    ? [
        {
          path,
          reason: 'risk.day-has-passed',
          message: `${day} has passed already; choose a day that is still to come`,
          params: { day },
        },
      ]
    : [];
}
