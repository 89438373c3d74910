import autocannon from 'autocannon';

/** Seconds of one slot; a round is four slots, A B B A. */
const SLOT = 2.5;

/**
 * Requests per second of two routes, in interleaved rounds, so that a machine that slows down slows both.
 *
 * @param {{ a: Request, b: Request, rounds: number }} options
 * @returns the ratio of time per request, A / B: 1.5 means that A takes half as long again.
 */
export async function compare({ a, b, rounds }) {
  await slot(a, 1);
  await slot(b, 1);
  const ratios = [];
  const perSecond = { a: [], b: [] };
  for (let round = 0; round < rounds; round++) {
    const rates = { a: 0, b: 0 };
    for (const side of ['a', 'b', 'b', 'a']) {
      const rate = await slot(side === 'a' ? a : b, SLOT);
      rates[side] += rate / 2;
    }
    perSecond.a.push(rates.a);
    perSecond.b.push(rates.b);
    ratios.push(rates.b / rates.a);
  }
  return {
    ...spread(ratios),
    perSecond: { a: median(perSecond.a), b: median(perSecond.b) },
  };
}

export function spread(values) {
  return {
    median: median(values),
    min: Math.min(...values),
    max: Math.max(...values),
  };
}

export function median(values) {
  const sorted = [...values].sort((x, y) => x - y);
  const middle = sorted.length >> 1;
  return sorted.length % 2
    ? sorted[middle]
    : (sorted[middle - 1] + sorted[middle]) / 2;
}

/** One connection, one request after the other. A wrong status or wrong bytes spoil the run. */
async function slot({ url, headers, expectBody }, seconds) {
  const result = await autocannon({
    url,
    headers,
    expectBody,
    connections: 1,
    duration: seconds,
    sampleInt: 250,
  });
  const wrong = result.non2xx + result.errors + result.timeouts;
  if (wrong || result.mismatches) {
    throw new Error(
      `${url}: ${wrong} answers were no success, ${result.mismatches} had other bytes`,
    );
  }
  return result.requests.total / result.duration;
}
