import type { Fault } from '../errors';
import {
  RISK_BASES,
  type Risk,
  type RiskRating,
  type RiskScale,
} from './model';

const PLAIN = [
  ...(['title', 'category', 'cause', 'event', 'consequence'] as const),
  ...(['owner', 'phase'] as const),
];

/** The columns of the register as a spreadsheet, in their order; the same for import and export. */
export function riskColumns(scale: RiskScale): string[] {
  return [
    'risk',
    ...PLAIN,
    'targets',
    ...RISK_BASES.flatMap(basis => [
      `${basis}.likelihood`,
      ...scale.dimensions.map(({ id }) => `${basis}.impact.${id}`),
    ]),
  ];
}

/** One risk as a row: ids as they stand in the template, so that it can be read again. */
export function rowOfRisk(
  risk: Risk,
  scale: RiskScale,
): Record<string, string> {
  const row: Record<string, string> = {
    risk: `R-${risk.number}`,
    ...Object.fromEntries(PLAIN.map(key => [key, risk[key]])),
    targets: risk.targets.join(', '),
  };
  for (const basis of RISK_BASES) {
    const rating = risk.ratings[basis];
    row[`${basis}.likelihood`] = rating?.likelihood ?? '';
    for (const { id } of scale.dimensions) {
      row[`${basis}.impact.${id}`] = rating?.impact[id] ?? '';
    }
  }
  return row;
}

/** What a row makes different in one field of a risk, in the ids of the template. */
export interface RiskDifference {
  /** A column, or what follows from others: a priority, such as `current.priority`, or the `status`. */
  field: string;
  /** Empty where there was nothing; missing of a new risk. */
  before?: string;
  after: string;
}

/** In which columns a risk differs from what it was, and what else that makes different. */
export function differencesOf(
  before: Risk,
  after: Risk,
  scale: RiskScale,
): RiskDifference[] {
  const told = (risk: Risk): Record<string, string> => ({
    ...rowOfRisk(risk, scale),
    ...prioritiesOf(risk),
    status: risk.status,
  });
  const was = told(before);
  return Object.entries(told(after))
    .filter(([field, value]) => was[field] !== value)
    .map(([field, value]) => ({ field, before: was[field], after: value }));
}

/** What a new risk is, for whoever looks over many of them. */
export function inShort(risk: Risk): RiskDifference[] {
  const { category, owner, phase } = risk;
  return Object.entries({ category, owner, phase, ...prioritiesOf(risk) }).map(
    ([field, after]) => ({ field, after }),
  );
}

function prioritiesOf({ places }: Risk): Record<string, string> {
  return Object.fromEntries(
    RISK_BASES.map(basis => [
      `${basis}.priority`,
      places[basis]?.priority ?? '',
    ]),
  );
}

/** What a row says, with a fault for each column that is none and each number that is no number of a risk. */
export function readRiskRow(row: Record<string, string>, scale: RiskScale) {
  const cells = new Map(
    Object.entries(row).map(([column, cell]) => [column.trim(), cell.trim()]),
  );
  const known = riskColumns(scale);
  const faults: Fault[] = [...cells]
    .filter(([column, cell]) => cell !== '' && !known.includes(column))
    .map(([column]) => ({
      path: [column],
      reason: 'risk.unknown-column',
      message: `"${column}" is no column of the register; take it out or name it as one of ${known.join(
        ', ',
      )}`,
      params: { column, known: known.join(', ') },
    }));
  const name = cells.get('risk') ?? '';
  const number = /^R-(\d{1,9})$/i.exec(name);
  if (name && !number) {
    faults.push({
      path: ['risk'],
      reason: 'risk.malformed-number',
      message: `"${name}" is no number of a risk; write it as "R-1", or leave it out for a new one`,
      params: { found: name },
    });
  }
  const fields = Object.fromEntries(
    PLAIN.flatMap(key => {
      const cell = cells.get(key);
      return cell === undefined ? [] : [[key, cell] as const];
    }),
  ) as Partial<Record<(typeof PLAIN)[number], string>>;
  const targets = cells.get('targets');
  return {
    ...(number ? { number: Number(number[1]) } : {}),
    fields: {
      ...fields,
      ...(targets === undefined
        ? {}
        : { targets: targets.split(/[\s,;]+/).filter(Boolean) }),
    },
    ratings: readRatings(cells, scale),
    faults,
  };
}

/** A basis of which every cell is empty is not rated by this row. */
function readRatings(cells: ReadonlyMap<string, string>, scale: RiskScale) {
  const ratings: Partial<Record<(typeof RISK_BASES)[number], RiskRating>> = {};
  for (const basis of RISK_BASES) {
    const likelihood = cells.get(`${basis}.likelihood`) ?? '';
    const impact = Object.fromEntries(
      scale.dimensions.flatMap(({ id }) => {
        const cell = cells.get(`${basis}.impact.${id}`);
        return cell ? [[id, cell] as const] : [];
      }),
    );
    if (likelihood || Object.keys(impact).length) {
      ratings[basis] = { likelihood, impact };
    }
  }
  return ratings;
}
