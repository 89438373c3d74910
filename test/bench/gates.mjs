import http from 'node:http';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';
import { eventually, signIn } from '../api.mjs';
import { technologyUpgrade } from '../technologyUpgrade.mjs';
import { GATE, PHASE, writeGatesTemplates } from './gatesTemplate.mjs';
import {
  compare,
  get,
  interleaved,
  mean,
  p99,
  post,
  spread,
} from './measure.mjs';
import { whole } from './routes.mjs';

/** Cutovers on which either side decides once each; then their gates are put under review again. */
const CUTOVERS = 100;
/** How often that is in one slot, and how many slots warm up. */
const ALONE = 2;
const AT_ONCE = 10;
const WARM_UPS = 6;
const CONNECTIONS = 10;
/** Requests of one slot for the checks. */
const READS = 60;
/** Cutovers in which the person of *My work* takes part. */
const OWN = 10;

const SUBMITTER = 'priya.nair';
const AUTHOR = 'user:default/wang.mei';

/** Decisions against a bare route with the same statements, and what a gate's checks and *My work* cost. */
export async function benchGates({ engine, start, sizes, rounds, report }) {
  const locations = folder => writeGatesTemplates(path.join(folder, 'gates'));
  const backend = await start('gates', { locations });
  try {
    const bench = await onGates(backend);
    await benchDecisions({ engine, bench, rounds, report });
    await benchChecks({ engine, bench, rounds, report });
  } finally {
    await backend.stop();
  }
  await benchWork({ engine, start, locations, sizes, rounds, report });
}

async function benchDecisions({ engine, bench, rounds, report }) {
  const { ask, bare, decide } = await decisions(bench);
  const ours = await ask('copies', { of: decide.cutover, count: CUTOVERS });
  const others = await ask('copies', { of: decide.cutover, count: CUTOVERS });
  const sides = {
    a: { ids: ours, request: decide },
    b: { ids: others, request: bare },
  };
  const slot = (side, passes, connections) => async () => {
    const times = [];
    for (let pass = 0; pass < passes; pass++) {
      await ask('reviewAgain', sides[side].ids);
      times.push(...(await decideOnAll(sides[side], connections)));
    }
    return times;
  };
  const compared = async (passes, connections, figure) => {
    const all = { a: [], b: [] };
    const ratios = await interleaved({
      rounds,
      a: slot('a', passes, connections),
      b: slot('b', passes, connections),
      ratio: (...found) => {
        const [a, b] = found.map(slots => figure(slots.flat()));
        all.a.push(a);
        all.b.push(b);
        return a / b;
      },
    });
    const milliseconds = { a: spread(all.a).median, b: spread(all.b).median };
    return { ...spread(ratios), milliseconds };
  };

  for (let warmUp = 0; warmUp < WARM_UPS; warmUp++) {
    await slot('a', ALONE, warmUp % 2 ? CONNECTIONS : 1)();
    await slot('b', ALONE, warmUp % 2 ? CONNECTIONS : 1)();
  }
  report.add(
    `${engine}: a decision / bare route with the same statements`,
    await compared(ALONE, 1, mean),
    { atMost: 1.5 },
  );
  report.add(
    `${engine}: p99 of decisions at ${CONNECTIONS} connections / that of the bare route`,
    await compared(AT_ONCE, CONNECTIONS, p99),
    { atMost: 2 },
  );
  // SQLite has one writer.
  if (engine === 'PostgreSQL') {
    report.add(
      `${engine}: a decision while another cutover is locked / while none is`,
      await besideLock({ bench, ask, ids: ours, decide, rounds }),
      { atMost: 1.5 },
    );
  }
}

