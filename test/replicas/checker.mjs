import { createHash } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { RULES } from './panelTemplate.mjs';

/**
 * What is wrong with what was collected, as `{ rule, about }`; nothing where all is well. It tells the rules of the gate
 * once more, from the template and the audit trail, and knows nothing of how the product decides.
 */
export function check(collected) {
  const findings = [];
  const find = (rule, about) => findings.push({ rule, about });
  const decisions = collected.decisions;
  for (const cutover of collected.cutovers) {
    const own = decisions.filter(each => each.cutover === cutover.id);
    const report = (rule, about) => find(rule, { cutover: cutover.id, about });
    checkAnswers(own, report);
    checkDecisions(own, cutover, report);
    checkRounds(cutover, own, report);
    checkTrail(cutover, report);
    checkState(cutover, report);
    checkTold(cutover, report);
    checkCatalog(cutover, report);
  }
  return findings;
}

/** What may be said to somebody whose decision comes too late; anything else is a fault of the server. */
const TOO_LATE = new Set([
  'gate.not-in-review',
  'gate.hash-differs',
  'gate.seat-decided',
  'gate.seat-not-needed',
  'gate.seat-unknown',
  'gate.not-your-turn',
  'gate.not-yours',
  'gate.own-submission',
]);

function checkAnswers(decisions, report) {
  for (const decision of decisions) {
    if (decision.done || TOO_LATE.has(decision.reason)) continue;
    report('refused-without-a-reason', decision);
  }
}

/** Each decision that was acknowledged is there once, for each of its seats, in the trail and in the state; no other is. */
function checkDecisions(decisions, { entries, row }, report) {
  const inTrail = countBy(
    entries
      .filter(({ type }) => type === 'gate.decided')
      .map(({ after, by }) => idOf(after.decision.comment, after.seat, by)),
  );
  const rounds = row ? JSON.parse(row.state).rounds : [];
  const inState = countBy(
    rounds.flatMap(round =>
      round.seats.flatMap(({ decision, id, takenBack }) =>
        [decision ?? [], takenBack].flat().flatMap(each =>
          // What stands from an earlier round is no decision of this one.
          each.fromRound === undefined ? [idOf(each.comment, id, each.by)] : [],
        ),
      ),
    ),
  );
  const asked = new Set();
  for (const decision of decisions) {
    for (const seat of decision.seats) {
      const id = idOf(decision.key, seat, decision.by);
      asked.add(id);
      for (const [place, counts] of [
        ['trail', inTrail],
        ['state', inState],
      ]) {
        const found = counts.get(id) ?? 0;
        const about = { place, found, ...decision };
        if (found > 1) report('decision-doubled', about);
        if (decision.done && found === 0) report('decision-lost', about);
        // Another attempt of it may have been done, unheard, before this one was refused.
        if (!decision.done && found > 0 && decision.attempts === 1) {
          report('refused-and-done', about);
        }
      }
    }
  }
  for (const id of [...inTrail.keys(), ...inState.keys()]) {
    if (!asked.has(id)) report('decision-of-nobody', id);
  }
}

function idOf(key, seat, by) {
  return JSON.stringify([key, seat, by]);
}

