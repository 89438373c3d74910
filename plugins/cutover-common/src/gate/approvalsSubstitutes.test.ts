import { gateStatus } from './evolveGate';
import {
  refusal,
  reviewOf,
  seatIn,
  seatsThatAre,
  standsIn,
  without,
} from './__testUtils__/actsIn';
import { aCutover, noon, ref, type Rule } from './__testUtils__/aReview';

const all: Rule = { id: 'all', type: 'all', roles: ['business', 'technology'] };

/** So many hours after noon. */
const hours = (number: number) =>
  new Date(Date.parse(noon) + number * 3_600_000).toISOString();

describe('Substitutes', () => {
  it('13: decide on behalf of the principal, who may still decide; the first decision wins', () => {
    const substitutions = [standsIn('eve', 'bob')];
    const { submitted, decide, mayDecide } = reviewOf(
      all,
      {},
      { substitutions },
    );
    const gate = submitted();
    expect(mayDecide(gate, 'bob')).toEqual(['bob', 'eve']);
    const decided = decide(gate, 'eve', 'approve', { whose: 'bob' });
    expect(seatIn(decided, 'bob').decision).toMatchObject({
      by: ref('eve'),
      onBehalfOf: ref('bob'),
    });
    expect(refusal(() => decide(decided, 'bob'))).toBe('409 gate.seat-decided');
    const own = decide(gate, 'bob');
    expect(seatIn(own, 'bob').decision?.onBehalfOf).toBeUndefined();
    expect(refusal(() => decide(own, 'eve', 'approve', { whose: 'bob' }))).toBe(
      '409 gate.seat-decided',
    );
  });

  it('13: come and go with the period, and what they decided stays', () => {
    const substitutions = [
      standsIn('eve', 'bob', { start: hours(1), end: hours(2) }),
    ];
    const { submitted, decide, mayDecide } = reviewOf(
      all,
      {},
      { substitutions },
    );
    const gate = submitted();
    expect(mayDecide(gate, 'bob', { at: noon })).toEqual(['bob']);
    expect(mayDecide(gate, 'bob', { at: hours(1) })).toEqual(['bob', 'eve']);
    expect(mayDecide(gate, 'bob', { at: hours(2) })).toEqual(['bob']);
    let next = decide(gate, 'eve', 'approve', { whose: 'bob', at: hours(1) });
    next = decide(next, 'bea', 'approve', { at: hours(3) });
    next = decide(next, 'tom', 'approve', { at: hours(3) });
    expect(gateStatus(next)).toBe('open');
  });

  it('13: are resolved when they are read, over three hops at most', () => {
    const chain = [
      standsIn('ola', 'bob'),
      standsIn('fin', 'ola'),
      standsIn('lea', 'fin'),
    ];
    const { submitted, mayDecide } = reviewOf(all);
    const gate = submitted();
    expect(mayDecide(gate, 'bob', { substitutions: chain })).toEqual([
      'bob',
      'lea',
    ]);
    const longer = [...chain, standsIn('eve', 'lea')];
    expect(mayDecide(gate, 'bob', { substitutions: longer })).toEqual(['bob']);
  });

  it.each([
    ['a cycle', [standsIn('ola', 'bob'), standsIn('bob', 'ola')]],
    ['the submitter', [standsIn('cora', 'bob')]],
    ['an excluded person', [standsIn('ola', 'bob'), standsIn('tom', 'ola')]],
  ])('13: count as nobody where %s is at the end, and escalate', (_, subs) => {
    const { submitted, decide, mayDecide } = reviewOf(
      { ...all, roles: ['business'], onEmpty: { escalate: 'sponsor' } },
      { excludeContributors: true },
      { substitutions: subs },
    );
    const gate = submitted();
    expect(mayDecide(gate, 'bob')).toEqual(['bob', 'sue']);
    const decided = decide(gate, 'sue', 'approve', { whose: 'bob' });
    expect(seatIn(decided, 'bob').decision?.onBehalfOf).toBe(ref('bob'));
  });

  it('13: do not stand in for somebody who has lost the seat', () => {
    const substitutions = [standsIn('eve', 'tom')];
    const cutover = aCutover({ team: without('tom') });
    const { submitted, mayDecide } = reviewOf(all, {}, { substitutions });
    expect(mayDecide(submitted(), 'tom', { cutover })).toEqual([]);
  });

  it('13: may do all else with the seat, and take back only what they decided', () => {
    const substitutions = [standsIn('eve', 'bob')];
    const { submitted, decide, takeBack, add, transfer } = reviewOf(
      all,
      {},
      { substitutions },
    );
    const gate = submitted();
    const whose = { whose: 'bob' };
    expect(
      seatsThatAre('open', add(gate, 'eve', 'fin', 'parallel', whose)),
    ).toContain('fin');
    expect(
      seatIn(transfer(gate, 'eve', 'ola', whose), 'ola').transfers,
    ).toEqual([{ from: ref('bob'), to: ref('ola'), at: noon }]);
    const decided = decide(gate, 'eve', 'approve', whose);
    expect(refusal(() => takeBack(decided, 'bob'))).toBe('403 gate.not-yours');
    expect(seatsThatAre('open', takeBack(decided, 'eve', whose))).toContain(
      'bob',
    );
  });
});
