import {
  anAttempt,
  aVersion,
  dora,
  exam,
  later,
  noon,
} from './__testUtils__/aTraining';
import type { Attempt, Exam } from './model';
import { resultTable } from './resultTable';

const [single, multiple] = exam.questions;
const first: Exam = { ...exam, questions: [single, multiple] };
const second: Exam = {
  ...exam,
  questions: [{ ...single, id: 'fresh' }, multiple],
};

function table(
  attempts: Attempt[],
  {
    candidate = false,
    version,
  }: { candidate?: boolean; version?: number } = {},
) {
  return resultTable(
    attempts,
    {
      current: second,
      versions: [first, second].map((definition, index) => ({
        ...{ ...aVersion(definition), definition, version: index + 1 },
      })),
      ...(version === undefined ? {} : { version }),
    },
    { candidate, departments: new Map([[dora.ref, 'group:default/till']]) },
  );
}

const at = (version: number, person: string, ids: string[]) =>
  anAttempt({
    ...{ person, version },
    scores: ids.map(id => ({ id, points: 1, of: 1 })),
  });

describe('resultTable', () => {
  it('has a cell for each column, empty where a question was not drawn', () => {
    const attempt = anAttempt({
      ...{ share: 0.1 + 0.2, endedAt: later('PT1H') },
      scores: [{ id: 'single', points: 1, of: 1 }],
    });
    const { columns, rows } = table([attempt]);
    expect(rows.map(row => Object.keys(row))).toEqual([columns]);
    expect(rows).toMatchObject([
      {
        ...{ person: dora.ref, department: 'group:default/till' },
        ...{ attempt: '1', version: '1', startedAt: noon },
        ...{ share: '0.3', passed: 'false' },
        ...{ 'points.single': '1', 'points.multiple': '' },
      },
    ]);
  });

  it('has a column for whatever was asked in any version, the newest first', () => {
    const { columns, rows } = table([
      at(1, dora.ref, ['single', 'multiple']),
      at(2, 'user:default/p2', ['fresh', 'multiple']),
    ]);
    expect(columns.slice(-3)).toEqual([
      ...['points.fresh', 'points.multiple', 'points.single'],
    ]);
    expect(rows).toMatchObject([
      { version: '1', 'points.single': '1', 'points.fresh': '' },
      { version: '2', 'points.single': '', 'points.fresh': '1' },
    ]);
  });

  it('has the lines of the version that is asked for', () => {
    const { columns, rows } = table(
      [at(1, dora.ref, ['single']), at(2, dora.ref, ['fresh'])],
      { version: 1 },
    );
    expect(columns).not.toContain('points.fresh');
    expect(rows).toMatchObject([{ version: '1', 'points.single': '1' }]);
  });

  it('says nothing of questions to whoever may still sit it', () => {
    const { columns, rows } = table([at(2, dora.ref, ['fresh'])], {
      candidate: true,
    });
    expect(JSON.stringify([columns, rows])).not.toContain('points');
  });

  it('has the columns of what is asked now where nobody has sat it', () => {
    expect(table([]).columns).toContain('points.fresh');
  });

  it('runs no formula', () => {
    const person = '=HYPERLINK("https://example.org")';
    expect(table([anAttempt({ person })]).rows[0].person).toBe(`'${person}`);
  });
});
