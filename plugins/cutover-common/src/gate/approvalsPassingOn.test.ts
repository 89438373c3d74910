import type { ReviewedItem } from './model';
import { gateStatus } from './evolveGate';
import { allowedOnSeat } from './mayOnSeat';
import {
  lastRound,
  refusal,
  reviewOf,
  seatIn,
  seatsThatAre,
  standsIn,
} from './__testUtils__/actsIn';
import {
  noon,
  ref,
  report,
  seatOf,
  sha256,
  type Rule,
} from './__testUtils__/aReview';

const all: Rule = { id: 'all', type: 'all', roles: ['business', 'technology'] };
const any: Rule = { ...all, id: 'any', type: 'any' };
const money: Rule = { id: 'money', type: 'all', roles: ['finance'] };

describe('Handing a seat over', () => {
  it('10: hands one open seat over for good, and the new holder may do all that the old one could', () => {
    const { submitted, transfer, decide, add, giveBack } = reviewOf(all);
    const gate = transfer(submitted(), 'bob', 'ola');
    expect(lastRound(gate).seats[0]).toMatchObject({
      holder: ref('ola'),
      role: 'business',
      transfers: [{ from: ref('bob'), to: ref('ola') }],
    });
    expect(
      refusal(() => decide(gate, 'bob', 'approve', { whose: 'ola' })),
    ).toBe('403 gate.not-yours');
    expect(seatIn(decide(gate, 'ola'), 'ola').decision?.verdict).toBe(
      'approve',
    );
    expect(seatsThatAre('open', add(gate, 'ola', 'fin'))).toContain('fin');
    expect(
      lastRound(giveBack(gate, 'ola', { items: [report.id] })).status,
    ).toBe('returned');
  });

  it.each([
    ['oneself', 'bob', '400 to gate.transfer-to-oneself'],
    ['the submitter', 'cora', '400 to gate.own-submission'],
    ['an excluded person', 'tom', '400 to gate.own-contribution'],
    [
      'somebody with a seat in that rule',
      'bea',
      '400 to gate.transfer-has-seat',
    ],
    ['somebody outside the team', 'eve', '400 to gate.transfer-out-of-team'],
  ])('10: hands no seat to %s', (_, to, told) => {
    const { submitted, transfer } = reviewOf(
      { ...all, roles: ['business'] },
      { excludeContributors: true },
    );
    expect(refusal(() => transfer(submitted(), 'bob', to))).toBe(told);
  });

  it('10: hands a seat to somebody who has one under another rule', () => {
    const { submitted, transfer } = reviewOf([all, money]);
    const gate = transfer(submitted(), 'bob', 'fin');
    expect(seatIn(gate, 'fin', 'all').transfers).toHaveLength(1);
  });

  it('10: hands no seat over that is decided or somebody else’s', () => {
    const { submitted, transfer, decide } = reviewOf(all);
    const gate = decide(submitted(), 'bob');
    expect(refusal(() => transfer(gate, 'bob', 'ola'))).toBe(
      '409 gate.seat-decided',
    );
    expect(refusal(() => transfer(gate, 'bob', 'ola', { whose: 'bea' }))).toBe(
      '403 gate.not-yours',
    );
  });

  it('10: hands a seat over three times at most, and never back into the chain', () => {
    const { submitted, transfer } = reviewOf(all);
    let gate = transfer(transfer(submitted(), 'bob', 'ola'), 'ola', 'fin');
    expect(refusal(() => transfer(gate, 'fin', 'bob'))).toBe(
      '409 gate.transfer-back',
    );
    expect(refusal(() => transfer(gate, 'fin', 'ola'))).toBe(
      '409 gate.transfer-back',
    );
    gate = transfer(gate, 'fin', 'lea');
    expect(refusal(() => transfer(gate, 'lea', 'sue'))).toBe(
      '409 gate.too-many-transfers',
    );
  });

  it('10: lets the giver recall it until it is used', () => {
    const { submitted, transfer, recall, decide, takeBack, add } =
      reviewOf(all);
    const gate = transfer(submitted(), 'bob', 'ola');
    const back = recall(gate, 'bob', 'ola');
    expect(seatIn(back, 'bob').transfers).toEqual([]);
    expect(seatsThatAre('open', decide(back, 'bob'))).toEqual(['bea', 'tom']);
    for (const used of [
      decide(gate, 'ola'),
      takeBack(decide(gate, 'ola'), 'ola'),
      add(gate, 'ola', 'fin'),
    ]) {
      expect(refusal(() => recall(used, 'bob', 'ola'))).toBe(
        '409 gate.transfer-used',
      );
    }
  });

  it('10: lets the giver recall it although they have used it themselves before', () => {
    const { submitted, transfer, recall, decide, takeBack, add } =
      reviewOf(all);
    let gate = takeBack(decide(submitted(), 'bob'), 'bob');
    gate = transfer(add(gate, 'bob', 'fin'), 'bob', 'ola');
    expect(seatIn(recall(gate, 'bob', 'ola'), 'bob').transfers).toEqual([]);
  });

  it('10: lets nobody else recall it, nor the giver before the last', () => {
    const { submitted, transfer, recall } = reviewOf(all);
    const gate = transfer(submitted(), 'bob', 'ola');
    expect(refusal(() => recall(gate, 'bea', 'ola'))).toBe(
      '403 gate.not-yours',
    );
    const further = transfer(gate, 'ola', 'fin');
    expect(refusal(() => recall(further, 'bob', 'fin'))).toBe(
      '403 gate.not-yours',
    );
  });
});

