import { refusal } from '../../../lifecycle/__testUtils__/FakeCutoverApi';
import { FakeDeliverableApi } from '../../__testUtils__/FakeDeliverableApi';
import {
  aServer,
  dataOf,
  draftOf,
  open,
  pass,
  withTimeInHand,
  write,
} from '../../__testUtils__/aDraftSession';

withTimeInHand();

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
    expect(session.state.triesInVain).toBe(1);
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
    expect(session.state.triesInVain).toBe(1);
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
