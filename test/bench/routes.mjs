import { eventually } from '../api.mjs';
import { compare, get } from './measure.mjs';

const PAGE = '/cutover/cutovers?limit=20';
const CATALOG = '/catalog/entities/by-query';
const CATALOG_ROWS = 1_000;

/** Our routes against bare ones, against themselves at other sizes, and against the catalog's. */
export async function benchRoutes({ engine, start, sizes, rounds, report }) {
  const running = new Map();
  try {
    for (const rows of sizes) {
      const backend = await start(`rows-${rows}`);
      running.set(rows, backend);
      report.engine(await backend.seed(rows));
      report.add(
        `${engine}, ${rows} cutovers: list of 20 / bare route`,
        await againstBare(backend, PAGE, rounds),
        { atMost: 1.5 },
      );
      report.add(
        `${engine}, ${rows} cutovers: read of one / bare route`,
        await againstBare(
          backend,
          `/cutover/cutovers/${backend.cutover.id}`,
          rounds,
        ),
        { atMost: 1.5 },
      );
      if (rows !== sizes[0] && rows !== sizes.at(-1)) {
        await backend.stop();
        running.delete(rows);
      }
    }
    report.add(
      `${engine}: list of 20 at ${sizes.at(-1)} / at ${sizes[0]} cutovers`,
      await compare({
        a: await whole(running.get(sizes.at(-1)), PAGE),
        b: await whole(running.get(sizes[0]), PAGE),
        rounds,
      }),
      { atMost: 1.5 },
    );
  } finally {
    await Promise.all([...running.values()].map(each => each.stop()));
  }
  await againstCatalog({ engine, start, rounds, report });
}

/** Our route against the bare one that sends the same bytes. */
async function againstBare(backend, path, rounds) {
  const a = await whole(backend, path);
  const stored = await backend.person.call('PUT', '/bare/answers/same', {
    body: { text: a.expected.toString('utf8') },
  });
  if (stored.status !== 204) throw new Error(JSON.stringify(stored));
  const url = `${backend.url}/api/bare/answers/same`;
  return compare({ a, b: { ...a, url }, rounds });
}

async function againstCatalog({ engine, start, rounds, report }) {
  const backend = await start('beside-catalog');
  try {
    await backend.seed(CATALOG_ROWS);
    await backend.ask(
      { entities: CATALOG_ROWS, like: backend.cutover },
      'emitted',
    );
    const page = `${CATALOG}?filter=kind=component,spec.type=bench&limit=20`;
    await eventually(
      () => backend.person.call('GET', page),
      ({ body }) => body.totalItems === CATALOG_ROWS,
      300,
    );
    const ours = await whole(backend, PAGE);
    const name = `${engine}: requests per second, list of 20 / catalog's by-query of 20`;
    report.add(
      name,
      await compare({ a: await whole(backend, page), b: ours, rounds }),
      { atLeast: 2 },
    );
    // Our list counts nothing unless asked to, and the catalog can be told not to. No goal, but worth knowing.
    const uncounted = await whole(backend, `${page}&totalItems=exclude`);
    report.add(
      `${name} without total`,
      await compare({ a: uncounted, b: ours, rounds }),
    );
  } finally {
    await backend.stop();
  }
}

/** A request, and the bytes that every answer to it must have. */
export async function whole({ url, headers }, path) {
  const request = { url: `${url}/api${path}`, headers };
  const { status, bytes } = await get(request.url, headers);
  if (status !== 200) throw new Error(`${request.url} answered ${status}`);
  return { ...request, expected: bytes };
}