/** Walks through the trail: who sits there, whose turn it is, and what it takes to open. */
function checkRounds({ entries, team, cutover, gate, row }, decisions, report) {
  const asked = new Map(decisions.map(each => [each.key, each]));
  let round;
  let open = false;
  for (const { type, after, by, seq } of entries) {
    switch (type) {
      case 'gate.submitted':
        if (round) report('two-rounds-at-once', seq);
        round = { ...after.round, given: new Map() };
        if (!isDeepStrictEqual(chairs(round.seats), expectedChairs(team, by))) {
          report('seats-differ', { seq, seats: round.seats });
        }
        break;
      case 'gate.decided': {
        const seat = round?.seats.find(({ id }) => id === after.seat);
        if (!seat) {
          report('decided-outside-of-a-round', seq);
          break;
        }
        if (by === round.submittedBy) report('own-submission', seq);
        else if (by !== seat.holder) report('seat-of-another', seq);
        if (round.given.has(seat.id)) report('seat-decided-twice', seq);
        const looked = asked.get(after.decision.comment)?.hash;
        if (looked !== round.hash) {
          report('decided-on-something-else', { seq, looked });
        }
        const { after: before = [] } = RULES.find(({ id }) => id === seat.rule);
        for (const id of before) {
          if (!isMet(id, round)) report('out-of-turn', { seq, waitsFor: id });
        }
        round.given.set(seat.id, after.decision);
        break;
      }
      case 'gate.opened':
        for (const { id } of RULES) {
          if (!round || !isMet(id, round)) {
            report('open-without-its-rules', { seq, rule: id });
          }
        }
        open = true;
        round = undefined;
        break;
      case 'gate.rejected':
      case 'gate.lapsed':
      case 'gate.withdrawn':
        round = undefined;
        if (type === 'gate.lapsed') open = false;
        break;
      default:
    }
  }
  const status = open ? 'open' : round ? 'in-review' : 'closed';
  for (const [place, found] of [
    ['row', row?.status ?? 'closed'],
    ['api', gate.status],
  ]) {
    if (found !== status) report('status-differs', { place, found, status });
  }
  if ((cutover.phase !== 'initiation') !== open) {
    report('phase-without-its-gate', { phase: cutover.phase, status });
  }
}

function chairs(seats) {
  return seats
    .map(({ rule, role, holder }) => `${rule} ${role} ${holder}`)
    .sort();
}

function expectedChairs(team, submitter) {
  return RULES.flatMap(({ id, roles }) =>
    roles.flatMap(role =>
      team[role]
        .filter(holder => holder !== submitter)
        .map(holder => `${id} ${role} ${holder}`),
    ),
  ).sort();
}

function isMet(id, { given, seats }) {
  const rule = RULES.find(each => each.id === id);
  const own = seats.filter(seat => seat.rule === id);
  const verdicts = own.map(seat => given.get(seat.id)?.verdict);
  const approvers = new Set(
    own.flatMap(seat => {
      const decision = given.get(seat.id);
      return decision?.verdict === 'approve' ? [decision.by] : [];
    }),
  );
  return rule.type === 'all'
    ? approvers.size > 0 &&
        verdicts.every(each => each === 'approve' || each === 'abstain')
    : approvers.size >= (rule.n ?? 1);
}

function checkTrail({ entries, head, verdict, replay }, report) {
  let previous = { seq: 0, hash: '0'.repeat(64) };
  for (const entry of entries) {
    const { hash, ...content } = entry;
    const holds =
      entry.seq === previous.seq + 1 &&
      entry.previousHash === previous.hash &&
      sha256(canonical(content)) === hash;
    if (!holds) {
      report('chain-broken', { seq: entry.seq });
      return;
    }
    previous = entry;
  }
  if (head?.seq !== previous.seq || head?.hash !== previous.hash) {
    report('chain-broken', { head, last: previous.seq });
  }
  if (!verdict.holds) report('chain-broken', { api: verdict });
  if (!replay.verdict.holds) report('chain-broken', { core: replay.verdict });
}

/** JSON with sorted keys, which is all of RFC 8785 that texts and whole numbers need. */
function canonical(value) {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  return `{${Object.keys(value)
    .sort()
    .map(key => `${JSON.stringify(key)}:${canonical(value[key])}`)
    .join(',')}}`;
}

function sha256(content) {
  return createHash('sha256').update(content).digest('hex');
}

/** The gate as it is kept is what its events tell, and whoever is awaited is who has a turn. */
function checkState({ row, replay, gate, waiting }, report) {
  const kept = row ? JSON.parse(row.state) : { ...replay.gate, rounds: [] };
  if (!isDeepStrictEqual(kept, replay.gate)) {
    report('state-differs-from-its-events', { kept, told: replay.gate });
  }
  const shown = gate.rounds.map(({ seats, ...round }) => ({
    number: round.number,
    status: round.status,
    decisions: seats.map(({ decision }) => decision ?? null),
  }));
  const stored = kept.rounds.map(({ number, seats, status }) => ({
    number,
    status,
    decisions: seats.map(({ decision }) => decision ?? null),
  }));
  if (!isDeepStrictEqual(shown, stored)) report('api-differs', { shown });

  const round = gate.rounds.at(-1);
  const awaited =
    round?.status === 'in-review'
      ? [
          `submitted ${round.submittedBy}`,
          ...round.seats
            .filter(({ state }) => state === 'open')
            .map(({ holder }) => `decide ${holder}`),
        ]
      : [];
  const rows = waiting.map(({ person, reason }) => `${reason} ${person}`);
  if (!isDeepStrictEqual(rows.sort(), awaited.sort())) {
    report('awaited-differ', { rows, awaited });
  }
}

