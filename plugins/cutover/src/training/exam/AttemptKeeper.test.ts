import type { Paper } from '@backstage-cutover/plugin-cutover-common';
import { refusal } from '../../lifecycle/__testUtils__/refusal';
import { AttemptKeeper, type KeeperOptions } from './AttemptKeeper';
import { KeptAnswers } from './KeptAnswers';

const paper: Paper = {
  attempt: {
    id: 'a1',
    course: 'till',
    assessment: 'till-exam',
    number: 1,
    status: 'open',
    startedAt: '2026-11-24T12:00:00.000Z',
  },
  title: 'Exam',
  passMark: 0.8,
  show: 'all',
  partialCredit: 'none',
  questions: ['one', 'two'].map(id => ({
    id,
    kind: 'short-text',
    text: id,
    points: 1,
  })),
  answers: {},
};

/** A keeper whose server answers what a test says, under a clock that it moves. */
function aKeeper(differently: Partial<Paper> = {}) {
  const saveAnswer = jest.fn<
    ReturnType<KeeperOptions['training']['saveAnswer']>,
    Parameters<KeeperOptions['training']['saveAnswer']>
  >(async () => ({ savedAt: 'now' }));
  const handIn = jest.fn();
  const attempt = jest.fn(async () => ({ paper }));
  const onEnded = jest.fn();
  const kept = new KeptAnswers(localStorage, { person: 'me', attempt: 'a1' });
  const keeper = new AttemptKeeper({
    training: { saveAnswer, handIn, attempt },
    cutover: 'shop',
    paper: { ...paper, ...differently },
    asked: 0,
    kept,
    now: () => performance.now(),
    onChange: () => {},
    onEnded,
  });
  keeper.start();
  const sent = () =>
    saveAnswer.mock.calls.map(([{ question }, { answer }]) => [
      question,
      answer,
    ]);
  return { keeper, kept, sent, saveAnswer, handIn, attempt, onEnded };
}

const pass = (milliseconds: number) =>
  jest.advanceTimersByTimeAsync(milliseconds);

beforeEach(() => {
  localStorage.clear();
  jest.useFakeTimers({ now: 0 });
});
afterEach(() => {
  jest.useRealTimers();
});

