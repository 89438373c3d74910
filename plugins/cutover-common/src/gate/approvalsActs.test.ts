import { gateStatus } from './evolveGate';
import { decideGate } from './decideGate';
import {
  lastRound,
  refusal,
  reviewOf,
  seatIn,
  seatsThatAre,
} from './__testUtils__/actsIn';
import {
  aCutover,
  decision,
  noon,
  ref,
  report,
  seatOf,
  team,
  type Rule,
} from './__testUtils__/aReview';

const all: Rule = { id: 'all', type: 'all', roles: ['business', 'technology'] };
const any: Rule = { ...all, id: 'any', type: 'any' };
const money: Rule = { id: 'money', type: 'all', roles: ['finance'] };

describe('Deciding', () => {
  it.each(['approve', 'reject', 'abstain'] as const)(
    '7: takes the verdict %s with a comment, and says who decided when',
    verdict => {
      const { submitted, call } = reviewOf(all);
      const gate = submitted();
      const { next } = decideGate(
        gate,
        {
          hash: lastRound(gate).hash,
          decisions: [
            { seat: seatOf(gate, 'bob'), verdict, comment: 'I looked at it' },
          ],
        },
        call('bob'),
      );
      expect(seatIn(next, 'bob').decision).toEqual({
        verdict,
        comment: 'I looked at it',
        by: ref('bob'),
        at: noon,
      });
    },
  );

  it.each([undefined, ''])(
    '7: asks why it is rejected, not taking %j',
    said => {
      const { submitted, call } = reviewOf(all);
      const gate = submitted();
      const { hash, decisions } = decision(gate, 'bob', 'reject');
      expect(
        refusal(() =>
          decideGate(
            gate,
            { hash, decisions: [{ ...decisions[0], comment: said }] },
            call('bob'),
          ),
        ),
      ).toBe('400 decisions.0.comment gate.comment-missing');
    },
  );

  it('7: takes back one’s own decision until the round closes, and both entries stay readable', () => {
    const { submitted, decide, takeBack } = reviewOf(all);
    let gate = takeBack(decide(submitted(), 'bob'), 'bob');
    expect(seatsThatAre('open', gate)).toContain('bob');
    expect(seatIn(gate, 'bob').takenBack).toMatchObject([
      { verdict: 'approve', by: ref('bob'), at: noon, takenBackAt: noon },
    ]);
    gate = decide(gate, 'bob', 'abstain');
    expect(seatIn(gate, 'bob')).toMatchObject({
      decision: { verdict: 'abstain' },
      takenBack: [{ verdict: 'approve' }],
    });
    gate = decide(decide(gate, 'bea'), 'tom');
    expect(refusal(() => takeBack(gate, 'bob'))).toBe('409 gate.not-in-review');
  });

  it('7: takes back nobody else’s decision, and none that was not given', () => {
    const { submitted, decide, takeBack } = reviewOf(all);
    const gate = decide(submitted(), 'bob');
    expect(refusal(() => takeBack(gate, 'bea', { whose: 'bob' }))).toBe(
      '403 gate.not-yours',
    );
    expect(refusal(() => takeBack(gate, 'bea'))).toBe(
      '409 gate.nothing-to-take-back',
    );
  });

  it('7: closes the seats of a rule that is met, and opens them again when that is taken back', () => {
    const { submitted, decide, takeBack } = reviewOf([any, money]);
    const gate = decide(submitted(), 'bob');
    expect(seatsThatAre('not-needed', gate)).toEqual(['bea', 'tom']);
    expect(refusal(() => decide(gate, 'bea'))).toBe('409 gate.seat-not-needed');
    expect(seatsThatAre('open', takeBack(gate, 'bob'))).toEqual([
      'bob',
      'bea',
      'tom',
      'fin',
    ]);
  });

  it('7: does not decide twice', () => {
    const { submitted, decide } = reviewOf(all);
    const gate = decide(submitted(), 'bob');
    expect(refusal(() => decide(gate, 'bob', 'abstain'))).toBe(
      '409 gate.seat-decided',
    );
    const fresh = submitted();
    const { hash, decisions } = decision(fresh, 'bob');
    const twice = { hash, decisions: [...decisions, ...decisions] };
    const { call } = reviewOf(all);
    expect(refusal(() => decideGate(fresh, twice, call('bob')))).toBe(
      '409 gate.seat-decided',
    );
  });

  it('7: does not decide on a seat that is not there', () => {
    const { submitted, call } = reviewOf(all);
    const gate = submitted();
    const decisions = [{ seat: 's9', verdict: 'approve' as const }];
    expect(
      refusal(() =>
        decideGate(
          gate,
          { hash: lastRound(gate).hash, decisions },
          call('bob'),
        ),
      ),
    ).toBe('404 gate.seat-unknown');
  });

  it('7: does not decide without the role', () => {
    const { submitted, decide } = reviewOf(all);
    expect(
      refusal(() => decide(submitted(), 'fin', 'approve', { whose: 'bob' })),
    ).toBe('403 gate.not-yours');
  });

  it.each(['approve', 'abstain', 'reject'] as const)(
    '7: does not %s what was not looked at',
    verdict => {
      const { submitted, call } = reviewOf(all);
      const gate = submitted();
      const forged = {
        ...decision(gate, 'bob', verdict),
        hash: '0'.repeat(64),
      };
      expect(refusal(() => decideGate(gate, forged, call('bob')))).toBe(
        '409 gate.hash-differs',
      );
    },
  );

  it('7: is up to a person, and to a cutover that is running', () => {
    const { submitted, decide } = reviewOf(all);
    const gate = submitted();
    const by = { kind: 'service' as const, ref: ref('bob'), groups: [] };
    expect(refusal(() => decide(gate, 'bob', 'approve', { by }))).toBe(
      '403 actor.person-needed',
    );
    const cutover = aCutover({ status: 'cancelled' });
    expect(refusal(() => decide(gate, 'bob', 'approve', { cutover }))).toBe(
      '409 cutover.not-running',
    );
  });
});

