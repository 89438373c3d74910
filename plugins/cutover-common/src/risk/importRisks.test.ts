import fc from 'fast-check';
import {
  aContext,
  aRisk,
  carol,
  policyRisk,
  severe,
} from './__testUtils__/aRisk';
import { importRisks } from './importRisks';
import type { Risk } from './model';
import { moveRisk } from './moveRisk';
import { riskColumns, rowOfRisk } from './riskColumns';
import { scaleOf } from './scale';

const scale = scaleOf(policyRisk);
const row = {
  title: 'New',
  category: 'legal',
  owner: carol.ref,
  phase: 'closing',
};

function imported(rows: Record<string, string>[], risks = [aRisk()]) {
  let ids = 0;
  return importRisks(rows, risks, {
    ...aContext(),
    newId: () => `new-${++ids}`,
    nextNumber: 2,
  });
}

describe('a register as a spreadsheet', () => {
  it('is the same risk again when it is exported and imported', () => {
    const word = fc.string().map(text => text.trim());
    const step = (ids: string[]) => fc.constantFrom(...ids);
    fc.assert(
      fc.property(
        word,
        word,
        step(policyRisk.likelihood.map(({ id }) => id)),
        step(policyRisk.impact.map(({ id }) => id)),
        (cause, event, likelihood, goals) => {
          const risk = aRisk({
            ...{ cause, event },
            ratings: { current: { likelihood, impact: { goals } } },
          });
          const { changes, items } = imported([rowOfRisk(risk, scale)], [risk]);
          expect(items).toEqual([
            expect.objectContaining({ kind: 'same', number: 1, faults: [] }),
          ]);
          expect(changes).toEqual([]);
        },
      ),
    );
  });

  it('has a column for each dimension of each assessment', () => {
    expect(riskColumns(scale)).toContain('residual.impact.customers');
  });
});

