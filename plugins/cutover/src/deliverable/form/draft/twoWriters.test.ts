import * as fc from 'fast-check';
import type { JsonObject } from '@backstage/types';
import { bob } from '../../../lifecycle/__testUtils__/aCutover';
import type { DraftSession } from './DraftSession';
import { clashKey, type Side } from './mergeDrafts';
import type { Keys } from './values';
import {
  aServer,
  dataOf,
  open,
  pass,
  ref,
  withTimeInHand,
  write,
} from '../../__testUtils__/aDraftSession';

withTimeInHand();

describe('Two people in one form', () => {
  async function both(data: JsonObject = {}) {
    const api = aServer({ data });
    return {
      api,
      mine: await open(api),
      theirs: await open(api.as(bob)),
    };
  }

  it('both keep what they wrote in different fields', async () => {
    const { api, mine, theirs } = await both({ rows: [{ _row: 'a', x: '1' }] });
    write(theirs, ['cost'], 'Bob’s');
    write(theirs, ['rows', 0, 'y'], 'Bob’s');
    write(mine, ['summary'], 'Alice’s');
    write(mine, ['rows', 0, 'x'], 'Alice’s');
    await pass(3000);
    expect(dataOf(api)).toEqual({
      summary: 'Alice’s',
      cost: 'Bob’s',
      rows: [{ _row: 'a', x: 'Alice’s', y: 'Bob’s' }],
    });
    expect(mine.state.clashes).toBeUndefined();
  });

  it('the second to save chooses between both texts of one field', async () => {
    const { api, mine, theirs } = await both({ summary: 'Old' });
    write(theirs, ['summary'], 'Bob’s');
    await pass(1000);
    write(mine, ['summary'], 'Alice’s');
    write(mine, ['cost'], '1');
    await pass(1000);
    expect(mine.state.clashes).toEqual([
      { path: ['summary'], base: 'Old', mine: 'Alice’s', theirs: 'Bob’s' },
    ]);
    await pass(10_000);
    expect(dataOf(api)).toEqual({ summary: 'Bob’s' });
    mine.settle(new Map([[clashKey(['summary']), 'theirs']]));
    await pass(1000);
    expect(dataOf(api)).toEqual({ summary: 'Bob’s', cost: '1' });
    expect(mine.state.clashes).toBeUndefined();
    expect(mine.state.saving.state).toBe('saved');
  });

  it('a conflict is still there after a reload', async () => {
    const { api, mine, theirs } = await both({ summary: 'Old' });
    write(theirs, ['summary'], 'Bob’s');
    await pass(1000);
    write(mine, ['summary'], 'Alice’s');
    await pass(1000);
    expect(mine.state.clashes).toHaveLength(1);
    mine.close();
    const again = await open(api);
    expect(again.state.clashes).toEqual([
      { path: ['summary'], base: 'Old', mine: 'Alice’s', theirs: 'Bob’s' },
    ]);
    await pass(10_000);
    expect(dataOf(api)).toEqual({ summary: 'Bob’s' });
  });

  it('one sees what the other saved, without having written', async () => {
    const { api, mine, theirs } = await both();
    write(theirs, ['summary'], 'Bob’s');
    await pass(1000);
    mine.receive(await api.get(ref));
    expect(mine.state.data).toEqual({ summary: 'Bob’s' });
    await pass(10_000);
    expect(mine.state.saving.state).toBe('saved');
    expect(api.saves).toHaveLength(0);
  });

  it('nothing is drawn anew when the server says what it said before, least of all while one types', async () => {
    const { api, mine } = await both({ rows: [{ _row: 'a' }] });
    const before = mine.state;
    mine.receive(await api.get(ref));
    expect(mine.state).toBe(before);

    write(mine, ['summary'], 'Al');
    api.stored('feasibility').title = 'Called otherwise';
    mine.receive(await api.get(ref));
    expect(mine.state.view.title).toBe('Called otherwise');
    expect(mine.state.view.form).toBe(before.view.form);
    expect(mine.state.view.working).toBe(before.view.working);
    expect(mine.state.data).toBe(before.data);
    await pass(300);
    expect(mine.state.data).toMatchObject({ summary: 'Al' });
  });

  it('nobody submits what they have not seen', async () => {
    const { api, mine, theirs } = await both();
    write(theirs, ['summary'], 'Bob’s');
    await pass(1000);
    const result = mine.submit();
    await pass(1000);
    expect(await result).toEqual({ outcome: 'changed' });
    expect(api.stored('feasibility').revisions).toHaveLength(0);
    expect(mine.state.data).toEqual({ summary: 'Bob’s' });
    const again = mine.submit('Agreed');
    await pass(1000);
    expect(await again).toMatchObject({
      outcome: 'done',
      revision: { number: 1, note: 'Agreed' },
    });
  });

  it('no edit of either is lost, whatever they write, in whatever order and however the connection fails', async () => {
    // Two fields of each person's own, and one that both write in.
    const fieldOf = (person: number, which: number) =>
      which === 2 ? 'shared' : `${person}${which}`;
    const who = fc.constantFrom(0, 1);
    const step = fc.oneof(
      { weight: 5, arbitrary: fc.tuple(fc.constant('write'), who, fc.nat(2)) },
      { weight: 3, arbitrary: fc.tuple(fc.constant('row'), who, fc.nat(2)) },
      { weight: 3, arbitrary: fc.tuple(fc.constant('wait'), who, fc.nat(2)) },
      { weight: 1, arbitrary: fc.tuple(fc.constant('cut'), who, fc.nat(2)) },
      { weight: 1, arbitrary: fc.tuple(fc.constant('reload'), who, fc.nat(2)) },
    );
    const choice = fc.constantFrom<Side>('mine', 'theirs');
    await fc.assert(
      fc.asyncProperty(
        fc.array(step, { maxLength: 25 }),
        fc.infiniteStream(choice),
        async (steps, choices) => {
          localStorage.clear();
          const first = aServer();
          const apis = [first, first.as(bob)];
          const sessions = await Promise.all(apis.map(api => open(api)));
          const written = new Map<string, Set<string>>();
          const given = new Set<string>();
          const decide = (session: DraftSession) => {
            const { clashes } = session.state;
            if (!clashes) return;
            session.settle(
              new Map(
                clashes.map(({ path, mine, theirs }) => {
                  const side = choices.next().value as Side;
                  leavesOf(side === 'mine' ? theirs : mine).forEach(value =>
                    given.add(value),
                  );
                  return [clashKey(path), side];
                }),
              ),
            );
          };
          const note = (session: DraftSession, keys: Keys, text: string) => {
            const at = JSON.stringify(keys);
            written.set(at, (written.get(at) ?? new Set()).add(text));
            write(session, keys, text);
          };

          for (const [index, [act, person, which]] of steps.entries()) {
            const session = sessions[person];
            decide(session);
            const text = `${act}${index}`;
            if (act === 'write') note(session, [fieldOf(person, which)], text);
            if (act === 'row') {
              session.change(data => ({
                ...data,
                rows: [
                  ...((data.rows ?? []) as JsonObject[]),
                  { _row: text, text },
                ],
              }));
              written.set(text, new Set([text]));
            }
            if (act === 'cut') apis[person].offline = !apis[person].offline;
            if (act === 'reload') {
              session.keep();
              apis[person].offline = false;
              session.close();
              sessions[person] = await open(apis[person]);
            }
            await pass(which * 700);
          }
          apis.forEach(api => (api.offline = false));
          for (let round = 0; round < 4; round++) {
            sessions.forEach(decide);
            sessions.forEach(session => session.retry());
            await pass(3000);
          }
          const stored = leavesOf(dataOf(first));
          for (const [at, texts] of written) {
            const last = [...texts].slice(at === '["shared"]' ? 0 : -1);
            expect(last.some(text => stored.has(text) || given.has(text))).toBe(
              true,
            );
          }
          sessions.forEach(session => {
            expect(session.state.clashes).toBeUndefined();
            expect(session.state.saving.state).toBe('saved');
            session.close();
          });
        },
      ),
      { numRuns: 60 },
    );
  });
});

function leavesOf(value: unknown): Set<string> {
  if (typeof value === 'string') return new Set([value]);
  if (typeof value !== 'object' || value === null) return new Set();
  return new Set(Object.values(value).flatMap(item => [...leavesOf(item)]));
}
