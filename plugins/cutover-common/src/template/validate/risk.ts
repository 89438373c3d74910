import type { LooseSpec, Names } from './names';
import {
  checkAllKnown,
  checkKnown,
  checkUnique,
  each,
  idsOf,
  type Report,
} from './report';

/** Each cell of the matrix is filled, and whatever a risk names is on a scale. */
export function checkRisk(spec: LooseSpec, names: Names, report: Report) {
  const { risk } = spec;
  if (!risk) return;
  for (const [key, what] of [
    ['likelihood', 'step of likelihood'],
    ['impact', 'step of impact'],
    ['dimensions', 'dimension'],
    ['priorities', 'priority'],
    ['categories', 'risk category'],
    ['standardRisks', 'standard risk'],
  ] as const) {
    checkUnique(report, what, risk[key], ['risk', key]);
  }
  const responseIds = new Set<string>();
  each(risk.categories, ['risk', 'categories'], (category, path) =>
    checkUnique(
      report,
      'response',
      category.responses,
      [...path, 'responses'],
      responseIds,
    ),
  );
  checkMatrix(risk, report);
  checkMapping(risk, report);
  checkStandardRisks(risk, names, report);
  checkGates(spec, report);
}

type LooseRisk = NonNullable<LooseSpec['risk']>;

function checkMatrix(risk: LooseRisk, report: Report) {
  const { matrix } = risk;
  const likelihoods = idsOf(risk.likelihood);
  const impacts = idsOf(risk.impact);
  const priorities = idsOf(risk.priorities);
  if (!matrix) return;
  for (const likelihood of likelihoods) {
    const row = own(matrix, likelihood) ?? {};
    for (const impact of impacts) {
      if (own(row, impact) !== undefined) continue;
      report(
        ['risk', 'matrix', likelihood, impact],
        'risk.matrix-cell-missing',
        `The matrix has no priority for likelihood "${likelihood}" and impact "${impact}"; add this cell`,
        { likelihood, impact },
      );
    }
  }
  for (const [likelihood, row] of Object.entries(matrix)) {
    const path = ['risk', 'matrix', likelihood];
    checkKnown(report, 'likelihood', likelihood, likelihoods, path);
    for (const [impact, priority] of Object.entries(row ?? {})) {
      const cell = [...path, impact];
      checkKnown(report, 'impact', impact, impacts, cell);
      checkKnown(report, 'priority', priority, priorities, cell);
    }
  }
}

function checkMapping(risk: LooseRisk, report: Report) {
  const priorities = idsOf(risk.priorities);
  for (const [other, mapped] of Object.entries(risk.mapping ?? {})) {
    for (const [theirs, ours] of Object.entries(mapped ?? {})) {
      const path = ['risk', 'mapping', other, theirs];
      checkKnown(report, 'priority', ours, priorities, path);
    }
  }
}

/** A gate that asks for a priority that nobody can have would never say how it stands. */
function checkGates({ phases, risk }: LooseSpec, report: Report) {
  const priorities = idsOf(risk?.priorities);
  each(phases, ['phases'], ({ gate }, phase) =>
    each(
      gate?.checks,
      [...phase, 'gate', 'checks'],
      ({ check, params }, path) => {
        const asked = params?.priority;
        if (check !== 'risk.none-at-or-above' || typeof asked !== 'string')
          return;
        const at = [...path, 'params', 'priority'];
        checkKnown(report, 'priority', asked, priorities, at);
      },
    ),
  );
}

function checkStandardRisks(risk: LooseRisk, names: Names, report: Report) {
  const likelihoods = idsOf(risk.likelihood);
  const impacts = idsOf(risk.impact);
  const dimensions = idsOf(risk.dimensions);
  const categories = idsOf(risk.categories);
  each(risk.standardRisks, ['risk', 'standardRisks'], (standard, path) => {
    const check = (
      what: string,
      key: 'category' | 'phase' | 'ownerRole' | 'likelihood',
      known: ReadonlySet<string>,
    ) => checkKnown(report, what, standard[key], known, [...path, key]);
    check('risk category', 'category', categories);
    check('phase', 'phase', names.phases);
    check('role', 'ownerRole', names.roles);
    check('likelihood', 'likelihood', likelihoods);
    if (standard.impact && Object.keys(standard.impact).length === 0) {
      report(
        [...path, 'impact'],
        'risk.no-impact',
        'This risk endangers nothing; give the impact on at least one dimension',
      );
    }
    for (const [dimension, impact] of Object.entries(standard.impact ?? {})) {
      const at = [...path, 'impact', dimension];
      checkKnown(report, 'dimension', dimension, dimensions, at);
      checkKnown(report, 'impact', impact, impacts, at);
    }
    const category = risk.categories?.find(
      known => known?.id === standard.category,
    );
    if (!category) return;
    checkAllKnown(
      report,
      'response',
      standard.responses,
      idsOf(category.responses),
      [...path, 'responses'],
    );
  });
}

function own<Value>(record: Record<string, Value>, key: string) {
  return Object.hasOwn(record, key) ? record[key] : undefined;
}
