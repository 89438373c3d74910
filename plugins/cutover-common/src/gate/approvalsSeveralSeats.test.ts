import type { Gate } from './model';
import { decideGate } from './decideGate';
import { lapseGate } from './endRound';
import { gateStatus } from './evolveGate';
import {
  lastRound,
  refusal,
  reviewOf,
  seatsThatAre,
  standsIn,
} from './__testUtils__/actsIn';
import {
  aCutover,
  ref,
  report,
  team,
  type Rule,
} from './__testUtils__/aReview';

const all: Rule = { id: 'all', type: 'all', roles: ['business', 'technology'] };
const any: Rule = { ...all, id: 'any', type: 'any' };

describe('One person with several seats', () => {
  const twice = aCutover({
    team: { ...team, business: [ref('bob')], technology: [ref('bob')] },
  });
  const both = (gate: Gate, verdict: 'approve' | 'abstain' = 'approve') => ({
    hash: lastRound(gate).hash,
    decisions: lastRound(gate)
      .seats.filter(({ holder }) => holder === ref('bob'))
      .map(({ id }) => ({ seat: id, verdict })),
  });

  it('14: decides on all of them at once, one row per seat', () => {
    const { submitted, call } = reviewOf(all, {}, { cutover: twice });
    const gate = submitted();
    expect(lastRound(gate).seats).toHaveLength(2);
    const { next, events } = decideGate(gate, both(gate), call('bob'));
    expect(gateStatus(next)).toBe('open');
    expect(events.map(({ type }) => type)).toEqual([
      'gate.decided',
      'gate.decided',
      'gate.opened',
    ]);
  });

  it('14: decides on all of them although the first row meets the rule', () => {
    const { submitted, call } = reviewOf(any, {}, { cutover: twice });
    const gate = submitted();
    const { next } = decideGate(gate, both(gate), call('bob'));
    expect(gateStatus(next)).toBe('open');
    expect(seatsThatAre('decided', next)).toEqual(['bob', 'bob']);
  });

  it('14: decides on none of them where one may not be decided', () => {
    const { submitted, call } = reviewOf(all, {}, { cutover: twice });
    const gate = submitted();
    const { hash, decisions } = both(gate);
    const wrong = [...decisions, { seat: 's9', verdict: 'approve' as const }];
    expect(
      refusal(() => decideGate(gate, { hash, decisions: wrong }, call('bob'))),
    ).toBe('404 gate.seat-unknown');
    expect(seatsThatAre('open', gate)).toEqual(['bob', 'bob']);
  });

  it('14: has "all" count seats', () => {
    const { submitted, decide } = reviewOf(all, {}, { cutover: twice });
    const gate = decide(submitted(), 'bob');
    expect(gateStatus(gate)).toBe('in-review');
    expect(seatsThatAre('open', gate)).toEqual(['bob']);
  });

  it('14: has "n of m" count people, on behalf included', () => {
    const substitutions = [standsIn('eve', 'bob'), standsIn('eve', 'bea')];
    const { submitted, decide } = reviewOf(
      { ...all, type: 'n-of-m', n: 2 },
      {},
      { substitutions },
    );
    let gate = decide(submitted(), 'eve', 'approve', { whose: 'bob' });
    gate = decide(gate, 'eve', 'approve', { whose: 'bea' });
    expect(gateStatus(gate)).toBe('in-review');
    expect(gateStatus(decide(gate, 'tom'))).toBe('open');
  });

  it('14: needs n people at submission, not n seats', () => {
    const rule: Rule = { ...all, type: 'n-of-m', n: 2 };
    const { submitted } = reviewOf(rule, {}, { cutover: twice });
    expect(refusal(() => submitted())).toBe('409 gate.nobody');
  });

  it('14: may serve twice across rules', () => {
    const { submitted, decide } = reviewOf([
      { ...any, id: 'first', roles: ['business'] },
      { ...any, id: 'second', roles: ['business'] },
    ]);
    const gate = decide(submitted(), 'bob', 'approve', { rule: 'first' });
    expect(gateStatus(decide(gate, 'bob', 'approve', { rule: 'second' }))).toBe(
      'open',
    );
  });

  it('14: serves once where the gate says "distinct"', () => {
    const { submitted, decide } = reviewOf(
      [
        { ...any, id: 'first', roles: ['business'] },
        { ...any, id: 'second', roles: ['business'] },
      ],
      { distinct: true },
    );
    const gate = decide(submitted(), 'bob', 'approve', { rule: 'first' });
    expect(
      refusal(() => decide(gate, 'bob', 'approve', { rule: 'second' })),
    ).toBe('409 gate.distinct');
    expect(gateStatus(decide(gate, 'bea', 'approve', { rule: 'second' }))).toBe(
      'open',
    );
  });

  it('14: keeps a distinct gate from being submitted with too few people', () => {
    const rules: Rule[] = [
      { ...any, id: 'first', roles: ['technology'] },
      { ...any, id: 'second', roles: ['technology'] },
    ];
    expect(refusal(() => reviewOf(rules, { distinct: true }).submitted())).toBe(
      '409 gate.nobody',
    );
  });

  it('14: carries nothing over a return or a lapse', () => {
    const { submitted, decide, giveBack, resubmitted, call } = reviewOf(all);
    const decided = decide(submitted(), 'bob');
    const ends = [
      giveBack(decided, 'bea', { items: [report.id] }),
      lapseGate(decided, [], { ...call('tom'), by: ref('tom') }).next,
    ];
    for (const gate of ends) {
      expect(seatsThatAre('open', resubmitted(gate, {}))).toEqual([
        'bob',
        'bea',
        'tom',
      ]);
    }
  });
});