/** The bare route beside our own, after it was seen that both make the same statements. */
async function decisions(bench) {
  const { backend, ask, started } = bench;
  const { url, headers, person } = backend;
  const { id: cutover } = await started('bench-decisions');
  await ask('handIn', { cutover, phase: PHASE, author: AUTHOR });
  const round = await bench.submitted(cutover);
  const me = 'user:default/chen.wei';
  const { id: seat } = round.seats.find(({ holder }) => holder === me);
  const body = JSON.stringify({
    hash: round.hash,
    decisions: [{ seat, verdict: 'approve' }],
  });
  const decide = {
    cutover,
    headers,
    body,
    urlOf: id => `${url}/api/cutover/cutovers/${id}/gates/${GATE}/decisions`,
  };
  const bare = {
    ...decide,
    urlOf: id => `${url}/api/cutover/bare-gates/cutovers/${id}/decisions`,
  };

  await ask('telling', false);
  const [first] = await ask('copies', { of: cutover, count: 1 });
  const again = () => ask('reviewAgain', [first]);
  await again();
  const [text] = await decideOn(decide, [first]);
  const left = await ask('leftBy', first);
  const kept = await person.call('PUT', '/cutover/bare-gates/decided', {
    body: { ...left, text },
  });
  if (kept.status !== 204) throw new Error(JSON.stringify(kept));
  await sameStatements(ask, {
    ours: async () => {
      await again();
      return () => decideOn(decide, [first]);
    },
    bare: async () => {
      await again();
      return () => decideOn(bare, [first]);
    },
  });
  return { ask, decide, bare };
}

async function decideOn({ urlOf, headers, body }, ids, agent) {
  const texts = [];
  for (const id of ids) {
    const { status, text } = await post(urlOf(id), headers, body, agent);
    if (status !== 201) throw new Error(`${urlOf(id)}: ${status} ${text}`);
    texts.push(text);
  }
  return texts;
}

/** Decides once on each, over so many connections; resolves with the milliseconds of each decision. */
async function decideOnAll({ ids, request }, connections) {
  const left = [...ids];
  const times = [];
  const connection = async () => {
    const agent = new http.Agent({ keepAlive: true, maxSockets: 1 });
    try {
      for (let id = left.pop(); id; id = left.pop()) {
        const began = performance.now();
        await decideOn(request, [id], agent);
        times.push(performance.now() - began);
      }
    } finally {
      agent.destroy();
    }
  };
  await Promise.all(Array.from({ length: connections }, connection));
  return times;
}

/** With the row of one cutover locked from outside, and a decision on it that waits for that. */
async function besideLock({ bench, ask, ids, decide, rounds }) {
  const [locked, ...others] = ids;
  const client = new pg.Client(bench.backend.connectionOf('cutover'));
  await client.connect();
  const slot = lock => async () => {
    const times = [];
    for (let pass = 0; pass < ALONE; pass++) {
      await ask('reviewAgain', ids);
      let waiting;
      if (lock) {
        await client.query('BEGIN');
        await client.query('SELECT id FROM cutovers WHERE id = $1 FOR UPDATE', [
          locked,
        ]);
        waiting = decideOn(decide, [locked]);
        waiting.catch(() => {});
        const first = await Promise.race([waiting, wait(250)]);
        if (first) throw new Error('A decision did not wait for the lock');
      }
      times.push(...(await decideOnAll({ ids: others, request: decide }, 1)));
      if (lock) {
        await client.query('ROLLBACK');
        await waiting;
      }
    }
    return mean(times);
  };
  try {
    return spread(
      await interleaved({
        rounds,
        a: slot(true),
        b: slot(false),
        ratio: (a, b) => mean(a) / mean(b),
      }),
    );
  } finally {
    await client.end();
  }
}

/** All checks of a gate that read what is kept, against a bare route that reads the same rows. */
async function benchChecks({ engine, bench, rounds, report }) {
  const { backend, ask, started } = bench;
  const { url, headers, person } = backend;
  const { id } = await started('bench-checks');
  await ask('handIn', { cutover: id, phase: PHASE, author: AUTHOR });
  const checks = `/cutover/cutovers/${id}/gates/${GATE}/checks`;
  const { body } = await person.call('GET', checks);
  const { facts } = body.items.find(
    ({ check }) => check === 'deliverables.complete',
  );
  const kept = await person.call('PUT', '/cutover/bare-gates/checked', {
    body: { text: JSON.stringify(body) },
  });
  if (kept.status !== 204) throw new Error(JSON.stringify(kept));
  const of = facts.map(({ deliverable }) => deliverable).join();
  const reading = `/cutover/bare-gates/cutovers/${id}/${GATE}/reading?phase=${PHASE}&of=${of}`;
  const read = route => async () => {
    const { status, bytes } = await get(`${url}/api${route}`, headers);
    if (status !== 200) throw new Error(`${route}: ${status} ${bytes}`);
  };
  await sameStatements(ask, {
    ours: async () => read(checks),
    bare: async () => read(reading),
  });
  const slot = route => async () => {
    const agent = new http.Agent({ keepAlive: true, maxSockets: 1 });
    const began = performance.now();
    for (let count = 0; count < READS; count++) {
      const { status } = await get(`${url}/api${route}`, headers, agent);
      if (status !== 200) throw new Error(`${route} answered ${status}`);
    }
    agent.destroy();
    return (performance.now() - began) / READS;
  };
  const a = slot(checks);
  const b = slot(reading);
  for (let warmUp = 0; warmUp < WARM_UPS; warmUp++) {
    await a();
    await b();
  }
  report.add(
    `${engine}: all checks of a gate with ${facts.length} deliverables / reading them`,
    spread(
      await interleaved({
        rounds,
        a,
        b,
        ratio: (...slots) => mean(slots[0]) / mean(slots[1]),
      }),
    ),
    { atMost: 1.2 },
  );
}

