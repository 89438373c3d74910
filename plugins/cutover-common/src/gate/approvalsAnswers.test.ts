import type { Gate, ReviewedItem } from './model';
import { submitGateInputSchema } from './input';
import { GATE_ACTS, SEAT_ACTS } from './gateActs';
import { allowedOnGate } from './mayOnGate';
import { allowedOnSeat } from './mayOnSeat';
import { rehearseGate } from './submitGate';
import {
  lastRound,
  refusal,
  reviewOf,
  seatIn,
  seatsThatAre,
  without,
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
const money: Rule = { id: 'money', type: 'all', roles: ['finance'] };

describe('Why can I not decide', () => {
  const names = [...Object.values(team).flat(), ref('eve')];
  const review = reviewOf([{ ...all, type: 'in-sequence' }, money], {
    returnTo: ['sponsor'],
    emergency: { roles: ['sponsor'], reviewWithin: 'P1D' },
  });
  const { submitted, decide, add, remove, transfer, giveBack } = review;
  const first = submitted();
  const ended = giveBack(first, 'bob', { items: [report.id] });

  it.each<[string, Gate]>([
    ['under review', first],
    ['decided in part', decide(first, 'bob')],
    ['with an added signer', add(first, 'bob', 'ola', 'before')],
    [
      'with a removed signer',
      remove(add(first, 'bob', 'ola', 'before'), 'bob', 'ola'),
    ],
    ['with a seat handed over', transfer(first, 'bob', 'ola')],
    ['returned', ended],
    ['never submitted', review.closed],
  ])(
    '19: every seat and every button answers in one sentence: %s',
    (_, gate) => {
      for (const name of names) {
        const call = review.call(name.split('/')[1]);
        const onGate = allowedOnGate(gate, call);
        expect(Object.keys(onGate)).toEqual(GATE_ACTS);
        const onSeats = (gate.rounds.at(-1)?.seats ?? []).map(seat => {
          const allowed = allowedOnSeat(gate, seat, call);
          expect(Object.keys(allowed)).toEqual(SEAT_ACTS);
          return allowed;
        });
        const refusals = [onGate, ...onSeats]
          .flatMap(each => Object.values(each))
          .filter(({ allowed }) => !allowed);
        for (const refused of refusals) {
          expect(refused).toEqual({
            allowed: false,
            reason: expect.stringMatching(/^[a-z]+\.[a-z-]+$/),
            message: expect.stringMatching(/^[^.!?\n]{10,}$/),
          });
        }
      }
    },
  );

  it('19: says for what one waits, and by whom', () => {
    const verdict = allowedOnSeat(
      first,
      seatIn(first, 'tom'),
      review.call('tom'),
    );
    expect(verdict.decide).toMatchObject({
      reason: 'gate.not-your-turn',
      message: expect.stringContaining(ref('bob')),
    });
  });

  it('19: says what the act itself says', () => {
    for (const name of names.map(each => each.split('/')[1])) {
      for (const seat of lastRound(first).seats) {
        const verdict = allowedOnSeat(first, seat, review.call(name)).decide;
        const whose = seat.holder.split('/')[1];
        const attempt = () => decide(first, name, 'approve', { whose });
        const told = verdict.allowed ? 'allowed' : verdict.reason;
        let found = 'allowed';
        try {
          attempt();
        } catch {
          [, found] = refusal(attempt).split(' ');
        }
        expect(found).toBe(told);
      }
    }
  });
});

describe('A dry run', () => {
  const nothing = submitGateInputSchema.parse({});

  it('20: says who would decide, and writes nothing', () => {
    const { closed, call } = reviewOf([all, money]);
    const found = rehearseGate(closed, nothing, call('cora'));
    expect(found.round.seats.map(({ rule, holder }) => [rule, holder])).toEqual(
      [
        ['all', ref('bob')],
        ['all', ref('bea')],
        ['all', ref('tom')],
        ['money', ref('fin')],
      ],
    );
    expect(found.shortages).toEqual([]);
    expect(closed.rounds).toEqual([]);
  });

  it('20: says which rule could deadlock, who is missing, and why', () => {
    const { closed, call } = reviewOf(
      [
        { ...all, roles: ['technology'] },
        { ...any, roles: ['legal'] },
      ],
      { excludeContributors: true },
      { cutover: aCutover({ team: without('lea') }) },
    );
    expect(rehearseGate(closed, nothing, call('cora')).shortages).toEqual([
      {
        rule: 'all',
        role: 'technology',
        needed: 1,
        found: 0,
        barred: [{ person: ref('tom'), reason: 'gate.own-contribution' }],
        message: 'Nobody who holds technology may decide',
      },
      {
        rule: 'any',
        needed: 1,
        found: 0,
        barred: [],
        message: 'Nobody who holds legal may decide',
      },
    ]);
  });

  it('20: finds all faults of what would be given', () => {
    const { closed, call } = reviewOf({ ...any, pick: { min: 1, max: 1 } });
    const input = submitGateInputSchema.parse({
      approvers: { any: [ref('fin')] },
      offered: ['s1'],
      straight: true,
    });
    expect(
      rehearseGate(closed, input, call('cora')).faults.map(
        ({ reason }) => reason,
      ),
    ).toEqual([
      'gate.pick-not-eligible',
      'gate.not-offered',
      'gate.not-straight',
    ]);
  });
});

describe('Field rights', () => {
  describe('where a reviewed item has fields that not everybody may see', () => {
    const secret: ReviewedItem = {
      ...report,
      readers: [['finance', 'business']],
    };

    it('21: gives nobody a seat who may not see all of it', () => {
      const { submitted } = reviewOf(any, {}, { items: [secret] });
      expect(lastRound(submitted()).seats.map(({ holder }) => holder)).toEqual([
        ref('bob'),
        ref('bea'),
      ]);
      const technology: Rule = { ...any, roles: ['technology'] };
      expect(
        refusal(() =>
          reviewOf(technology, {}, { items: [secret] }).submitted(),
        ),
      ).toBe('409 gate.nobody');
    });

    it('21: asks of a reader one role out of each group', () => {
      const both = { ...secret, readers: [['business'], ['operations']] };
      const cutover = aCutover({
        team: { ...team, operations: [ref('bob'), ref('ola')] },
      });
      const { submitted } = reviewOf(
        any,
        {},
        { items: [report, both], cutover },
      );
      expect(lastRound(submitted()).seats.map(({ holder }) => holder)).toEqual([
        ref('bob'),
      ]);
    });

    it('21: lets nobody stand in who may not see it', () => {
      const substitutions = [
        {
          id: '1',
          principal: ref('bob'),
          substitute: ref('tom'),
          start: '2026-01-01T00:00:00.000Z',
          end: '2027-01-01T00:00:00.000Z',
        },
      ];
      const { submitted, decide } = reviewOf(
        any,
        {},
        { items: [secret], substitutions },
      );
      expect(
        refusal(() => decide(submitted(), 'tom', 'approve', { whose: 'bob' })),
      ).toBe('403 gate.content-hidden');
    });

    it('21: hands no seat to somebody who may not see it, nor adds them', () => {
      const { submitted, transfer, add } = reviewOf(
        any,
        { addSignersFrom: ['technology', 'finance'] },
        { items: [secret] },
      );
      const gate = submitted();
      expect(refusal(() => transfer(gate, 'bob', 'tom'))).toBe(
        '400 to gate.content-hidden',
      );
      expect(refusal(() => add(gate, 'bob', 'tom'))).toBe(
        '400 person gate.content-hidden',
      );
      expect(seatsThatAre('open', add(gate, 'bob', 'fin'))).toContain('fin');
    });

    it('21: takes the seat from whoever may no longer see it', () => {
      const cutover = aCutover({
        team: { ...team, finance: [], business: [ref('bea')] },
      });
      const { submitted, transfer, decide } = reviewOf(
        any,
        {},
        { items: [secret] },
      );
      const gate = transfer(submitted(), 'bob', 'fin');
      expect(refusal(() => decide(gate, 'fin', 'approve', { cutover }))).toBe(
        '403 gate.content-hidden',
      );
    });
  });
});
