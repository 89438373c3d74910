import { ref, report, team } from './__testUtils__/aReview';
import { whyBarred, type Submission } from './eligible';

const submission = (more: Partial<Submission> = {}): Submission => ({
  submittedBy: ref('cora'),
  excludeContributors: true,
  items: [report, { ...report, id: 'deliverable:plan', contributors: [] }],
  ...more,
});

const why = (name: string, more: Partial<Submission> = {}) =>
  whyBarred(ref(name), submission(more), team);

describe('Who may not decide, whatever their roles', () => {
  it('is the submitter', () => {
    expect(why('cora')).toBe('gate.own-submission');
    expect(why('bob')).toBeUndefined();
  });

  it('is whoever wrote one of several reviewed items, not all of them', () => {
    expect(why('tom')).toBe('gate.own-contribution');
    expect(why('tom', { items: [...submission().items].reverse() })).toBe(
      'gate.own-contribution',
    );
    expect(why('tom', { excludeContributors: false })).toBeUndefined();
  });

  it('is one of several who wrote an item together', () => {
    const together = { ...report, contributors: [ref('ola'), ref('tom')] };
    for (const name of ['ola', 'tom']) {
      expect(why(name, { items: [together] })).toBe('gate.own-contribution');
    }
  });

  it('is nobody who reads all of it through any one role of each kind', () => {
    const items = [
      {
        ...report,
        contributors: [],
        readers: [
          ['finance', 'business'],
          ['legal', 'business'],
        ],
      },
    ];
    expect(why('bob', { items })).toBeUndefined();
    expect(why('fin', { items })).toBe('gate.content-hidden');
    expect(why('ola', { items })).toBe('gate.content-hidden');
  });

  it('is whoever may not see one of several items', () => {
    const hidden = { ...report, contributors: [], readers: [['finance']] };
    const seen = { ...hidden, id: 'deliverable:plan', readers: undefined };
    for (const items of [
      [hidden, seen],
      [seen, hidden],
    ]) {
      expect(why('bob', { items })).toBe('gate.content-hidden');
      expect(why('fin', { items })).toBeUndefined();
    }
  });
});