describe('importing', () => {
  it('tells what is new, changed and the same', () => {
    const risk = aRisk();
    const { changes, items } = imported(
      [row, { ...rowOfRisk(risk, scale), title: 'Renamed' }],
      [risk],
    );
    expect(items.map(({ kind, number }) => [kind, number])).toEqual([
      ['new', 2],
      ['changed', 1],
    ]);
    expect(changes).toHaveLength(2);
  });

  it('tells of each field what it was and what it becomes, and what follows from it', () => {
    const risk = aRisk({ ratings: { current: severe }, cause: 'Load' });
    const { items } = imported(
      [
        {
          ...rowOfRisk(risk, scale),
          title: 'Renamed',
          cause: '',
          'current.likelihood': 'medium',
          'residual.likelihood': 'low',
          'residual.impact.goals': 'major',
        },
      ],
      [risk],
    );
    expect(items[0].changes).toEqual([
      {
        field: 'title',
        before: 'The database does not come up',
        after: 'Renamed',
      },
      { field: 'cause', before: 'Load', after: '' },
      { field: 'current.likelihood', before: 'high', after: 'medium' },
      { field: 'residual.likelihood', before: '', after: 'low' },
      { field: 'residual.impact.goals', before: '', after: 'major' },
      { field: 'current.priority', before: 'critical', after: 'high' },
      { field: 'residual.priority', before: '', after: 'low' },
    ]);
  });

  it('tells when an acceptance does not outlive it', () => {
    const assessed = aRisk({ ratings: { current: severe } });
    const risk: Risk = {
      ...assessed,
      status: 'accepted',
      acceptance: {
        status: 'granted',
        askedBy: carol.ref,
        askedAt: assessed.createdAt,
        reason: 'Rare',
        until: '2027-01-01',
      },
    };
    const { items } = imported(
      [{ ...rowOfRisk(risk, scale), 'current.likelihood': 'low' }],
      [risk],
    );
    expect(items[0].changes).toContainEqual({
      ...{ field: 'status', before: 'accepted', after: 'assessed' },
    });
  });

  it('tells of a new risk in short what it is, and of one that stays the same nothing', () => {
    const risk = aRisk();
    const { items } = imported(
      [
        {
          ...row,
          cause: 'Long',
          'current.likelihood': 'high',
          'current.impact.goals': 'major',
        },
        rowOfRisk(risk, scale),
      ],
      [risk],
    );
    expect(items.map(({ changes }) => changes)).toEqual([
      [
        { field: 'category', after: 'legal' },
        { field: 'owner', after: carol.ref },
        { field: 'phase', after: 'closing' },
        { field: 'current.priority', after: 'high' },
      ],
      [],
    ]);
  });

  it('names everything that is wrong with a row at once, but not what may not be missing at all', () => {
    const reasonsIn = (cells: Record<string, string>, risks = [aRisk()]) =>
      imported([cells], risks).items[0].faults.map(({ reason }) => reason);
    const wrong = { category: 'space', owner: 'user:x/y', phase: 'closing' };
    const faults = ['risk.no-person', 'risk.unknown-category'];
    expect(reasonsIn({ ...wrong, title: 'New', weather: 'fine' })).toEqual([
      'risk.unknown-column',
      ...faults,
    ]);
    expect(reasonsIn({ ...wrong, risk: 'R-1', weather: 'fine' })).toEqual([
      'risk.unknown-column',
      ...faults,
    ]);
    expect(reasonsIn({ ...wrong, risk: 'R-99' })).toEqual([
      'risk.unknown',
      ...faults,
    ]);
    expect(reasonsIn({ ...wrong, risk: 'seven' })).toEqual([
      'risk.malformed-number',
      ...faults,
    ]);
  });

  it('hides nothing behind a cell that has no form, and says of an empty one that it is missing', () => {
    const faultsIn = (cells: Record<string, string>) =>
      imported([cells]).items[0].faults.map(({ path, reason }) => [
        path.join('.'),
        reason,
      ]);
    const wrong = {
      title: '',
      category: 'space',
      owner: carol.ref,
      phase: 'closing',
      'current.impact.goals': 'major',
    };
    const found = [
      ['title', 'input.missing'],
      ['category', 'risk.unknown-category'],
      ['current.likelihood', 'input.missing'],
    ];
    expect(faultsIn(wrong)).toEqual(expect.arrayContaining(found));
    expect(faultsIn({ ...wrong, risk: 'R-1' })).toEqual(found);
    expect(faultsIn({ ...row, title: 'x'.repeat(301), category: 'x' })).toEqual(
      [
        ['title', 'text.too-long'],
        ['category', 'risk.unknown-category'],
      ],
    );
  });

  it('says once of a closed risk that it is closed', () => {
    const risk = moveRisk(aRisk(), 'close', 'Over', aContext()).next;
    const cells = { ...rowOfRisk(risk, scale), title: 'New' };
    const { items } = imported(
      [{ ...cells, 'current.likelihood': 'low' }],
      [risk],
    );
    expect(items[0].faults.map(({ reason }) => reason)).toEqual([
      'risk.closed',
    ]);
  });

  it('counts new risks on from the first free number', () => {
    expect(imported([row, row]).items.map(({ number }) => number)).toEqual([
      2, 3,
    ]);
  });

  it('names the column of each fault', () => {
    const faultsOf = (cells: Record<string, string>) =>
      imported([cells]).items[0].faults.map(({ path, reason }) => [
        path.join('.'),
        reason,
      ]);
    expect(faultsOf({ ...row, risk: 'R-99' })).toEqual([
      ['risk', 'risk.unknown'],
    ]);
    expect(faultsOf({ ...row, risk: 'seven' })).toEqual([
      ['risk', 'risk.malformed-number'],
    ]);
    expect(faultsOf({ ...row, weather: 'fine' })).toEqual([
      ['weather', 'risk.unknown-column'],
    ]);
    expect(
      faultsOf({ ...row, 'current.likelihood': 'huge', owner: 'user:x/y' }),
    ).toEqual([
      ['owner', 'risk.no-person'],
      ['current.likelihood', 'risk.unknown-likelihood'],
      ['current.impact', 'risk.no-impact'],
    ]);
  });

  it('takes no risk out of two rows', () => {
    const risk = aRisk();
    const cells = rowOfRisk(risk, scale);
    const { items } = imported([cells, cells], [risk]);
    expect(items[1].faults[0].reason).toBe('risk.twice');
  });

  it('assesses again only what differs', () => {
    const risk = aRisk({ ratings: { current: severe } });
    const cells = { ...rowOfRisk(risk, scale), 'current.likelihood': 'low' };
    const { changes } = imported([cells], [risk]);
    expect(changes[0].steps.map(({ happened }) => happened?.type)).toEqual([
      'risk.assessed',
    ]);
  });
});
