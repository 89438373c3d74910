import http from 'node:http';

/** Seconds of one slot; a round is four slots, A B B A. */
const SLOT = 2.5;

/**
 * Compares the time per request of two routes in interleaved rounds, so that a machine that slows down slows both.
 *
 * @param {{ a: Request, b: Request, rounds: number }} options
 * @returns the ratio A / B: 1.5 means that A takes half as long again.
 */
export async function compare({ a, b, rounds }) {
  await slot(a, 1);
  await slot(b, 1);
  const perSecond = { a: [], b: [] };
  const ratios = await interleaved({
    rounds,
    a: () => slot(a, SLOT),
    b: () => slot(b, SLOT),
    ratio: (ratesOfA, ratesOfB) => {
      perSecond.a.push(mean(ratesOfA));
      perSecond.b.push(mean(ratesOfB));
      return mean(ratesOfB) / mean(ratesOfA);
    },
  });
  return {
    ...spread(ratios),
    perSecond: { a: median(perSecond.a), b: median(perSecond.b) },
  };
}

/** The ratio of each round A B B A. */
export async function interleaved({ rounds, a, b, ratio }) {
  const ratios = [];
  for (let round = 0; round < rounds; round++) {
    const found = { a: [], b: [] };
    for (const side of ['a', 'b', 'b', 'a']) {
      found[side].push(await (side === 'a' ? a() : b()));
    }
    ratios.push(ratio(found.a, found.b));
  }
  return ratios;
}

export function spread(values) {
  return {
    median: median(values),
    min: Math.min(...values),
    max: Math.max(...values),
    rounds: values.length,
  };
}

export function mean(values) {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function median(values) {
  const sorted = inOrder(values);
  const middle = sorted.length >> 1;
  return sorted.length % 2
    ? sorted[middle]
    : (sorted[middle - 1] + sorted[middle]) / 2;
}

/** What all but one in a hundred stay within. */
export function p99(values) {
  return inOrder(values)[Math.ceil(values.length * 0.99) - 1];
}

function inOrder(values) {
  return [...values].sort((x, y) => x - y);
}

/** Requests per second: one connection, one request after the other. A wrong status or wrong bytes end the run. */
async function slot({ url, headers, expected }, seconds) {
  const agent = new http.Agent({ keepAlive: true, maxSockets: 1 });
  try {
    const began = performance.now();
    const until = began + seconds * 1000;
    let count = 0;
    do {
      const { status, bytes } = await get(url, headers, agent);
      if (status !== 200) {
        throw new Error(`${url} answered ${status}: ${bytes}`);
      }
      if (!bytes.equals(expected)) {
        throw new Error(
          `${url} answered other bytes than expected: ${bytes.length} of them instead of ${expected.length}`,
        );
      }
      count++;
    } while (performance.now() < until);
    return (count * 1000) / (performance.now() - began);
  } finally {
    agent.destroy();
  }
}

/** The bytes as they came: of a text, a character that two packets share would be lost. */
export function get(url, headers, agent) {
  return new Promise((resolve, reject) => {
    const request = http.get(url, { headers, agent, timeout: 30_000 });
    request.on('timeout', () =>
      request.destroy(new Error(`${url} did not answer within 30 s`)),
    );
    request.on('error', reject);
    request.on('response', response => {
      const chunks = [];
      response.on('data', chunk => chunks.push(chunk));
      response.on('error', reject);
      response.on('end', () =>
        resolve({ status: response.statusCode, bytes: Buffer.concat(chunks) }),
      );
    });
  });
}

export function post(url, headers, body, agent) {
  return new Promise((resolve, reject) => {
    const request = http.request(url, {
      method: 'POST',
      agent,
      timeout: 30_000,
      headers: {
        ...headers,
        'Content-Type': 'application/json',
        'Content-Length': Buffer.byteLength(body),
      },
    });
    request.on('error', reject);
    request.on('response', response => {
      let text = '';
      response.setEncoding('utf8');
      response.on('data', part => {
        text += part;
      });
      response.on('error', reject);
      response.on('end', () => resolve({ status: response.statusCode, text }));
    });
    request.end(body);
  });
}
