import { neutralised } from '../deliverable/plainCell';
import type { Attempt, GradedAssessment } from './model';
import { shownVersion, type ResultsAsked } from './resultVersions';
import { attemptsMeant, takenOf, textsOf } from './statistics';

const PLAIN = [
  ...(['person', 'department', 'attempt', 'version', 'status'] as const),
  ...(['startedAt', 'endedAt', 'share', 'passed'] as const),
];

type Row = Record<string, string>;

/**
 * The results of an assessment as a spreadsheet, one line for each attempt: at the version that is asked for, or at all of
 * them. One column has the points of each question or criterion of the versions that were taken, the newest first, except
 * for whoever may still sit the exam, to whom the id of a question may say too much.
 *
 * @throws NotFoundError (404) for a version that there is not
 */
export function resultTable(
  attempts: readonly Attempt[],
  asked: ResultsAsked<GradedAssessment>,
  {
    candidate,
    departments,
  }: {
    candidate: boolean;
    /** By person. */
    departments: ReadonlyMap<string, string>;
  },
): { columns: string[]; rows: Row[] } {
  const { definition, told } = shownVersion(asked, takenOf(attempts));
  const meant = attemptsMeant(attempts, asked);
  const taken = takenOf(meant);
  const definitions = told.versions
    .filter(({ version }) => taken.has(version))
    .flatMap(
      ({ version }) =>
        asked.versions.find(each => each.version === version)?.definition ?? [],
    );
  const items = (definitions.length ? definitions : [definition])
    .flatMap(textsOf)
    .map(({ id }) => `points.${id}`);
  const columns = [...PLAIN, ...(candidate ? [] : new Set(items))];
  return {
    columns,
    rows: meant.map(attempt => rowOf(attempt, columns, departments)),
  };
}

/** No cell can be taken for a formula; what an attempt was not asked is empty. */
function rowOf(
  attempt: Attempt,
  columns: readonly string[],
  departments: ReadonlyMap<string, string>,
): Row {
  const { endedAt, number, passed, person } = attempt;
  const { scores = [], share, startedAt, status, version } = attempt;
  const row: Record<(typeof PLAIN)[number], string> = {
    person,
    department: departments.get(person) ?? '',
    attempt: String(number),
    version: String(version),
    status,
    startedAt,
    endedAt: endedAt ?? '',
    share: share === undefined ? '' : String(rounded(share)),
    passed: passed === undefined ? '' : String(passed),
  };
  const cells = new Map(Object.entries(row));
  for (const { id, points } of scores) {
    cells.set(`points.${id}`, String(rounded(points)));
  }
  return Object.fromEntries(
    columns.map(column => [column, neutralised(cells.get(column) ?? '')]),
  );
}

/** Without what floating point adds. */
function rounded(value: number): number {
  return Number(value.toFixed(6));
}
