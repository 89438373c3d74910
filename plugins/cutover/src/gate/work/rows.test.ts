import type { Work } from '@backstage-cutover/plugin-cutover-common';
import {
  anActivity,
  aSubmission,
  bob,
  carol,
  FUTURE,
  PAST,
} from './__testUtils__/workStage';
import { countOf, nextDateOf, rowsOf } from './rows';

const now = '2026-11-24T12:00:00.000Z';

const nothing: Work = { decide: [], advise: [], do: [], waiting: [] };

describe('The list of work', () => {
  it('begins with what is overdue; what has no date comes last', () => {
    const rows = rowsOf(
      {
        ...nothing,
        do: [
          anActivity({ activity: 'undated', dueAt: undefined }),
          anActivity({ activity: 'later' }),
          anActivity({ activity: 'late', dueAt: PAST, late: true }),
          anActivity({ activity: 'soon', dueAt: '2026-12-01T00:00:00.000Z' }),
        ],
      },
      now,
    );
    expect(rows.do.map(({ activity }) => activity)).toEqual([
      'late',
      'soon',
      'later',
      'undated',
    ]);
  });

  it('takes the nearest date of those who are waited for', () => {
    const since = now;
    const [row] = rowsOf(
      {
        ...nothing,
        waiting: [
          aSubmission({
            waitingFor: [
              { person: bob, since, dueAt: FUTURE },
              { person: carol, since, dueAt: PAST },
            ],
          }),
        ],
      },
      now,
    ).waiting;
    expect(row).toMatchObject({ dueAt: PAST, overdue: true });
  });

  it('counts what waits for the person, not what they wait for', () => {
    expect(
      countOf({ ...nothing, do: [anActivity()], waiting: [aSubmission()] }),
    ).toBe(1);
  });
});

it('The next date is the earliest that is still to come, with all who are to act by then', () => {
  const since = now;
  const dueAt = '2026-12-01T00:00:00.000Z';
  const work = {
    ...nothing,
    waiting: [
      aSubmission({
        waitingFor: [
          { person: bob, since, dueAt: PAST },
          { person: bob, since, dueAt },
          { person: carol, since, dueAt },
        ],
      }),
      aSubmission({ waitingFor: [{ person: bob, since, dueAt: FUTURE }] }),
    ],
  };
  expect(nextDateOf(work, now)).toMatchObject({
    at: dueAt,
    people: [bob, carol],
  });
  expect(nextDateOf(nothing, now)).toBeUndefined();
});
