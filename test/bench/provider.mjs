import { setTimeout } from 'node:timers/promises';
import { eventually } from '../api.mjs';
import { interleaved, mean, spread } from './measure.mjs';

const CUTOVERS = 1_000;
const WARM_UPS = 6;

/** How long a change takes to the catalog, and what our provider adds to one that has its entities in its hand. */
export async function benchProvider({ engine, start, rounds, report }) {
  const backend = await start('provider');
  try {
    report.add(
      `${engine}: milliseconds from the answer to a change to its delta`,
      await deltas(backend, rounds * 10),
      { atMost: 250 },
    );
    await backend.seed(CUTOVERS, { inFeed: true });
  } finally {
    await backend.stop();
  }

  // What the catalog does with its entities afterwards would only blur the comparison.
  const again = await start('provider', { processing: false });
  try {
    report.add(
      `${engine}: entity provider / bare provider, ${CUTOVERS} cutovers`,
      await emissions(again, rounds),
      { atMost: 1.1 },
    );
  } finally {
    await again.stop();
  }
}

/** From the answer to a change until the catalog's database holds its delta. */
async function deltas({ person, cutover, process: child }, count) {
  const path = `/cutover/cutovers/${cutover.id}`;
  let heard = [];
  child.on('message', ({ delta }) => delta && heard.push(delta));
  let { etag } = await person.call('GET', path);
  const milliseconds = [];
  for (let change = 0; change < count; change++) {
    // What the change before set off comes to rest.
    await setTimeout(1_000);
    heard = [];
    const title = `Changed for the time ${change}`;
    const answer = await person.call('PATCH', path, {
      headers: { 'If-Match': etag },
      body: { title },
    });
    const answered = Date.now();
    if (answer.status !== 200) throw new Error(JSON.stringify(answer));
    etag = answer.etag;

    const [delta] = await eventually(
      () => heard,
      ({ length }) => length > 0,
      10,
    );
    assertIsOf(cutover, title, delta);
    // Below 0 where the delta is there before the answer is.
    milliseconds.push(delta.at - answered);
  }
  return spread(milliseconds);
}

/** A change is a delta of that cutover and its phases, and of nothing else. */
function assertIsOf({ name, phases }, title, delta) {
  const expected = [
    `cutover:default/${name}`,
    ...phases.map(({ id }) => `cutoverphase:default/${name}.${id}`),
  ];
  const isExact =
    [...delta.added].sort().join() === expected.sort().join() &&
    delta.titles.includes(title) &&
    delta.removed === 0;
  if (!isExact) throw new Error(`The delta was ${JSON.stringify(delta)}`);
}

/** Full emissions into a catalog that holds none of the entities, until its table holds them all. */
async function emissions({ ask }, rounds) {
  const emit = async side => {
    const { emission } = await ask({ emission: side }, 'emission');
    const { milliseconds, rows, entities } = emission;
    if (!entities || rows !== entities) {
      throw new Error(`${rows} rows after ${entities} entities were emitted`);
    }
    return milliseconds;
  };
  // The first one also shows the bare provider what to emit; the others are for the compiler, on both sides alike.
  for (let warmUp = 0; warmUp < WARM_UPS; warmUp++) {
    await emit('ours');
    await emit('bare');
  }
  const all = { a: [], b: [] };
  const ratios = await interleaved({
    rounds,
    a: () => emit('ours'),
    b: () => emit('bare'),
    ratio: (ours, bare) => {
      all.a.push(...ours);
      all.b.push(...bare);
      return mean(ours) / mean(bare);
    },
  });
  return {
    ...spread(ratios),
    milliseconds: { a: spread(all.a).median, b: spread(all.b).median },
  };
}
