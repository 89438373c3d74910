import { neutralised } from '../deliverable/plainCell';
import type { Attempt, CourseMember, GradedAssessment } from './model';
import { textsOf } from './statistics';

const PLAIN = [
  ...(['person', 'department', 'attempt', 'version', 'status'] as const),
  ...(['startedAt', 'endedAt', 'share', 'passed'] as const),
];

/**
 * The columns of the results of an assessment as a spreadsheet, in their order: one for the points of each question or
 * criterion, except for whoever may still sit the exam, to whom the id of a question may say too much.
 */
export function resultColumns(
  definition: GradedAssessment,
  { candidate }: { candidate: boolean },
): string[] {
  return candidate
    ? [...PLAIN]
    : [...PLAIN, ...textsOf(definition).map(({ id }) => `points.${id}`)];
}

/** One attempt as a row, in which no cell can be taken for a formula. */
export function rowOfAttempt(
  attempt: Attempt,
  definition: GradedAssessment,
  { department }: Pick<CourseMember, 'department'> = {},
): Record<string, string> {
  const { endedAt, number, passed, person } = attempt;
  const { scores = [], share, startedAt, status, version } = attempt;
  const points = new Map(scores.map(score => [score.id, score.points]));
  const row: Record<(typeof PLAIN)[number], string> = {
    person,
    department: department ?? '',
    attempt: String(number),
    version: String(version),
    status,
    startedAt,
    endedAt: endedAt ?? '',
    share: share === undefined ? '' : String(rounded(share)),
    passed: passed === undefined ? '' : String(passed),
  };
  const cells = {
    ...row,
    ...Object.fromEntries(
      textsOf(definition).map(({ id }) => {
        const own = points.get(id);
        return [
          `points.${id}`,
          own === undefined ? '' : String(rounded(own)),
        ] as const;
      }),
    ),
  };
  return Object.fromEntries(
    Object.entries(cells).map(([column, cell]) => [column, neutralised(cell)]),
  );
}

/** Without what floating point adds. */
function rounded(value: number): number {
  return Number(value.toFixed(6));
}
