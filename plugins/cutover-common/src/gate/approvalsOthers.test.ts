import type { Gate, ReviewedItem } from './model';
import { followDueDates } from './dueSeats';
import {
  copyGate,
  lapseGate,
  openInEmergency,
  urgeGate,
  withdrawGate,
} from './endRound';
import { gateStatus } from './evolveGate';
import { awaitsReview } from './mayOnGate';
import { lapseCauses, reviewHash } from './reviewHash';
import { lastRound, refusal, reviewOf, seatIn } from './__testUtils__/actsIn';
import {
  aCutover,
  noon,
  ref,
  report,
  seatOf,
  sha256,
  type Rule,
} from './__testUtils__/aReview';

const all: Rule = { id: 'all', type: 'all', roles: ['business', 'technology'] };
const any: Rule = { ...all, id: 'any', type: 'any' };
/** So many hours after noon. */
const hours = (number: number) =>
  new Date(Date.parse(noon) + number * 3_600_000).toISOString();

describe('What others do', () => {
  it('15: withdraws by the submitter alone, while the round is open', () => {
    const { submitted, decide, call, resubmitted } = reviewOf(any);
    const gate = submitted();
    expect(refusal(() => withdrawGate(gate, undefined, call('sue')))).toBe(
      '403 gate.not-yours',
    );
    const { next } = withdrawGate(gate, 'Too early', call('cora'));
    expect(lastRound(next)).toMatchObject({
      status: 'withdrawn',
      ended: { by: ref('cora'), reason: 'Too early' },
    });
    expect(lastRound(resubmitted(next, {})).number).toBe(2);
    const open = decide(gate, 'bob');
    expect(refusal(() => withdrawGate(open, undefined, call('cora')))).toBe(
      '409 gate.not-in-review',
    );
  });

  it('15: urges open seats, each once in four hours', () => {
    const { submitted, decide, call } = reviewOf(all);
    const at = (number: number) => call('cora', { at: hours(number) });
    const urged = (gate: Gate, number: number, seats?: string[]) =>
      urgeGate(gate, seats, at(number));
    const gate = submitted();
    const bob = [seatOf(gate, 'bob')];
    const once = urged(gate, 0, bob).next;
    expect(seatIn(once, 'bob').urgedAt).toBe(noon);
    expect(refusal(() => urged(once, 3.9, bob))).toBe('409 gate.urged-lately');
    expect(urged(once, 3.9).events).toMatchObject([{ seats: ['s2', 's3'] }]);
    expect(urged(once, 4, bob).events).toMatchObject([{ seats: bob }]);
    const decided = decide(gate, 'bob');
    expect(refusal(() => urged(decided, 9, bob))).toBe(
      '409 gate.nobody-awaited',
    );
  });

  it('15: urges and copies only by those who take part or lead', () => {
    const { submitted, call } = reviewOf(all);
    const gate = submitted();
    expect(refusal(() => urgeGate(gate, undefined, call('lea')))).toBe(
      '403 actor.role-missing',
    );
    expect(refusal(() => copyGate(gate, [ref('eve')], call('lea')))).toBe(
      '403 actor.role-missing',
    );
    expect(urgeGate(gate, undefined, call('sue')).events).toHaveLength(1);
    expect(urgeGate(gate, undefined, call('bob')).events).toMatchObject([
      { seats: ['s2', 's3'] },
    ]);
  });

  it('15: copies people, each once, who read and get no seat', () => {
    const { submitted, call, decide } = reviewOf(any, { copyTo: ['legal'] });
    const gate = submitted({ copies: [ref('lea'), ref('lea')] });
    expect(lastRound(gate).copies).toEqual(['legal', ref('lea')]);
    const { next } = copyGate(gate, [ref('eve'), ref('lea')], call('cora'));
    expect(lastRound(next).copies).toEqual(['legal', ref('lea'), ref('eve')]);
    expect(copyGate(next, [ref('eve')], call('cora')).events).toEqual([]);
    expect(lastRound(next).seats).toEqual(lastRound(gate).seats);
    expect(
      refusal(() => decide(next, 'eve', 'approve', { whose: 'bob' })),
    ).toBe('403 gate.not-yours');
  });

  describe('when a decision is due', () => {
    const dueRule: Rule = { ...all, due: 'P1D', escalateTo: 'sponsor' };
    const { submitted, call, mayDecide, decide } = reviewOf(dueRule);
    const follow = (gate: Gate, number: number) =>
      followDueDates(gate, {
        ...call('eve', { at: hours(number) }),
        by: 'schedule',
      });
    const gate = submitted();

    it('16: reminds, once', () => {
      expect(seatIn(gate, 'bob').dueAt).toBe(hours(24));
      expect(follow(gate, 23.9).events).toEqual([]);
      const { next, events } = follow(gate, 24);
      expect(events).toMatchObject([
        { type: 'gate.reminded', seats: ['s1', 's2', 's3'] },
      ]);
      expect(follow(next, 25).events).toEqual([]);
    });

    it('16: then escalates to the role that the template names, beside the holder', () => {
      const { next, events } = follow(follow(gate, 24).next, 48);
      expect(events.map(({ type }) => type)).toEqual([
        'gate.escalated',
        'gate.escalated',
        'gate.escalated',
      ]);
      expect(mayDecide(next, 'tom')).toEqual(['tom', 'sue']);
      expect(follow(next, 72).events).toEqual([]);
      expect(lastRound(next).status).toBe('in-review');
    });

    it('16: leaves those alone who have decided', () => {
      const decided = decide(decide(gate, 'bob'), 'bea');
      expect(follow(decided, 24).events).toMatchObject([{ seats: ['s3'] }]);
    });

    it('16: begins when it is somebody’s turn', () => {
      const inTurn = reviewOf({ ...dueRule, type: 'in-sequence' });
      const first = inTurn.submitted();
      expect(seatIn(first, 'bea').dueAt).toBeUndefined();
      const next = inTurn.decide(first, 'bob', 'approve', { at: hours(5) });
      expect(seatIn(next, 'bea')).toMatchObject({
        openedAt: hours(5),
        dueAt: hours(29),
      });
    });

    it('16: counts the working time of the template', () => {
      const review = reviewOf({ ...dueRule, due: 'PT8H' });
      const workingTime = {
        timeZone: 'Etc/UTC',
        days: [1, 2, 3, 4, 5],
        from: '09:00',
        to: '17:00',
        holidays: ['2026-12-02'],
      };
      const spec = { ...review.call('cora').spec, workingTime };
      const next = review.resubmitted(review.closed, {}, { spec });
      expect(seatIn(next, 'bob').dueAt).toBe('2026-12-03T12:00:00.000Z');
    });
  });

  describe('in an emergency', () => {
    const emergency = { roles: ['sponsor'], reviewWithin: 'P2D' };
    const review = reviewOf(any, { emergency });
    const opened = (gate: Gate, name = 'sue', { call } = review) =>
      openInEmergency(gate, 'It burns', {
        ...call(name),
        reviewDueAt: hours(48),
      }).next;

    it('17: opens only where the template allows it, by the roles it names', () => {
      expect(refusal(() => opened(review.closed, 'cora'))).toBe(
        '403 actor.role-missing',
      );
      const without17 = reviewOf(any);
      expect(refusal(() => opened(without17.closed, 'sue', without17))).toBe(
        '409 gate.no-emergency',
      );
      expect(opened(review.closed).emergencies).toEqual([
        {
          by: ref('sue'),
          at: noon,
          reason: 'It burns',
          reviewDueAt: hours(48),
        },
      ]);
    });

    it('17: opens once, and ends the round under review', () => {
      const gate = opened(review.submitted());
      expect(gateStatus(gate)).toBe('open');
      expect(lastRound(gate).status).toBe('lapsed');
      expect(refusal(() => opened(gate))).toBe('409 gate.open');
    });

    it('17: awaits a review until a round has approved it', () => {
      const gate = opened(review.closed);
      expect(awaitsReview(gate)).toBe(true);
      let next = review.resubmitted(gate, {});
      expect(awaitsReview(next)).toBe(true);
      expect(awaitsReview(review.decide(next, 'bob', 'reject'))).toBe(true);
      next = review.decide(next, 'bob');
      expect(awaitsReview(next)).toBe(false);
      expect(next.emergencies[0].reviewedIn).toBe(1);
      expect(refusal(() => review.resubmitted(next, {}))).toBe('409 gate.open');
    });

    it('17: is reviewed by one round at a time', () => {
      const next = review.resubmitted(opened(review.closed), {});
      expect(refusal(() => review.resubmitted(next, {}))).toBe(
        '409 gate.in-review',
      );
    });
  });

  describe('when something under review changes', () => {
    const changed = { ...report, revision: 2, hash: sha256('report 2') };
    const { submitted, decide, call } = reviewOf(all);
    const by = { ...call('tom'), by: ref('tom') };

    it('18: ends the approvals of the round, and says which field did it', () => {
      const causes = lapseCauses([report], [changed], () => ({
        fields: ['/summary'],
      }));
      const { next } = lapseGate(decide(submitted(), 'bob'), causes, by);
      expect(lastRound(next)).toMatchObject({
        status: 'lapsed',
        lapsed: [{ item: report.id, fields: ['/summary'] }],
      });
      expect(seatIn(next, 'bob').decision?.verdict).toBe('approve');
      expect(refusal(() => decide(next, 'tom'))).toBe('409 gate.not-in-review');
    });

    it('18: lapses for what came or went', () => {
      const other = { ...report, id: 'deliverable:plan' };
      expect(lapseCauses([report], [report, other])).toEqual([
        { item: other.id, fields: [] },
      ]);
      expect(lapseCauses([report, other], [report])).toEqual([
        { item: other.id, fields: [] },
      ]);
    });

    it('18: lapses for nothing that leaves the hash of an item as it is', () => {
      const immaterial = { ...report, revision: 2, title: 'The report' };
      expect(lapseCauses([report], [immaterial])).toEqual([]);
      const hashOf = (items: ReviewedItem[]) =>
        reviewHash('review', aCutover(), items, sha256);
      expect(hashOf([immaterial])).toBe(hashOf([report]));
      expect(hashOf([changed])).not.toBe(hashOf([report]));
    });

    it('18: leaves alone what is not under review', () => {
      const { closed } = reviewOf(all);
      expect(lapseGate(closed, [], by).events).toEqual([]);
      const opened = decide(decide(decide(submitted(), 'bob'), 'bea'), 'tom');
      expect(lapseGate(opened, [], by).events).toEqual([]);
      const { next } = lapseGate(opened, [], by, { reopened: true });
      expect(gateStatus(next)).toBe('closed');
    });
  });
});