describe('Asking for an opinion', () => {
  it('11: takes the answer for advice, and the seat comes back', () => {
    const { submitted, ask, answer, decide } = reviewOf(any);
    let gate = ask(submitted(), 'bob', 'lea');
    expect(
      refusal(() => decide(gate, 'lea', 'approve', { whose: 'bob' })),
    ).toBe('403 gate.not-yours');
    gate = answer(gate, 'lea', 'bob');
    expect(gateStatus(gate)).toBe('in-review');
    expect(seatIn(gate, 'bob').opinions).toMatchObject([
      { of: ref('lea'), askedBy: ref('bob'), answer: 'It is', endedAt: noon },
    ]);
    expect(gateStatus(decide(gate, 'bob'))).toBe('open');
  });

  it('11: lets the holder stop waiting, and decide, at any time', () => {
    const { submitted, ask, answer, stopAsking, decide } = reviewOf(all);
    const asked = ask(submitted(), 'bob', 'lea');
    const stopped = stopAsking(asked, 'bob');
    const [opinion] = seatIn(stopped, 'bob').opinions;
    expect(opinion).toMatchObject({ endedAt: noon });
    expect(opinion.answer).toBeUndefined();
    expect(refusal(() => answer(stopped, 'lea', 'bob'))).toBe(
      '409 gate.not-asked',
    );
    expect(refusal(() => stopAsking(stopped, 'bob'))).toBe(
      '409 gate.nobody-asked',
    );
    expect(seatIn(decide(asked, 'bob'), 'bob').opinions).toMatchObject([
      { endedAt: noon },
    ]);
  });

  it('11: asks neither oneself nor somebody twice, and only as the holder', () => {
    const { submitted, ask, answer } = reviewOf(all);
    const gate = ask(submitted(), 'bob', 'lea');
    expect(refusal(() => ask(gate, 'bob', 'bob'))).toBe(
      '400 of gate.ask-oneself',
    );
    expect(refusal(() => ask(gate, 'bob', 'lea'))).toBe(
      '409 gate.asked-already',
    );
    expect(refusal(() => answer(gate, 'bea', 'bob'))).toBe(
      '409 gate.not-asked',
    );
    const again = ask(answer(gate, 'lea', 'bob'), 'bob', 'lea');
    expect(seatIn(again, 'bob').opinions).toHaveLength(2);
  });
});

