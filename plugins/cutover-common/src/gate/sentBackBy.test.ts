import { report } from './__testUtils__/aReview';
import type { Gate, Round, RoundStatus } from './model';
import { activitySentBack, documentSentBack, sentBackBy } from './sentBackBy';

const mark = {
  gate: 'review',
  by: 'user:default/bob',
  at: '2026-12-01T12:00:00.000Z',
  comment: 'No numbers',
};

const round = (status: RoundStatus) =>
  ({
    status,
    items: [report, { ...report, id: 'risks', revision: undefined }],
    ended: { at: mark.at, by: mark.by, reason: mark.comment },
    ...(status === 'returned'
      ? {
          returned: {
            items: [report.id, 'risks'],
            activities: ['test'],
            seat: 's1',
          },
        }
      : {}),
  } as unknown as Round);

const aGate = (...rounds: RoundStatus[]): Pick<Gate, 'id' | 'rounds'> => ({
  id: 'review',
  rounds: rounds.map(round),
});

const returned = sentBackBy([aGate('lapsed', 'returned')]);
const before = '2026-12-01T11:00:00.000Z';
const after = '2026-12-01T13:00:00.000Z';

describe('What was sent back', () => {
  it('is marked with who did it, when and why', () => {
    expect(documentSentBack(returned, 'report', 1)).toEqual(mark);
    expect(
      activitySentBack(returned, { id: 'test', status: 'in-progress' }),
    ).toEqual(mark);
  });

  it('is nothing else, and nothing of another name', () => {
    expect([...returned.documents.keys()]).toEqual(['report']);
    expect(documentSentBack(returned, 'other', 1)).toBeUndefined();
    expect(
      activitySentBack(returned, { id: 'other', status: 'in-progress' }),
    ).toBeUndefined();
  });

  it('is marked until a later revision of the document is handed in', () => {
    expect(documentSentBack(returned, 'report', 2)).toBeUndefined();
  });

  it('is marked until the activity is over again', () => {
    const found = (status: 'done' | 'not-applicable', updatedAt: string) =>
      activitySentBack(returned, { id: 'test', status, updatedAt });
    expect(found('done', after)).toBeUndefined();
    expect(found('not-applicable', after)).toBeUndefined();
    expect(found('not-applicable', before)).toEqual(mark);
  });

  it.each([
    'in-review',
    'approved',
    'rejected',
    'withdrawn',
    'lapsed',
  ] as const)('is nothing where the last round is %s', status => {
    const { documents, activities } = sentBackBy([aGate('returned', status)]);
    expect([documents.size, activities.size]).toEqual([0, 0]);
  });

  it('is nothing at a gate that was never submitted', () => {
    expect(sentBackBy([aGate()]).documents.size).toBe(0);
  });
});
