import * as fc from 'fast-check';
import type { JsonObject } from '@backstage/types';
import type { DeliverableView } from '@backstage-cutover/plugin-cutover-common';
import { alice, bob } from '../../../lifecycle/__testUtils__/aCutover';
import { refusal } from '../../../lifecycle/__testUtils__/FakeCutoverApi';
import {
  aDeliverable,
  aFormOf,
  type StoredDeliverable,
} from '../../__testUtils__/aDeliverable';
import { FakeDeliverableApi } from '../../__testUtils__/FakeDeliverableApi';
import { DraftSession } from './DraftSession';
import { KeptDrafts } from './KeptDrafts';
import { clashKey, type Side } from './mergeDrafts';
import { withValueAt, type Keys } from './values';

const ref = { cutover: 'move-the-shop', deliverable: 'feasibility' };

const aServer = (differently: Parameters<typeof aDeliverable>[0] = {}) =>
  new FakeDeliverableApi([aDeliverable({ form: aFormOf({}), ...differently })]);

let pages = 0;
const opened: DraftSession[] = [];

async function open(api: FakeDeliverableApi, storage: Storage = localStorage) {
  pages += 1;
  const view: DeliverableView = await api.get(ref);
  const session = new DraftSession(view, {
    api,
    ref,
    kept: new KeptDrafts(storage, api.me, ref, String(pages)),
    judge: () => ({ faults: [], dropped: [], strays: [] }),
    newKey: () => `key-${pages}`,
  });
  opened.push(session);
  return session;
}

function write(session: DraftSession, keys: Keys, value: string | undefined) {
  session.change(data => withValueAt(data, keys, value) as JsonObject, {
    typing: true,
  });
}

const draftOf = (api: FakeDeliverableApi): StoredDeliverable['draft'] =>
  api.stored('feasibility').draft;
const dataOf = (api: FakeDeliverableApi) => draftOf(api)?.data;

/** Lets time pass, and everything happen that happens in it. */
const pass = (milliseconds: number) =>
  jest.advanceTimersByTimeAsync(milliseconds);

beforeEach(() => {
  jest.useFakeTimers();
  localStorage.clear();
});

afterEach(() => {
  opened.splice(0).forEach(session => session.close());
  jest.useRealTimers();
});

describe('A draft', () => {
  it('is saved as one types, after a pause, and only what changed', async () => {
    const api = aServer({ data: { summary: 'Old', cost: 1 } });
    const session = await open(api);
    for (const text of ['N', 'Ne', 'New']) {
      write(session, ['summary'], text);
      await pass(200);
    }
    expect(session.state.saving.state).toBe('unsaved');
    await pass(1000);
    expect(api.saves).toEqual([{ version: 1, data: { summary: 'New' } }]);
    expect(session.state.saving.state).toBe('saved');
    expect(session.state.view.version).toBe(2);
    expect(session.state.view.draft?.savedBy).toBe(alice);
  });

  it('is saved while somebody types without a pause, too', async () => {
    const api = aServer();
    const session = await open(api);
    for (let index = 0; index < 40; index++) {
      write(session, ['summary'], 'x'.repeat(index));
      await pass(200);
    }
    expect(api.saves.length).toBeGreaterThan(0);
  });

  it('is sent one request at a time, with all that was typed meanwhile in the next', async () => {
    const api = aServer();
    const session = await open(api);
    let answer = () => {};
    api.beforeSave = () => new Promise<void>(done => (answer = done));
    write(session, ['summary'], 'First');
    await pass(1000);
    write(session, ['summary'], 'Second');
    write(session, ['cost'], '7');
    await pass(10_000);
    expect(api.saves).toHaveLength(1);
    api.beforeSave = undefined;
    answer();
    await pass(2000);
    expect(api.saves).toHaveLength(2);
    expect(dataOf(api)).toEqual({ summary: 'Second', cost: '7' });
  });

  it('is not saved because it was looked at', async () => {
    const api = aServer();
    const session = await open(api);
    session.begin({ agreed: false });
    await pass(10_000);
    expect(api.saves).toEqual([]);
    write(session, ['summary'], 'Now');
    await pass(1000);
    expect(dataOf(api)).toEqual({ summary: 'Now', agreed: false });
  });

  it('shows the whole form what is typed only after a pause', async () => {
    const session = await open(aServer());
    write(session, ['summary'], 'Typed');
    expect(session.state.data).toEqual({});
    expect(session.data).toEqual({ summary: 'Typed' });
    await pass(300);
    expect(session.state.data).toEqual({ summary: 'Typed' });
  });
});