/** Every message that the trail calls for was written and told, and everybody has theirs once. */
function checkTold({ entries, id, outbox, notifications, team }, report) {
  for (const row of outbox) {
    if (!row.done_at) report('outbox-not-empty', row);
    else if (row.last_error) report('outbox-gave-up', row);
  }
  const heads = countBy(
    outbox.flatMap(({ message }) =>
      message.teller === 'audit-head' ? [`${message.seq} ${message.hash}`] : [],
    ),
  );
  for (const { seq, hash, type } of entries) {
    const found = heads.get(`${seq} ${hash}`) ?? 0;
    if (found !== 1) report('message-lost', { seq, type, audit: found });
  }
  const signals = outbox.filter(({ teller }) => teller === 'signal').length;
  if (signals < entries.length) report('message-lost', { signals });
  const events = outbox.filter(({ teller }) => teller === 'event').length;
  const changes = entries.filter(({ type }) => /^(cutover|phase)\./.test(type));
  if (events < changes.length) report('message-lost', { events });

  const written = outbox.flatMap(({ message }) =>
    message.teller === 'notification'
      ? message.to.map(to => `${to} ${message.payload.scope}`)
      : [],
  );
  const known = new Set(written);
  for (const each of expectedNotifications(id, entries, team)) {
    if (!known.has(each)) report('message-lost', { notification: each });
  }
  const received = countBy(
    notifications.map(({ user, scope }) => `${user} ${scope}`),
  );
  for (const each of known) {
    const found = received.get(each) ?? 0;
    if (found === 0) report('notification-missing', each);
    if (found > 1) report('notification-doubled', each);
  }
}

/** To whom something is said about a gate, by its trail alone. */
function expectedNotifications(id, entries, team) {
  const expected = [];
  let round;
  for (const { type, after, by } of entries) {
    // What happens outside of a round has been reported already.
    if (!round && type !== 'gate.submitted') continue;
    const tell = (people, what) =>
      expected.push(
        ...[...new Set(people)]
          .filter(person => person !== by)
          .map(
            person =>
              `${person} cutover:${id}:gate:approval:${round.number}:${what}`,
          ),
      );
    const turns = rule =>
      round.seats
        .filter(seat => seat.rule === rule)
        .forEach(seat => tell([seat.holder], `turn:${seat.id}:${seat.holder}`));
    switch (type) {
      case 'gate.submitted':
        round = { ...after.round, given: new Map() };
        tell(team.coordinator, 'copy');
        turns('departments');
        turns('committee');
        break;
      case 'gate.decided':
        tell([round.submittedBy], `decided:${after.seat}`);
        break;
      case 'gate.opened':
      case 'gate.rejected':
        tell([round.submittedBy, ...team.coordinator], 'ended');
        break;
      case 'gate.lapsed':
        tell(
          [round.submittedBy, ...round.seats.map(({ holder }) => holder)],
          'ended',
        );
        break;
      default:
    }
  }
  return expected;
}

function checkCatalog({ cutover, entity }, report) {
  const { phase, status, goals } = cutover;
  const shown = entity?.spec;
  if (shown?.phase !== phase || shown?.status !== status) {
    report('catalog-differs', { goals, phase, status, shown });
  }
}

function countBy(list) {
  const counts = new Map();
  for (const each of list) counts.set(each, (counts.get(each) ?? 0) + 1);
  return counts;
}

/** The rules that found something, each once. */
export function rulesOf(findings) {
  return [...new Set(findings.map(({ rule }) => rule))];
}
