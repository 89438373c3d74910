import { aCutover, aTemplateGate, ref, team } from './__testUtils__/aReview';
import type { Fault } from '../errors';
import { rulesOf } from './roundRule';
import { pickFaults, type Picks } from './seatsFor';

/** Whoever submits chooses two or three for the second rule and one for the third, nobody for the first. */
const gate = aTemplateGate([
  { id: 'leader', type: 'all', roles: ['sponsor'] },
  {
    id: 'departments',
    type: 'all',
    roles: ['business', 'technology', 'operations'],
    pick: { min: 2, max: 3 },
  },
  {
    id: 'money',
    type: 'all',
    roles: ['finance'],
    pick: { min: 1, max: 1 },
  },
]);

const submission = {
  submittedBy: ref('cora'),
  items: [],
  excludeContributors: false,
};

function faultsOf(picks: Record<string, string[]>, more = {}) {
  const named: Picks = Object.fromEntries(
    Object.entries(picks).map(([rule, names]) => [rule, names.map(ref)]),
  );
  return pickFaults(gate, rulesOf(gate, aCutover()), {
    ...{ submission, team, picks: named },
    ...more,
  }).map(({ path, reason }: Fault) => `${path.join('.')} ${reason}`);
}

describe('Whom the submitter chooses', () => {
  const money = ['fin'];

  it.each([[['bob', 'tom']], [['bob', 'bea', 'ola']]])(
    'is as many as the template says: %s',
    departments => {
      expect(faultsOf({ departments, money })).toEqual([]);
    },
  );

  it.each([[['bob']], [['bob', 'bob']], [['bob', 'bea', 'tom', 'ola']]])(
    'is neither fewer nor more, each counted once: %s',
    departments => {
      expect(faultsOf({ departments, money })).toEqual([
        'approvers.departments gate.pick-number',
      ]);
    },
  );

  it('has to be chosen for each rule that asks for it, and for that alone', () => {
    expect(faultsOf({})).toEqual([
      'approvers.departments gate.pick-number',
      'approvers.money gate.pick-number',
    ]);
    const departments = ['bob', 'tom'];
    expect(faultsOf({ departments, money, leader: ['sue'] })).toEqual([
      'approvers.leader gate.nothing-to-pick',
    ]);
    expect(faultsOf({ departments, money, ghost: [] })).toEqual([
      'approvers.ghost gate.nothing-to-pick',
    ]);
  });

  it('holds a role of the rule, and is not barred', () => {
    expect(faultsOf({ departments: ['bob', 'fin'], money })).toEqual([
      'approvers.departments.1 gate.pick-not-eligible',
    ]);
    expect(
      faultsOf(
        { departments: ['bob', 'tom'], money },
        { submission: { ...submission, submittedBy: ref('bob') } },
      ),
    ).toEqual(['approvers.departments.0 gate.pick-not-eligible']);
  });

  it('says how many are to be chosen and how many were, and who it is about', () => {
    const rules = rulesOf(gate, aCutover());
    const picks = { departments: [ref('lea')], money: [ref('fin')] };
    const faults = pickFaults(gate, rules, { submission, team, picks });
    expect(faults.map(({ params }) => params)).toEqual([
      { min: 2, max: 3, found: 1 },
      { ref: ref('lea') },
    ]);
    expect(faults.map(({ message }) => message)).toEqual([
      'Choose from 2 to 3 people, not 1',
      `${ref('lea')} cannot decide here; choose ${['bob', 'bea', 'tom', 'ola']
        .map(ref)
        .join(', ')}`,
    ]);
  });
});
