import type { AuditEntry } from '@backstage-cutover/plugin-cutover-common';
import { riskNames } from './historyWords';

const entry = (seq: number, part: Partial<AuditEntry>): AuditEntry => ({
  type: 'risk.edited',
  cutoverId: 'c',
  at: '2026-11-24T12:00:00.000Z',
  by: 'user:default/alice',
  seq,
  previousHash: '',
  hash: '',
  ...part,
});

describe('What risks are called in the history', () => {
  it('is their number and the title that was told last, whatever the order', () => {
    const entries = [
      entry(3, { item: 'r1', after: { number: 1, title: 'Third' } }),
      entry(1, {
        type: 'risk.added',
        item: 'r1',
        after: { number: 1, title: 'First' },
      }),
      entry(4, {
        type: 'risk.assessed',
        item: 'r1',
        after: { number: 1, places: {} },
      }),
      entry(5, { type: 'risk.closed', item: 'r2', after: { number: 2 } }),
      entry(6, { type: 'gate.opened', item: 'g', after: { number: 7 } }),
    ];
    const names = [
      ['r1', 'R-1 Third'],
      ['r2', 'R-2'],
    ];
    expect([...riskNames(entries)]).toEqual(names);
    expect(new Map(riskNames([...entries].reverse()))).toEqual(
      new Map(names as [string, string][]),
    );
  });
});
