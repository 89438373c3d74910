import { InputError, ResponseError } from '@backstage/errors';
import { Feed } from '../__testUtils__/feed';
import { CutoverBackend } from './CutoverBackend';

function answered(status: number) {
  return ResponseError.fromResponse(new Response('{}', { status }));
}

function aBackend() {
  const stopping = new AbortController();
  const waits: number[] = [];
  const backend = new CutoverBackend(
    async () => new Feed().api,
    stopping.signal,
    async milliseconds => {
      waits.push(milliseconds);
    },
  );
  return { backend, stopping, waits };
}

describe('CutoverBackend', () => {
  it('asks again while nobody answers or the routes are not there yet', async () => {
    const { backend, waits } = aBackend();
    const refusals = [
      new TypeError('fetch failed'),
      await answered(503),
      await answered(404),
    ];
    const answer = await backend.callPatiently(async () => {
      const refusal = refusals.shift();
      if (refusal) throw refusal;
      return 'there';
    }, 4);
    expect(answer).toBe('there');
    expect(waits).toEqual([250, 500, 1000]);
  });

  it('says that it is out of reach when patience is at its end', async () => {
    const { backend, waits } = aBackend();
    const asking = backend.callPatiently(async () => {
      throw new TypeError('fetch failed');
    }, 3);
    await expect(asking).rejects.toMatchObject({
      name: 'ServiceUnavailableError',
      message: expect.stringContaining('out of reach: TypeError: fetch failed'),
    });
    expect(waits).toHaveLength(2);
  });

  it('does not ask again where the answer is no', async () => {
    const { backend, waits } = aBackend();
    const refusal = await answered(400);
    await expect(
      backend.callPatiently(() => Promise.reject(refusal), 3),
    ).rejects.toBe(refusal);
    expect(waits).toEqual([]);
  });

  it('does not ask again once the portal stops', async () => {
    const { backend, stopping, waits } = aBackend();
    stopping.abort();
    await expect(
      backend.callPatiently(() => Promise.reject(new InputError('no')), 3),
    ).rejects.toThrow('no');
    expect(waits).toEqual([]);
  });
});
