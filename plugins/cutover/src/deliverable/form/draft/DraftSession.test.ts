import { alice, bob } from '../../../lifecycle/__testUtils__/aCutover';
import { refusal } from '../../../lifecycle/__testUtils__/FakeCutoverApi';
import {
  aServer,
  dataOf,
  draftOf,
  open,
  pass,
  ref,
  withTimeInHand,
  write,
} from '../../__testUtils__/aDraftSession';

withTimeInHand();

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