describe('The answers of an attempt', () => {
  it('are sent one at a time, and the last one to a question counts', async () => {
    const { keeper, sent, saveAnswer } = aKeeper();
    let arrive = () => {};
    saveAnswer.mockImplementationOnce(
      () =>
        new Promise(resolve => {
          arrive = () => resolve({ savedAt: 'now' });
        }),
    );
    keeper.give('one', 'a');
    keeper.give('two', 'b');
    keeper.give('one', 'c');
    await pass(0);
    expect(sent()).toEqual([['one', 'a']]);
    arrive();
    await pass(0);
    expect(sent()).toEqual([
      ['one', 'a'],
      ['two', 'b'],
      ['one', 'c'],
    ]);
    expect(keeper.state.saving).toEqual({ state: 'saved' });
  });

  it('are sent after a pause while somebody types', async () => {
    const { keeper, sent } = aKeeper();
    keeper.give('one', 'a', true);
    await pass(500);
    keeper.give('one', 'ab', true);
    await pass(500);
    expect(sent()).toEqual([]);
    await pass(300);
    expect(sent()).toEqual([['one', 'ab']]);
  });

  it('are sent at once when little time is left, typed or not', async () => {
    const { keeper, sent } = aKeeper({ remaining: 10_000 });
    await pass(6_500);
    keeper.give('one', 'a', true);
    await pass(500);
    expect(sent()).toEqual([['one', 'a']]);
  });

  it('are tried again after longer and longer waits, and kept meanwhile', async () => {
    const { keeper, kept, sent, saveAnswer } = aKeeper();
    saveAnswer.mockRejectedValue(new TypeError('Failed to fetch'));
    keeper.give('one', 'a');
    await pass(0);
    expect(keeper.state.saving.state).toBe('offline');
    expect(kept.found()).toEqual({ one: 'a' });
    await pass(2_000);
    expect(sent()).toHaveLength(2);
    await pass(2_000);
    expect(sent()).toHaveLength(2);
    await pass(2_000);
    expect(sent()).toHaveLength(3);
    saveAnswer.mockResolvedValue({ savedAt: 'now' });
    await pass(8_000);
    expect(keeper.state.saving).toEqual({ state: 'saved' });
    expect(kept.found()).toEqual({});
  });

  it('that another exam asked for are not sent', async () => {
    new KeptAnswers(localStorage, { person: 'me', attempt: 'a1' }).keep({
      one: 'kept',
      gone: 'x',
    });
    const { keeper, sent } = aKeeper({ answers: { two: 'saved' } });
    await pass(0);
    expect(sent()).toEqual([['one', 'kept']]);
    expect(keeper.state.answers).toEqual({ one: 'kept', two: 'saved' });
  });

  it('are handed in with what was not sent yet', async () => {
    const { keeper, handIn, onEnded, saveAnswer } = aKeeper();
    saveAnswer.mockRejectedValue(new TypeError('Failed to fetch'));
    keeper.give('one', 'a');
    await pass(0);
    const result = { attempt: { id: 'a1' } };
    handIn.mockResolvedValue(result);
    await keeper.handIn();
    expect(handIn).toHaveBeenCalledWith(
      { cutover: 'shop', attempt: 'a1' },
      { answers: { one: 'a' } },
    );
    expect(onEnded).toHaveBeenCalledWith(result);
  });

  it('are told apart where one of them is not taken, and the others are handed in', async () => {
    const { keeper, handIn, saveAnswer, sent } = aKeeper();
    const wrong = refusal(400, { reason: 'input.invalid', message: 'Faulty' });
    handIn.mockRejectedValue(wrong);
    saveAnswer.mockImplementation(async ({ question }) => {
      if (question === 'one') throw wrong;
      return { savedAt: 'now' };
    });
    keeper.give('one', 'faulty', true);
    keeper.give('two', 'b', true);
    await keeper.handIn();
    await pass(0);
    expect(sent()).toEqual([
      ['one', 'faulty'],
      ['two', 'b'],
    ]);
    expect(keeper.state).toMatchObject({
      ...{ handingIn: false, saving: { state: 'refused', error: wrong } },
    });
    handIn.mockResolvedValue({ attempt: { id: 'a1' } });
    await keeper.handIn();
    expect(handIn).toHaveBeenLastCalledWith(
      { cutover: 'shop', attempt: 'a1' },
      { answers: {} },
    );
  });

  it('are not given up for what a proxy says in place of the server', async () => {
    const { keeper, kept, onEnded, saveAnswer } = aKeeper();
    saveAnswer.mockRejectedValue(refusal(404, { message: 'No such page' }));
    keeper.give('one', 'a');
    await pass(0);
    expect(onEnded).not.toHaveBeenCalled();
    expect(kept.found()).toEqual({ one: 'a' });
  });

  it('end with the attempt, wherever that was ended', async () => {
    const { keeper, kept, onEnded, saveAnswer } = aKeeper();
    saveAnswer.mockRejectedValue(
      refusal(409, { reason: 'training.handed-in', message: 'Done' }),
    );
    keeper.give('one', 'a');
    await pass(0);
    expect(onEnded).toHaveBeenCalledWith(undefined);
    expect(kept.found()).toEqual({});
  });
});

describe('The end of the time', () => {
  it('hands in by itself, and tries again until the server answers', async () => {
    const { keeper, handIn, onEnded } = aKeeper({ remaining: 10_000 });
    handIn.mockRejectedValue(new TypeError('Failed to fetch'));
    await pass(10_000);
    expect(keeper.state.over).toBe(true);
    expect(handIn).toHaveBeenCalledTimes(1);
    handIn.mockRejectedValue(
      refusal(409, { reason: 'training.time-over', message: 'Over' }),
    );
    await pass(2_000);
    expect(onEnded).toHaveBeenCalledWith(undefined);
  });

  it('moves with what the server says when an answer is saved', async () => {
    const { keeper, saveAnswer } = aKeeper({ remaining: 100_000 });
    await pass(1_000);
    saveAnswer.mockResolvedValue({ savedAt: 'now', remaining: 50_000 });
    keeper.give('one', 'a');
    await pass(0);
    expect(keeper.state.endsAt).toBe(51_000);
  });

  it('takes no more answers', async () => {
    const { keeper, handIn, sent } = aKeeper({ remaining: 1_000 });
    handIn.mockReturnValue(new Promise(() => {}));
    await pass(1_000);
    keeper.give('one', 'a');
    await pass(1_000);
    expect(sent()).toEqual([]);
    expect(keeper.state.answers).toEqual({});
  });
});
