import { gateStatus } from './evolveGate';
import { submitGateInputSchema } from './input';
import { rehearseGate, submitGate } from './submitGate';
import {
  lastRound,
  refusal,
  reviewOf,
  seatsThatAre,
  without,
} from './__testUtils__/actsIn';
import { aCutover, ref, team, type Rule } from './__testUtils__/aReview';

const nothing = submitGateInputSchema.parse({});

const all: Rule = { id: 'all', type: 'all', roles: ['business', 'technology'] };
const any: Rule = { ...all, id: 'any', type: 'any' };
const two: Rule = { ...all, id: 'two', type: 'n-of-m', n: 2 };
const sequence: Rule = { ...all, id: 'sequence', type: 'in-sequence' };

describe('Seats and rules', () => {
  it('1: shows the seats before submitting, and stores the same with the round', () => {
    const { call, closed, submitted } = reviewOf([all, two]);
    const rehearsed = rehearseGate(closed, nothing, call('cora')).round;
    const round = lastRound(submitted());
    expect(rehearsed.seats.map(({ id }) => id)).toEqual([
      's1',
      's2',
      's3',
      's4',
      's5',
      's6',
    ]);
    expect(round.seats.map(({ openedAt, ...seat }) => seat)).toEqual(
      rehearsed.seats,
    );
    expect(round.hash).toBe(rehearsed.hash);
  });

  it('1: gives those who join a role later no seat in an open round', () => {
    const { submitted, decide } = reviewOf(all);
    const gate = submitted();
    const cutover = aCutover({
      team: { ...team, technology: [ref('tom'), ref('eve')] },
    });
    expect(
      refusal(() => decide(gate, 'eve', 'approve', { whose: 'tom', cutover })),
    ).toBe('403 gate.not-yours');
  });

  it('1: asks at the decision whether the holder still may', () => {
    const { submitted, decide } = reviewOf(all);
    const cutover = aCutover({ team: without('tom') });
    expect(
      refusal(() => decide(submitted(), 'tom', 'approve', { cutover })),
    ).toBe('403 gate.not-yours');
  });

  it('1: hands the open seat of a leaver on, and keeps a decision already given', () => {
    const { submitted, decide, left, mayDecide } = reviewOf({
      ...all,
      onEmpty: { escalate: 'sponsor' },
    });
    const team1 = without('tom', 'bob');
    const cutover = aCutover({ team: team1 });
    let gate = left(decide(submitted(), 'bob'), team1);
    expect(mayDecide(gate, 'tom', { cutover })).toEqual(['sue']);
    expect(lastRound(gate).seats[0].decision?.verdict).toBe('approve');
    gate = decide(gate, 'sue', 'approve', { whose: 'tom', cutover });
    gate = decide(gate, 'bea', 'approve', { cutover });
    expect(gateStatus(gate)).toBe('open');
  });

  it('1: lets nobody decide on the seat of a leaver who has themselves left meanwhile', () => {
    const { submitted, left, mayDecide } = reviewOf({
      ...all,
      onEmpty: { escalate: 'finance' },
    });
    const gate = left(submitted(), without('tom'));
    const later = { ...without('tom'), finance: [ref('lea')] };
    const cutover = aCutover({ team: later });
    expect(mayDecide(gate, 'tom', { cutover })).toEqual([]);
    expect(mayDecide(left(gate, later), 'tom', { cutover })).toEqual(['lea']);
  });

  it('1: keeps the seat of a leaver with whom it went to, when its turn goes and comes again', () => {
    const { submitted, decide, takeBack, left, mayDecide } = reviewOf({
      ...sequence,
      roles: ['operations', 'technology'],
      onEmpty: { escalate: 'sponsor' },
    });
    const cutover = aCutover({ team: without('tom') });
    let gate = left(decide(submitted(), 'ola'), without('tom'));
    gate = decide(takeBack(gate, 'ola'), 'ola');
    expect(mayDecide(gate, 'tom', { cutover })).toEqual(['sue']);
  });

  it('1: never needs fewer than n because somebody has left', () => {
    const { submitted, decide, left } = reviewOf(two);
    const gone = without('bea', 'tom');
    const cutover = aCutover({ team: gone });
    const gate = decide(left(submitted(), gone), 'bob', 'approve', { cutover });
    expect(gateStatus(gate)).toBe('in-review');
    expect(lastRound(gate).rules[0].n).toBe(2);
  });

  it('2: opens by "all" when the last holder has approved', () => {
    const { submitted, decide } = reviewOf(all);
    let gate = decide(decide(submitted(), 'bob'), 'bea');
    expect(gateStatus(gate)).toBe('in-review');
    gate = decide(gate, 'tom');
    expect(gateStatus(gate)).toBe('open');
  });

  it('2: opens by "any" when the first holder has approved', () => {
    const { submitted, decide } = reviewOf(any);
    expect(gateStatus(decide(submitted(), 'bea'))).toBe('open');
  });

  it('2: opens by "n of m" when n people have approved', () => {
    const { submitted, decide } = reviewOf(two);
    const gate = decide(submitted(), 'tom');
    expect(gateStatus(gate)).toBe('in-review');
    expect(gateStatus(decide(gate, 'bob'))).toBe('open');
  });

  it('2: opens the seats of a sequence one after the other, on approval or abstention', () => {
    const { submitted, decide } = reviewOf(sequence);
    let gate = submitted();
    expect(seatsThatAre('open', gate)).toEqual(['bob']);
    expect(refusal(() => decide(gate, 'bea'))).toBe('409 gate.not-your-turn');
    gate = decide(gate, 'bob', 'abstain');
    expect(seatsThatAre('open', gate)).toEqual(['bea']);
    gate = decide(gate, 'bea');
    expect(seatsThatAre('open', gate)).toEqual(['tom']);
    expect(gateStatus(decide(gate, 'tom'))).toBe('open');
  });

  it('2: opens no further seat of a sequence after a rejection', () => {
    const { submitted, decide } = reviewOf({
      ...sequence,
      onReject: 'collect-all',
    });
    const gate = decide(submitted(), 'bob', 'reject');
    expect(lastRound(gate).status).toBe('rejected');
  });

  it('2: holds several rules together', () => {
    const { submitted, decide } = reviewOf([
      any,
      { id: 'money', type: 'any', roles: ['finance'] },
    ]);
    const gate = decide(submitted(), 'bob');
    expect(gateStatus(gate)).toBe('in-review');
    expect(gateStatus(decide(gate, 'fin'))).toBe('open');
  });

  it('2: opens the seats of a rule after the rules that it waits for', () => {
    const { submitted, decide } = reviewOf([
      any,
      { id: 'money', type: 'any', roles: ['finance'], after: ['any'] },
    ]);
    const gate = submitted();
    expect(refusal(() => decide(gate, 'fin'))).toBe('409 gate.not-your-turn');
    expect(seatsThatAre('open', decide(gate, 'tom'))).toEqual(['fin']);
  });

  it('3: ends the round at the first rejection', () => {
    const { submitted, decide } = reviewOf(two);
    const gate = decide(submitted(), 'bob', 'reject');
    expect(lastRound(gate)).toMatchObject({
      status: 'rejected',
      ended: { by: ref('bob'), reason: 'Not so' },
    });
    expect(refusal(() => decide(gate, 'bea'))).toBe('409 gate.not-in-review');
  });

  it('3: hears everyone before it fails, where all are to speak', () => {
    const { submitted, decide } = reviewOf({ ...all, onReject: 'collect-all' });
    let gate = decide(submitted(), 'bob', 'reject');
    gate = decide(gate, 'bea');
    expect(lastRound(gate).status).toBe('in-review');
    expect(lastRound(decide(gate, 'tom')).status).toBe('rejected');
  });

  it('3: fails where all are to speak only once the rule is out of reach', () => {
    const { submitted, decide } = reviewOf({ ...two, onReject: 'collect-all' });
    const gate = decide(submitted(), 'bob', 'reject');
    expect(lastRound(decide(decide(gate, 'bea'), 'tom')).status).toBe(
      'approved',
    );
    expect(
      lastRound(decide(decide(gate, 'bea'), 'tom', 'abstain')).status,
    ).toBe('rejected');
  });

  it('3: hears those whose rule has to wait again', () => {
    const { submitted, decide, takeBack } = reviewOf([
      { id: 'first', type: 'any', roles: ['operations'] },
      { ...all, onReject: 'collect-all', after: ['first'] },
      { id: 'money', type: 'any', roles: ['finance'] },
    ]);
    let gate = decide(decide(submitted(), 'ola'), 'bob', 'reject');
    gate = decide(takeBack(gate, 'ola'), 'fin');
    expect(lastRound(gate).status).toBe('in-review');
    expect(seatsThatAre('waiting', gate)).toEqual(['bea', 'tom']);
  });

  it.each([all, any, sequence])(
    '3: takes no abstention for an approval: $type',
    rule => {
      const { submitted, decide } = reviewOf({
        ...rule,
        roles: ['technology'],
      });
      expect(lastRound(decide(submitted(), 'tom', 'abstain')).status).toBe(
        'rejected',
      );
    },
  );

  it('3: is met by "all" with abstentions beside at least one approval', () => {
    const { submitted, decide } = reviewOf(all);
    const gate = decide(
      decide(submitted(), 'bob', 'abstain'),
      'bea',
      'abstain',
    );
    expect(gateStatus(decide(gate, 'tom'))).toBe('open');
    expect(lastRound(decide(gate, 'tom', 'abstain')).status).toBe('rejected');
  });

  it('3: refuses the decision that would open a gate whose checks do not pass', () => {
    const { submitted, decide } = reviewOf(any);
    const failed = {
      check: 'risk.assessed',
      outcome: 'unknown' as const,
      explanation: { en: 'Nobody could tell' },
      facts: {},
      at: '2026-12-01T12:00:00.000Z',
    };
    const gate = submitted();
    expect(
      refusal(() => decide(gate, 'bob', 'approve', { checks: [failed] })),
    ).toBe('409 gate.checks-fail');
    const open = decide(gate, 'bob', 'approve', {
      checks: [{ ...failed, outcome: 'passed' }],
    });
    expect(gateStatus(open)).toBe('open');
    expect(lastRound(open).lastChecks).toHaveLength(1);
  });

  it('4: refuses to submit where nobody may decide', () => {
    const cutover = aCutover({ team: without('tom') });
    const { submitted } = reviewOf(all, {}, { cutover });
    expect(refusal(() => submitted())).toBe('409 gate.nobody');
  });

  it('4: refuses to submit where too few of n may decide', () => {
    const cutover = aCutover({ team: without('tom', 'bea') });
    const { submitted } = reviewOf(two, {}, { cutover });
    expect(refusal(() => submitted())).toBe('409 gate.nobody');
  });

  it('4: seats those that the template names where nobody else may decide', () => {
    const cutover = aCutover({ team: without('tom') });
    const { submitted } = reviewOf(
      { ...all, onEmpty: { escalate: 'sponsor' } },
      {},
      { cutover },
    );
    expect(
      lastRound(submitted()).seats.map(({ holder, origin }) => [
        holder,
        origin,
      ]),
    ).toEqual([
      [ref('bob'), 'role'],
      [ref('bea'), 'role'],
      [ref('sue'), 'escalated'],
    ]);
  });

  it('4: leaves an open seat to nobody in mid-round where the template refuses', () => {
    const { submitted, left, mayDecide } = reviewOf(all);
    const gate = left(submitted(), without('tom'));
    const cutover = aCutover({ team: without('tom') });
    expect(mayDecide(gate, 'tom', { cutover })).toEqual([]);
    expect(lastRound(gate).status).toBe('in-review');
  });

  it('4: refuses to submit where no rule applies, for nobody would approve', () => {
    const { submitted, call, closed } = reviewOf({ ...all, when: false });
    expect(refusal(() => submitted())).toBe('409 gate.nobody');
    const { shortages } = rehearseGate(closed, nothing, call('cora'));
    expect(shortages).toHaveLength(1);
  });

  it('5: never lets the submitter decide', () => {
    const rule: Rule = { ...any, roles: ['coordinator', 'business'] };
    const { submitted, decide } = reviewOf(rule);
    const gate = submitted();
    expect(lastRound(gate).seats.map(({ holder }) => holder)).toEqual([
      ref('bob'),
      ref('bea'),
    ]);
    expect(
      refusal(() => decide(gate, 'cora', 'approve', { whose: 'bob' })),
    ).toBe('403 gate.own-submission');
  });

  it('5: lets nobody decide who wrote what is reviewed, where the gate says so', () => {
    expect(
      lastRound(reviewOf(any).submitted()).seats.map(({ holder }) => holder),
    ).toContain(ref('tom'));
    const { submitted, decide } = reviewOf(any, { excludeContributors: true });
    const gate = submitted();
    expect(lastRound(gate).seats.map(({ holder }) => holder)).toEqual([
      ref('bob'),
      ref('bea'),
    ]);
    expect(
      refusal(() => decide(gate, 'tom', 'approve', { whose: 'bob' })),
    ).toBe('403 gate.own-contribution');
  });

  it('5: finds nobody where only the submitter or a contributor could decide', () => {
    const marks = { excludeContributors: true };
    const technology: Rule = { ...any, roles: ['technology'] };
    const coordinator: Rule = { ...any, roles: ['coordinator'] };
    expect(refusal(() => reviewOf(technology, marks).submitted())).toBe(
      '409 gate.nobody',
    );
    expect(refusal(() => reviewOf(coordinator).submitted())).toBe(
      '409 gate.nobody',
    );
    const escalated = reviewOf(
      { ...technology, onEmpty: { escalate: 'sponsor' } },
      marks,
    ).submitted();
    expect(lastRound(escalated).seats[0].holder).toBe(ref('sue'));
  });

  describe('where the submitter picks', () => {
    const picking: Rule = { ...all, pick: { min: 1, max: 2 } };
    const picks = (...names: string[]) => ({
      approvers: { all: names.map(ref) },
    });

    it('6: seats those who were picked, and freezes them with the round', () => {
      const gate = reviewOf(picking).submitted(picks('bea', 'tom'));
      expect(lastRound(gate).seats.map(({ holder }) => holder)).toEqual([
        ref('bea'),
        ref('tom'),
      ]);
    });

    it.each([
      ['too few', [], '400 approvers.all gate.pick-number'],
      ['too many', ['bob', 'bea', 'tom'], '400 approvers.all gate.pick-number'],
      [
        'somebody without the role',
        ['bob', 'fin'],
        '400 approvers.all.1 gate.pick-not-eligible',
      ],
    ])('6: refuses %s', (_, names, told) => {
      const { submitted } = reviewOf(picking);
      expect(refusal(() => submitted(picks(...names)))).toBe(told);
    });

    it('6: counts whoever is picked twice once', () => {
      const { submitted } = reviewOf({ ...picking, pick: { min: 2, max: 2 } });
      expect(refusal(() => submitted(picks('bob', 'bob')))).toBe(
        '400 approvers.all gate.pick-number',
      );
    });

    it('6: refuses to pick the submitter or somebody excluded', () => {
      const rule = {
        ...picking,
        roles: ['coordinator', 'technology', 'legal'],
      };
      const { submitted } = reviewOf(rule, { excludeContributors: true });
      expect(refusal(() => submitted(picks('cora', 'tom')))).toBe(
        '400 approvers.all.0 gate.pick-not-eligible, approvers.all.1 gate.pick-not-eligible',
      );
    });

    it('6: refuses to pick where the template does not ask for it', () => {
      const { submitted } = reviewOf(all);
      expect(refusal(() => submitted(picks('bob')))).toBe(
        '400 approvers.all gate.nothing-to-pick',
      );
    });
  });

  it('5: gives a submission its seats by who submits, not by who did before', () => {
    const rule: Rule = { ...any, roles: ['sponsor', 'business'] };
    const { closed, call } = reviewOf(rule);
    const { next } = submitGate(closed, nothing, call('sue'));
    expect(lastRound(next).seats.map(({ holder }) => holder)).not.toContain(
      ref('sue'),
    );
  });
});