describe('Returning', () => {
  const returning = { returnTo: ['sponsor'] };
  const activity = { id: 'plan', title: 'Plan', role: 'technology' };
  const spec = {
    ...reviewOf(all).call('bob').spec,
    phases: [{ id: 'planning', activities: [activity] }],
  } as never;

  it('12: is not a rejection: open seats close and the decisions stay readable', () => {
    const { submitted, decide, giveBack } = reviewOf(all);
    const gate = giveBack(decide(submitted(), 'bob'), 'bea', {
      items: [report.id],
    });
    expect(lastRound(gate)).toMatchObject({
      status: 'returned',
      returned: { items: [report.id], seat: seatOf(gate, 'bea') },
      ended: { by: ref('bea'), reason: 'Once more' },
    });
    expect(seatsThatAre('open', gate)).toEqual([]);
    expect(seatsThatAre('closed', gate)).toEqual(['bea', 'tom']);
    expect(seatIn(gate, 'bob').decision?.verdict).toBe('approve');
    expect(gateStatus(gate)).toBe('closed');
    expect(refusal(() => decide(gate, 'tom'))).toBe('409 gate.not-in-review');
  });

  it('12: names items, activities or an earlier phase', () => {
    const { submitted, giveBack } = reviewOf(all);
    const gate = giveBack(
      submitted(),
      'bob',
      { activities: ['plan'] },
      { spec },
    );
    expect(lastRound(gate).returned?.activities).toEqual(['plan']);
    expect(refusal(() => giveBack(submitted(), 'bob', {}))).toBe(
      '400 items gate.nothing-returned',
    );
    expect(
      refusal(() =>
        giveBack(submitted(), 'bob', { items: ['x'], activities: ['ghost'] }),
      ),
    ).toBe('400 items.0 gate.not-reviewed, activities.0 gate.activity-unknown');
  });

  it('12: goes back to an earlier phase only by the roles that the template names', () => {
    const rule: Rule = { ...all, roles: ['business', 'sponsor'] };
    const phase = 'initiation';
    const { submitted, giveBack } = reviewOf(rule, returning);
    expect(refusal(() => giveBack(submitted(), 'bob', { phase }))).toBe(
      '403 gate.return-not-there',
    );
    const { returned } = lastRound(giveBack(submitted(), 'sue', { phase }));
    expect(returned?.phase).toBe(phase);
    const unnamed = reviewOf(rule, {});
    expect(
      refusal(() => unnamed.giveBack(unnamed.submitted(), 'sue', { phase })),
    ).toBe('403 gate.return-not-there');
  });

  it.each([
    ['planning', '400 phase gate.phase-not-reached'],
    ['closing', '409 gate.phase-not-reached'],
    ['ghost', '400 phase gate.phase-not-reached'],
  ])(
    '12: does not go back to a phase that was never reached before: %s',
    (phase, expected) => {
      const rule: Rule = { ...all, roles: ['sponsor'] };
      const { submitted, giveBack } = reviewOf(rule, returning);
      expect(refusal(() => giveBack(submitted(), 'sue', { phase }))).toBe(
        expected,
      );
    },
  );

  it('19: says beforehand whether an earlier phase can be named, and why not', () => {
    const rule: Rule = { ...all, roles: ['business', 'sponsor'] };
    const verdictOf = (
      { submitted, call }: ReturnType<typeof reviewOf>,
      name: string,
      more = {},
    ) => {
      const gate = submitted();
      const verdict = allowedOnSeat(gate, seatIn(gate, name), call(name, more))[
        'return-to-phase'
      ];
      return verdict.allowed || verdict.reason;
    };
    expect(verdictOf(reviewOf(rule, returning), 'sue')).toBe(true);
    expect(verdictOf(reviewOf(rule, returning), 'bob')).toBe(
      'gate.return-not-there',
    );
    expect(verdictOf(reviewOf(rule, {}), 'sue')).toBe('gate.return-not-there');
    const first = { phases: [{ id: 'initiation', gate: { id: 'review' } }] };
    expect(
      verdictOf(reviewOf(rule, returning), 'sue', {
        spec: { ...(spec as object), ...first },
      }),
    ).toBe('gate.no-earlier-phase');
  });

  it('12: is up to a holder whose turn it is, on what they looked at', () => {
    const { submitted, giveBack, decide } = reviewOf({
      ...all,
      type: 'in-sequence',
    });
    const gate = decide(submitted(), 'bob');
    const items = [report.id];
    expect(refusal(() => giveBack(gate, 'bob', { items }))).toBe(
      '409 gate.seat-decided',
    );
    expect(refusal(() => giveBack(gate, 'tom', { items }))).toBe(
      '409 gate.not-your-turn',
    );
    expect(
      refusal(() => giveBack(gate, 'bea', { items, hash: '0'.repeat(64) })),
    ).toBe('409 gate.hash-differs');
  });

  describe('and resubmitting', () => {
    const changed: ReviewedItem[] = [
      { ...report, revision: 2, hash: sha256('report 2') },
    ];
    const { submitted, decide, giveBack, resubmitted } = reviewOf(all);
    const returned = giveBack(decide(submitted(), 'bob'), 'bea', {
      items: [report.id],
    });

    it('12: lets all decide again', () => {
      const gate = resubmitted(returned, {}, { items: changed });
      expect(seatsThatAre('open', gate)).toEqual(['bob', 'bea', 'tom']);
      expect(seatsThatAre('open', resubmitted(returned, {}))).toHaveLength(3);
    });

    it('12: goes straight to the one who returned it, if the hash is unchanged', () => {
      const gate = resubmitted(returned, { straight: true });
      expect(seatsThatAre('open', gate)).toEqual(['bea', 'tom']);
      expect(seatIn(gate, 'bob').decision).toMatchObject({
        verdict: 'approve',
        fromRound: 1,
      });
    });

    it('12: does not go straight with something else, or after another end', () => {
      const told = '400 straight gate.not-straight';
      expect(
        refusal(() =>
          resubmitted(returned, { straight: true }, { items: changed }),
        ),
      ).toBe(told);
      const rejected = decide(submitted(), 'bob', 'reject');
      expect(refusal(() => resubmitted(rejected, { straight: true }))).toBe(
        told,
      );
    });

    it('12: carries no decision of somebody who submits it now', () => {
      const substitutions = [standsIn('sue', 'bob')];
      const review = reviewOf(all, {}, { substitutions });
      const first = review.decide(review.submitted(), 'sue', 'approve', {
        whose: 'bob',
      });
      const gate = review.resubmitted(
        review.giveBack(first, 'bea', { items: [report.id] }),
        { straight: true },
        {},
        'sue',
      );
      expect(seatsThatAre('open', gate)).toEqual(['bob', 'bea', 'tom']);
    });
  });
});