describe('Without a connection', () => {
  it('everything is kept, said, and saved when it is back', async () => {
    const api = aServer();
    const session = await open(api);
    api.offline = true;
    write(session, ['summary'], 'On the train');
    await pass(1000);
    expect(session.state.saving).toMatchObject({
      state: 'offline',
      kept: true,
    });
    write(session, ['cost'], '3');
    await pass(60_000);
    api.offline = false;
    await pass(80_000);
    expect(session.state.saving.state).toBe('saved');
    expect(dataOf(api)).toEqual({ summary: 'On the train', cost: '3' });
  });

  it('the server is asked less and less often', async () => {
    const api = aServer();
    const session = await open(api);
    api.offline = true;
    write(session, ['summary'], 'Text');
    await pass(10 * 60_000);
    expect(api.saves.length).toBeGreaterThan(8);
    expect(api.saves.length).toBeLessThan(25);
  });

  it('what was typed survives a reload, a crash and a new version of the server', async () => {
    const api = aServer({ data: { summary: 'Old', cost: '1' } });
    const session = await open(api);
    api.offline = true;
    write(session, ['summary'], 'Typed in the dark');
    await pass(250);
    // The computer is switched off here: nothing more of this page runs.
    jest.clearAllTimers();
    api.offline = false;
    const other = await open(api.as(bob));
    write(other, ['cost'], '2');
    await pass(1000);

    const again = await open(api);
    expect(again.state.restored).toBe(true);
    expect(again.state.data).toEqual({
      summary: 'Typed in the dark',
      cost: '2',
    });
    await pass(1000);
    expect(dataOf(api)).toEqual({ summary: 'Typed in the dark', cost: '2' });
    expect(localStorage).toHaveLength(0);
  });

  it('two pages of one person that were cut off lose nothing either', async () => {
    const api = aServer();
    const [left, right] = [await open(api), await open(api)];
    api.offline = true;
    write(left, ['summary'], 'Left');
    write(right, ['cost'], 'Right');
    await pass(250);
    jest.clearAllTimers();
    api.offline = false;
    const again = await open(api);
    expect(again.state.data).toEqual({ summary: 'Left', cost: 'Right' });
    await pass(1000);
    expect(localStorage).toHaveLength(0);
  });

  it('one is told when this computer cannot keep it', async () => {
    const full: Storage = {
      ...localStorage,
      length: 0,
      key: () => null,
      getItem: () => null,
      removeItem: () => {},
      clear: () => {},
      setItem: () => {
        throw new DOMException('full', 'QuotaExceededError');
      },
    };
    const api = aServer();
    const session = await open(api, full);
    api.offline = true;
    write(session, ['summary'], 'Text');
    await pass(1000);
    expect(session.state.saving).toMatchObject({
      state: 'offline',
      kept: false,
    });
  });

  it('nobody else’s drafts are looked at', async () => {
    const api = aServer();
    api.offline = false;
    const mine = await open(api);
    api.offline = true;
    write(mine, ['summary'], 'Mine');
    await pass(250);
    api.offline = false;
    const other = await open(api.as(bob));
    expect(other.state.data).toEqual({});
  });
});

it('says that the server refuses, keeps what was typed, and tries again with the next change', async () => {
  const api = aServer();
  const session = await open(api);
  api.refuse.write = refusal(400, { reason: 'input.invalid', message: 'No' });
  write(session, ['summary'], 'Bad');
  await pass(100_000);
  expect(session.state.saving).toMatchObject({ state: 'refused', kept: true });
  expect(api.saves).toHaveLength(1);
  api.refuse = {};
  write(session, ['summary'], 'Good');
  await pass(1000);
  expect(dataOf(api)).toEqual({ summary: 'Good' });
});

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

/** A fault in the summary that no schema tells of. */
function onlyTheServerSees(api: FakeDeliverableApi, wrong: string) {
  const fault = { path: ['summary'], reason: 'x.y', message: 'Wrong' };
  const saveDraft = api.saveDraft.bind(api);
  jest.spyOn(api, 'saveDraft').mockImplementation(async (...call) => {
    const saved = await saveDraft(...call);
    const isWrong = dataOf(api)?.summary === wrong;
    return { ...saved, faults: isWrong ? [fault] : [] };
  });
  return fault;
}