describe('Adding and removing signers', () => {
  it('8: adds a signer in parallel, who has to approve as well', () => {
    const { submitted, decide, add } = reviewOf(any);
    let gate = add(submitted(), 'bob', 'fin');
    expect(seatIn(gate, 'fin')).toMatchObject({
      origin: 'added',
      role: 'finance',
      added: { by: ref('bob'), to: seatOf(gate, 'bob'), position: 'parallel' },
    });
    gate = decide(gate, 'bob');
    expect(gateStatus(gate)).toBe('in-review');
    expect(gateStatus(decide(gate, 'fin'))).toBe('open');
  });

  it('8: lets the adder wait for a signer who was added before', () => {
    const { submitted, decide, add } = reviewOf(any);
    const gate = add(submitted(), 'bob', 'fin', 'before');
    expect(refusal(() => decide(gate, 'bob'))).toBe('409 gate.not-your-turn');
    expect(seatsThatAre('open', decide(gate, 'fin'))).toContain('bob');
  });

  it('8: lets the rule wait for a signer who was added after', () => {
    const { submitted, decide, add } = reviewOf(any);
    let gate = add(submitted(), 'bob', 'fin', 'after');
    expect(refusal(() => decide(gate, 'fin'))).toBe('409 gate.not-your-turn');
    gate = decide(gate, 'bob');
    expect(gateStatus(gate)).toBe('in-review');
    expect(gateStatus(decide(gate, 'fin'))).toBe('open');
  });

  it('8: keeps the next of a sequence waiting for a signer who was added to the one before', () => {
    const { submitted, decide, add } = reviewOf({
      ...all,
      type: 'in-sequence',
    });
    let gate = decide(add(submitted(), 'bob', 'fin', 'after'), 'bob');
    expect(seatsThatAre('open', gate)).toEqual(['fin']);
    gate = decide(gate, 'fin');
    expect(seatsThatAre('open', gate)).toEqual(['bea']);
  });

  it('8: never fills the seat of a role with an added signer', () => {
    const { submitted, decide, add } = reviewOf({
      ...any,
      type: 'n-of-m',
      n: 2,
    });
    let gate = decide(add(submitted(), 'bob', 'fin'), 'fin');
    gate = decide(gate, 'bob');
    expect(gateStatus(gate)).toBe('in-review');
    expect(gateStatus(decide(gate, 'bea'))).toBe('open');
  });

  it('8: counts the rejection of an added signer like any other', () => {
    const { submitted, decide, add } = reviewOf(any);
    const gate = decide(add(submitted(), 'bob', 'fin'), 'fin', 'reject');
    expect(lastRound(gate).status).toBe('rejected');
  });

  it('8: takes the abstention of an added signer for an answer, not for an approval', () => {
    const { submitted, decide, add } = reviewOf(any);
    const gate = decide(add(submitted(), 'bob', 'fin'), 'fin', 'abstain');
    expect(gateStatus(gate)).toBe('in-review');
    expect(gateStatus(decide(gate, 'bob'))).toBe('open');
  });

  it('8: lets nobody add who has decided or holds no seat', () => {
    const { submitted, decide, add } = reviewOf(all);
    const gate = decide(submitted(), 'bob');
    expect(refusal(() => add(gate, 'bob', 'fin'))).toBe(
      '409 gate.seat-decided',
    );
    expect(
      refusal(() => add(gate, 'ola', 'fin', 'after', { whose: 'bea' })),
    ).toBe('403 gate.not-yours');
  });

  it.each([
    ['the submitter', 'cora', '400 person gate.own-submission'],
    ['an excluded person', 'tom', '400 person gate.own-contribution'],
    ['somebody out of scope', 'eve', '400 person gate.signer-out-of-scope'],
    ['a holder under this rule', 'ola', '400 person gate.signer-has-seat'],
    ['a holder under another rule', 'fin', '400 person gate.signer-has-seat'],
  ])('8: never adds %s', (_, person, told) => {
    const rule: Rule = { ...all, roles: ['business', 'operations'] };
    const { submitted, add } = reviewOf([rule, money], {
      addSignersFrom: ['coordinator', 'technology', 'operations', 'finance'],
      excludeContributors: true,
    });
    expect(refusal(() => add(submitted(), 'bob', person))).toBe(told);
  });

  it('8: adds nobody twice', () => {
    const { submitted, add } = reviewOf(all);
    const gate = add(submitted(), 'bob', 'fin');
    expect(refusal(() => add(gate, 'bea', 'fin'))).toBe(
      '400 person gate.signer-has-seat',
    );
  });

  it('8: adds nobody where the template names no scope', () => {
    const { submitted, add } = reviewOf(all, { addSignersFrom: [] });
    expect(refusal(() => add(submitted(), 'bob', 'fin'))).toBe(
      '409 gate.no-signers',
    );
  });

  it('8: is one level deep', () => {
    const { submitted, add } = reviewOf(all);
    const gate = add(submitted(), 'bob', 'fin');
    expect(refusal(() => add(gate, 'fin', 'lea'))).toBe(
      '409 gate.added-adds-nobody',
    );
  });

  describe('in the next round', () => {
    const again = reviewOf(all);
    const first = again.add(again.submitted(), 'bob', 'fin', 'before');
    const returned = again.giveBack(first, 'bea', { items: [report.id] });
    const resubmitted = (offered: string[], from = returned) =>
      again.resubmitted(from, { offered });

    it('8: lapses with the round', () => {
      expect(lastRound(resubmitted([])).seats).toHaveLength(3);
    });

    it('8: is offered again', () => {
      const gate = resubmitted([seatOf(first, 'fin')]);
      expect(seatIn(gate, 'fin').added).toMatchObject({
        by: ref('bob'),
        to: seatOf(gate, 'bob'),
        position: 'before',
      });
      expect(seatsThatAre('waiting', gate)).toEqual(['bob']);
    });

    it('8: offers nobody who was not added, was removed, or may not be added any more', () => {
      const refused = '400 offered.0 gate.not-offered';
      expect(refusal(() => resubmitted([seatOf(first, 'bob')]))).toBe(refused);
      expect(refusal(() => resubmitted(['s99']))).toBe(refused);
      const fin = seatOf(first, 'fin');
      const removed = again.giveBack(again.remove(first, 'bob', 'fin'), 'bea', {
        items: [report.id],
      });
      expect(refusal(() => resubmitted([fin], removed))).toBe(refused);
      const cutover = aCutover({ team: { ...team, finance: [] } });
      expect(
        refusal(() =>
          again.resubmitted(returned, { offered: [fin] }, { cutover }),
        ),
      ).toBe(refused);
    });
  });

  it.each(['bob', 'sue'])(
    '9: removes an added, undecided signer, by the adder or the team leader: %s',
    name => {
      const { submitted, add, remove } = reviewOf(all);
      const gate = remove(add(submitted(), 'bob', 'fin'), name, 'fin');
      expect(lastRound(gate).seats.at(-1)?.removed).toEqual({
        by: ref(name),
        at: noon,
        reason: 'Not needed',
      });
      expect(seatsThatAre('open', gate)).not.toContain('fin');
    },
  );

  it('9: removes nobody else’s signer, no seat of a role, and none that has decided', () => {
    const { submitted, add, remove, decide } = reviewOf(all);
    const gate = add(submitted(), 'bob', 'fin');
    expect(refusal(() => remove(gate, 'bea', 'fin'))).toBe(
      '403 gate.not-yours',
    );
    expect(refusal(() => remove(gate, 'sue', 'bea'))).toBe(
      '409 gate.not-removable',
    );
    expect(refusal(() => remove(decide(gate, 'fin'), 'bob', 'fin'))).toBe(
      '409 gate.not-removable',
    );
  });

  it('9: looks at the rule again at once, and may open the gate', () => {
    const { submitted, add, remove, decide } = reviewOf(any);
    const gate = decide(add(submitted(), 'bob', 'fin'), 'bob');
    expect(gateStatus(gate)).toBe('in-review');
    expect(gateStatus(remove(gate, 'bob', 'fin'))).toBe('open');
  });
});