/** *My work* of somebody who takes part in a few cutovers, among many of others and among few. */
async function benchWork({ engine, start, locations, sizes, rounds, report }) {
  const running = [];
  try {
    const [few, many] = [sizes[0], sizes.at(-1)];
    const work = {};
    for (const size of [few, many]) {
      const backend = await start(`gates-work-${size}`, { locations });
      running.push(backend);
      const { ask, started, submitted } = await onGates(backend);
      let like;
      // One was started with the backend.
      for (let own = 1; own < OWN; own++) {
        const { id } = await started('bench-decisions');
        await submitted(id);
        like = id;
      }
      // Everybody would be told at once what they are told over months.
      await ask('telling', false);
      report.engine(await backend.seed(size, { like, strangers: true }));
      await eventually(
        () => ask('withoutAudience'),
        left => left === 0,
        900,
      );
      work[size] = await whole(backend, '/cutover/work');
      const { decide, do: doing } = JSON.parse(work[size].expected);
      const places = new Set(doing.map(({ cutover }) => cutover.id));
      if (decide.length !== OWN - 1 || places.size !== OWN) {
        throw new Error(`Unexpected work: ${work[size].expected}`);
      }
    }
    report.add(
      `${engine}: my work in ${OWN} cutovers among ${many} / among ${few}`,
      await compare({ a: work[many], b: work[few], rounds }),
      { atMost: 1.5 },
    );
  } finally {
    await Promise.all(running.map(each => each.stop()));
  }
}

/** What the parts above do with a backend. */
async function onGates(backend) {
  const { person, url } = backend;
  const submitter = await signIn(url, SUBMITTER);
  const usual = technologyUpgrade();
  const team = { ...usual.team, coordinator: [`user:default/${SUBMITTER}`] };
  return {
    backend,
    async ask(name, request = null) {
      const answer = await backend.ask({ gates: { [name]: request } }, name);
      if (answer.failed) throw new Error(`${name}: ${answer.failed}`);
      return answer[name];
    },
    async started(template) {
      const { body } = await eventually(
        () =>
          person.call('POST', '/cutover/cutovers', {
            body: {
              ...usual,
              template: `cutovertemplate:default/${template}`,
              team,
            },
          }),
        ({ status }) => status === 201,
        180,
      );
      return body;
    },
    async submitted(cutover) {
      const { status, body } = await submitter.call(
        'POST',
        `/cutover/cutovers/${cutover}/gates/${GATE}/rounds`,
        { body: {} },
      );
      if (status !== 201) throw new Error(JSON.stringify(body));
      return body.rounds.at(-1);
    },
  };
}

/** Throws unless two requests make the same statements; each is prepared by a promise, and then made. */
async function sameStatements(ask, sides) {
  const heard = {};
  // Something of the schedule may be heard as well.
  for (let attempt = 0; attempt < 5; attempt++) {
    for (const [side, prepare] of Object.entries(sides)) {
      const request = await prepare();
      await ask('listen');
      await request();
      const statements = await ask('heard');
      // What is asked side by side comes in any order.
      heard[side] = statements.sort().join('\n');
    }
    if (heard.ours === heard.bare) return;
  }
  throw new Error(
    `Other statements. Ours:\n${heard.ours}\n\nThe bare route's:\n${heard.bare}`,
  );
}
