/** The first trail entry of a kind. */
const entryOf = ({ entries }, type) =>
  entries.find(entry => entry.type === type);

const changeState = (cutover, change) => {
  const state = JSON.parse(cutover.row.state);
  change(state);
  cutover.row.state = JSON.stringify(state);
};

const isDone = decision => decision.done;

/** A seat that was decided on in the round that opened the gate. */
const decidedSeat = state =>
  state.rounds.at(-1).seats.find(({ decision }) => decision);

/**
 * What is done to what was collected of a gate that is open and of which all was well, and what the checker has to say of
 * it.
 */
export const DOCTORED_DATA = [
  {
    what: 'a decision that was acknowledged and is not kept',
    finds: ['decision-lost', 'state-differs-from-its-events'],
    change: cutover =>
      changeState(cutover, state => delete decidedSeat(state).decision),
  },
  {
    what: 'a decision that is not in the trail',
    finds: ['decision-lost', 'chain-broken', 'open-without-its-rules'],
    change(cutover) {
      cutover.entries = cutover.entries.filter(
        ({ type }) => type !== 'gate.decided',
      );
    },
  },
  {
    what: 'a decision that is kept twice',
    finds: ['decision-doubled'],
    change: cutover =>
      changeState(cutover, state => {
        const seat = decidedSeat(state);
        seat.takenBack = [{ ...seat.decision, takenBackAt: '' }];
      }),
  },
  {
    what: 'a decision that is in the trail twice',
    finds: ['decision-doubled', 'seat-decided-twice', 'chain-broken'],
    change({ entries }) {
      const at = entries.findIndex(({ type }) => type === 'gate.decided');
      entries.splice(at, 0, entries[at]);
    },
  },
  {
    what: 'a decision that nobody asked for',
    finds: ['decision-of-nobody'],
    change: ({ id }, all) => {
      all.decisions = all.decisions.filter(
        each => each.cutover !== id || !isDone(each),
      );
    },
  },
  {
    what: 'a decision that was refused and is there all the same',
    finds: ['refused-and-done'],
    change({ id }, { decisions }) {
      const decision = decisions.find(
        each => each.cutover === id && isDone(each),
      );
      Object.assign(decision, {
        ...{ done: false, attempts: 1 },
        reason: 'gate.not-in-review',
      });
    },
  },
  {
    what: 'somebody who was sent away since another decided at the same moment',
    finds: ['refused-without-a-reason'],
    change({ id }, { decisions }) {
      decisions.push({
        ...{ cutover: id, key: 'sent-away', by: 'nobody', seats: [] },
        ...{ done: false, attempts: 1, reason: 'precondition.stale' },
      });
    },
  },
  {
    what: 'a submitter who approves',
    finds: ['own-submission'],
    change(cutover) {
      const { after, by } = entryOf(cutover, 'gate.decided');
      for (const entry of cutover.entries) {
        if (entry.type === 'gate.submitted') entry.after.round.submittedBy = by;
      }
      after.decision.by = by;
    },
  },
  {
    what: 'somebody who decides on the seat of another',
    finds: ['seat-of-another'],
    change(cutover) {
      entryOf(cutover, 'gate.decided').by = 'user:default/somebody';
    },
  },
  {
    what: 'a round in which a seat is missing',
    finds: ['seats-differ'],
    change(cutover) {
      entryOf(cutover, 'gate.submitted').after.round.seats.pop();
    },
  },
  {
    what: 'a round that is submitted while another is under review',
    finds: ['two-rounds-at-once'],
    change({ entries }) {
      const at = entries.findIndex(({ type }) => type === 'gate.submitted');
      entries.splice(at, 0, structuredClone(entries[at]));
    },
  },
  {
    what: 'a decision on what was never submitted',
    finds: ['decided-outside-of-a-round'],
    change(cutover) {
      cutover.entries = cutover.entries.filter(
        ({ type }) => type !== 'gate.submitted',
      );
    },
  },
  {
    what: 'a decision on something else than was looked at',
    finds: ['decided-on-something-else'],
    change({ id }, { decisions }) {
      decisions.find(each => each.cutover === id && isDone(each)).hash = '0';
    },
  },
  {
    what: 'a leader who decides before the departments',
    finds: ['out-of-turn', 'open-without-its-rules'],
    change(cutover) {
      const opening = cutover.entries.findLastIndex(
        ({ type }) => type === 'gate.submitted',
      );
      const { seats } = cutover.entries[opening].after.round;
      const isFirst = ({ seat }) =>
        seats.find(({ id }) => id === seat)?.rule === 'departments';
      cutover.entries = cutover.entries.filter(
        ({ after, type }, index) =>
          index < opening || type !== 'gate.decided' || !isFirst(after),
      );
    },
  },
  {
    what: 'a gate that is open by its row alone',
    finds: ['status-differs', 'phase-without-its-gate'],
    change(cutover) {
      cutover.entries = cutover.entries.filter(
        ({ type }) => type !== 'gate.opened',
      );
    },
  },
  {
    what: 'an entry of the trail that was rewritten',
    finds: ['chain-broken'],
    change(cutover) {
      entryOf(cutover, 'gate.decided').at = '2026-01-01T00:00:00.000Z';
    },
  },
  {
    what: 'a trail whose end was cut off',
    finds: ['chain-broken'],
    change: ({ entries }) => entries.pop(),
  },
  {
    what: 'an answer that shows something else than is kept',
    finds: ['api-differs'],
    change: ({ gate }) => gate.rounds.pop(),
  },
  {
    what: 'somebody who is still awaited',
    finds: ['awaited-differ'],
    change: ({ waiting }) =>
      waiting.push({ person: 'user:default/somebody', reason: 'decide' }),
  },
  {
    what: 'a row of the outbox that nobody has told',
    finds: ['outbox-not-empty'],
    change: ({ outbox }) => Object.assign(outbox[0], { done_at: null }),
  },
  {
    what: 'a row of the outbox that was given up',
    finds: ['outbox-gave-up'],
    change: ({ outbox }) => Object.assign(outbox[0], { last_error: 'No' }),
  },
  ...['audit-head', 'signal', 'event', 'notification'].map(teller => ({
    what: `a row of the outbox that was lost, for ${teller}`,
    finds: ['message-lost'],
    change(cutover) {
      const lost = cutover.outbox.find(
        ({ message }) =>
          message.teller === teller &&
          (teller !== 'notification' || /:gate:/.test(message.payload.scope)),
      );
      cutover.outbox = cutover.outbox.filter(each => each !== lost);
    },
  })),
  {
    what: 'a notification that has not arrived',
    finds: ['notification-missing'],
    change: ({ notifications }) => notifications.pop(),
  },
  {
    what: 'a notification that has arrived twice',
    finds: ['notification-doubled'],
    change: ({ notifications }) => notifications.push(notifications[0]),
  },
  {
    what: 'a phase that the catalog does not know of',
    finds: ['catalog-differs'],
    change: ({ entity }) => Object.assign(entity.spec, { phase: 'initiation' }),
  },
];