describe('Submitting', () => {
  it('first saves what is written, and the draft is a revision then', async () => {
    const api = aServer();
    const session = await open(api);
    write(session, ['summary'], 'Final');
    const result = session.submit('Done');
    await pass(0);
    expect(await result).toMatchObject({ outcome: 'done' });
    expect(api.stored('feasibility').revisions[0].data).toEqual({
      summary: 'Final',
    });
    expect(session.state.view.status).toBe('submitted');
  });

  it('leaves nothing behind that a later visit would bring back', async () => {
    const api = aServer();
    const get = api.get.bind(api);
    // What comes over the network is never the object that was sent.
    jest.spyOn(api, 'get').mockImplementation(async of => ({
      ...(await get(of)),
      working: JSON.parse(JSON.stringify((await get(of)).working)),
    }));
    const session = await open(api);
    session.change(() => ({ tags: ['new'] }));
    const result = session.submit();
    await pass(0);
    expect(await result).toMatchObject({ outcome: 'done' });
    session.close();
    expect(localStorage).toHaveLength(0);
    expect((await open(api)).state.restored).toBe(false);
  });

  it('says that there is no connection, and submits nothing', async () => {
    const api = aServer();
    const session = await open(api);
    api.offline = true;
    write(session, ['summary'], 'Final');
    const result = session.submit();
    await pass(0);
    expect(await result).toEqual({ outcome: 'unsaved' });
  });

  it('is judged by what is written at this moment, and asked of the server where only that can tell', async () => {
    const api = aServer();
    const fault = onlyTheServerSees(api, 'Wrong');
    const session = await open(api);
    write(session, ['summary'], 'Wrong');
    await pass(1000);
    const isReady = session.review();
    await pass(0);
    expect(await isReady).toBe(false);
    expect(session.state.faults).toEqual([fault]);
    expect(session.state.attempted).toBe(true);
    write(session, ['summary'], 'Right');
    const isComplete = session.review();
    await pass(0);
    expect(await isComplete).toBe(true);
    expect(session.state.faults).toEqual([]);
    expect(draftOf(api)?.data).toEqual({ summary: 'Right' });
  });

  it('shows at once what the server finds wrong no more', async () => {
    const api = aServer();
    const fault = onlyTheServerSees(api, 'Wrong');
    const session = await open(api);
    write(session, ['summary'], 'Wrong');
    await pass(1000);
    expect(session.state.faults).toEqual([fault]);
    write(session, ['summary'], 'Right');
    await pass(1000);
    expect(session.state.faults).toEqual([]);
  });

  it('shows what the server finds wrong', async () => {
    const api = aServer();
    const session = await open(api);
    write(session, ['summary'], 'Final');
    await pass(1000);
    const fault = { path: ['summary'], reason: 'x.y', message: 'Wrong' };
    api.refuse.write = refusal(400, { message: 'No', faults: [fault] });
    const result = session.submit();
    await pass(0);
    expect(await result).toEqual({ outcome: 'faulty' });
    expect(session.state.faults).toEqual([fault]);
    expect(session.state.attempted).toBe(true);
  });

  it('is not done twice when the answer was lost', async () => {
    const api = aServer();
    const session = await open(api);
    write(session, ['summary'], 'Final');
    await pass(1000);
    const keys: (string | undefined)[] = [];
    const submit = jest.spyOn(api, 'submit');
    submit.mockImplementation(async (_ref, _input, options) => {
      keys.push(options?.idempotencyKey);
      throw new TypeError('Failed to fetch');
    });
    await session.submit('Once');
    await session.submit('Once');
    expect(keys[0]).toBeDefined();
    expect(keys[1]).toBe(keys[0]);
  });
});

it('replaces the draft as a whole by what was copied or brought back', async () => {
  const api = aServer({ data: { summary: 'Template’s' } });
  const session = await open(api);
  write(session, ['summary'], 'Mine');
  write(session, ['cost'], '1');
  const replaced = session.replace(version => api.discardDraft(ref, version));
  await pass(0);
  await replaced;
  expect(session.state.data).toEqual({ summary: 'Template’s' });
  await pass(10_000);
  expect(draftOf(api)).toBeUndefined();
  expect(localStorage).toHaveLength(0);
});
