import { isAcknowledged } from './client.mjs';

/** So many requests are under way at once. */
const AT_ONCE = 24;

/**
 * Sends a request one to five times, to any replica, some of the copies side by side; a tenth of the copies are cut off
 * before the answer. Where none was answered it is sent until one is. What was answered is kept in `requests`.
 */
export function manyTimes({ random, requests }) {
  return async (person, method, path, request) => {
    const known = { key: request.key, path, copies: 0, cut: 0, answers: [] };
    requests.push(known);
    const send = async () => {
      known.copies++;
      const isCut = random.next() < 0.1;
      if (isCut) known.cut++;
      const answer = await person.attempt(method, path, {
        ...request,
        ...(isCut ? { signal: AbortSignal.timeout(random.below(30)) } : {}),
      });
      if (isAcknowledged(answer)) known.answers.push(answer);
    };
    const copies = 1 + random.below(5);
    const together = 1 + random.below(copies);
    await Promise.all(Array.from({ length: together }, send));
    for (let count = together; count < copies; count++) await send();
    if (known.answers.length === 0) {
      known.answers.push(await person.send(method, path, request));
    }
    const [first] = known.answers;
    return {
      ...(known.answers.find(({ status }) => status === 201) ?? first),
      attempts: copies,
    };
  };
}

/** Requests of all kinds that take a key; resolves when all are acknowledged. */
export async function askMuch({ campaign, people, random, requests, count }) {
  const send = manyTimes({ random, requests });
  const cutovers = [];
  const begin = async () => {
    const begun = await campaign.begin();
    cutovers.push(begun);
    await campaign.submit(begun);
    const round = (await campaign.look(begun)).rounds.at(-1);
    return round.seats
      .filter(({ state }) => state === 'open')
      .map(seat => async () => {
        await campaign.decide(begun, {
          ...{ by: seat.holder, seats: [seat.id] },
          ...{ verdict: 'approve', hash: round.hash },
        });
      });
  };
  const comment = index => async () => {
    const { id, team } = random.oneOf(cutovers);
    const key = `request-comment-${index}`;
    await send(
      ...[people.get(random.oneOf(team.panel)), 'POST'],
      `/cutover/cutovers/${id}/deliverables/report/comments`,
      { body: { text: key }, key },
    );
  };
  const decisions = [];
  const beginnings = Math.max(2, Math.floor(count / 100));
  await inTurn(
    Array.from({ length: beginnings }, () => async () => {
      decisions.push(...(await begin()));
    }),
  );
  const comments = Array.from(
    { length: Math.max(0, count - requests.length - decisions.length) },
    (_, index) => comment(index),
  );
  const all = [...decisions, ...comments];
  await inTurn(random.some(all, all.length));
  return cutovers;
}

async function inTurn(work) {
  const left = [...work];
  const worker = async () => {
    while (left.length) await left.shift()();
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
}

/** What came of requests: by the key that each has written into what it made. */
export async function collectEffects({ databases, requests }) {
  const [begun, comments, entries] = await Promise.all(
    [
      `select document::json->>'title' as key from cutovers`,
      `select comment::json->>'text' as key from deliverable_comments`,
      `select coalesce(entry::json->'after'->'round'->>'note', entry::json->'after'->'decision'->>'comment') as key
       from audit_entries where entry::json->>'type' in ('gate.submitted', 'gate.decided')`,
    ].map(sql => databases.query('cutover', sql)),
  );
  const known = new Set(requests.map(({ key }) => key));
  return {
    requests: structuredClone(requests),
    effects: [...begun, ...comments, ...entries]
      .map(({ key }) => key)
      .filter(key => known.has(key)),
  };
}

/** Each took effect once, and all copies of it were answered alike. */
export function checkRequests({ requests, effects }) {
  const findings = [];
  const counts = new Map();
  effects.forEach(key => counts.set(key, (counts.get(key) ?? 0) + 1));
  for (const request of requests) {
    const found = counts.get(request.key) ?? 0;
    const find = rule => findings.push({ rule, about: { found, ...request } });
    const done = request.answers.filter(({ status }) => status < 300);
    if (done.length && found === 0) find('effect-lost');
    if (done.length === 0 && found > 0) find('effect-unheard');
    if (found > 1) find('effect-doubled');
    // Only a decision may come too late; see the checker for what is said then.
    if (done.length === 0 && !request.key.includes('-decide-')) find('refused');
    const isGate = request.path.includes('/gates/');
    const told = request.answers.map(({ body, status }) =>
      isGate ? status : body.id,
    );
    if (new Set(told).size > 1) find('answers-differ');
  }
  return findings;
}
