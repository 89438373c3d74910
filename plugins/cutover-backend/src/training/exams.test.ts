import { TestDatabases } from '@backstage/backend-test-utils';
import { bobOfTheShop, person } from '../__testUtils__/aWorkshop';
import { aBody } from '../__testUtils__/company';
import {
  alice,
  allRight,
  allWrong,
  bob,
  carol,
  eve,
  finn,
  opsTeam,
  trainedTeam,
} from '../__testUtils__/trainingPortal';
import { trainingWorkshop, withExam } from '../__testUtils__/trainingWorkshop';

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_17'] });

jest.setTimeout(60_000);

const MINUTE = 60_000;

const because = (reason: string) => expect.objectContaining({ reason });

describe.each(databases.eachSupportedId())('Exams on %s', databaseId => {
  const workshop = async (differently: Record<string, unknown> = {}) =>
    trainingWorkshop(await databases.init(databaseId), withExam(differently));

  it('started twice at once on two replicas are one attempt', async () => {
    const { exam, exams, knex, replica } = await workshop();
    const other = replica().exams;
    const papers = await Promise.all([
      exams.start(exam, person(bob)),
      other.start(exam, person(bob)),
      exams.start(exam, person(bob)),
    ]);
    expect(new Set(papers.map(({ attempt }) => attempt.id)).size).toBe(1);
    expect(await knex('training_attempts').select()).toHaveLength(1);
    expect(await knex('training_assessments').select()).toHaveLength(1);
  });

  it('handed in twice at once on two replicas count once', async () => {
    const { cutover, exams, knex, replica, start } = await workshop();
    const { attempt } = await start(bob);
    const key = { cutover: cutover.id, attempt: attempt.id };
    const other = replica().exams;
    const results = await Promise.all([
      exams.handIn(key, { answers: allRight() }, person(bob)),
      other.handIn(key, { answers: allWrong() }, person(bob)),
    ]);
    // Whichever was first: the other is answered as that one.
    expect(results[1]).toEqual(results[0]);
    const third = await other.handIn(key, { answers: allWrong() }, person(bob));
    expect(third).toEqual(results[0]);
    const kept = await knex('training_answers').where({ question: 'claim' });
    expect(kept).toHaveLength(1);
    expect(kept[0].answer).toBe(String(results[0].attempt.passed));
    expect(await knex('training_attempts').select()).toHaveLength(1);
  });

  it('are handed in at once with hundreds of answers that were not saved before', async () => {
    const questions = Array.from({ length: 1_200 }, (_, each) => ({
      ...{ id: `q-${each}`, kind: 'true-false', text: 'So?', answer: true },
    }));
    const { handIn, knex, start } = await workshop({ questions });
    const answers = Object.fromEntries(questions.map(({ id }) => [id, true]));
    const { attempt } = await handIn(bob, await start(bob), answers);
    expect(attempt).toMatchObject({ passed: true, share: 1 });
    const [{ count }] = await knex('training_answers').count({ count: '*' });
    expect(Number(count)).toBe(questions.length);
  });

  it('keep what was saved, for whichever replica is asked next', async () => {
    const { cutover, exams, replica, start } = await workshop();
    const { attempt, questions } = await start(bob);
    const key = { cutover: cutover.id, attempt: attempt.id };
    const save = (question: string, answer: unknown) =>
      exams.saveAnswer({ ...key, question }, { answer }, person(bob));
    expect(await save('claim', false)).toMatchObject({
      remaining: 30 * MINUTE,
    });
    await save('claim', true);
    await save('number', 314159);
    const seen = await replica().exams.look(key, person(bob));
    expect(seen).toMatchObject({
      paper: { questions, answers: { claim: true, number: 314159 } },
    });
    const { attempt: handed } = await replica().exams.handIn(
      ...([key, { answers: { single: 's2' } }, person(bob)] as const),
    );
    expect(handed).toMatchObject({ share: 0.6, passed: true });
  });

  it('end with their time: by the schedule, on whichever replica, or by whoever looks', async () => {
    const made = await workshop();
    const { cutover, dueDates, exams, knex, later, notifications } = made;
    const { replica, start } = made;
    const { attempt } = await start(bob);
    const key = { cutover: cutover.id, attempt: attempt.id };
    await exams.saveAnswer(
      { ...key, question: 'claim' },
      { answer: true },
      person(bob),
    );
    later(30 * MINUTE + 1);
    await Promise.all([dueDates.endOverdue(), replica().dueDates.endOverdue()]);
    const ended = await exams.look(key, person(bob));
    expect(ended).toMatchObject({
      result: {
        attempt: { status: 'timed-out', share: 0.2, passed: false },
        standing: { state: 'may-start', attempts: 1 },
      },
    });
    await start(bob);
    await notifications();
    later(31 * MINUTE);
    await expect(start(bob)).rejects.toThrow(because('training.exhausted'));
    // What has ended stays so, and heads are told, although nothing else begins.
    expect(await knex('training_attempts').pluck('status')).toEqual([
      ...['timed-out', 'timed-out'],
    ]);
    expect(await notifications()).toEqual([
      'bob has not passed Exam -> user:default/eve',
    ]);
  });

  it('take nothing after their time but what was saved by then', async () => {
    const { cutover, exams, handIn, later, start } = await workshop();
    const paper = await start(bob);
    const key = { cutover: cutover.id, attempt: paper.attempt.id };
    later(30 * MINUTE + 1);
    await expect(
      exams.saveAnswer(
        { ...key, question: 'claim' },
        { answer: true },
        person(bob),
      ),
    ).rejects.toThrow(because('training.time-over'));
    await expect(handIn(bob, paper, allRight())).rejects.toThrow(
      because('training.time-over'),
    );
    expect(await exams.look(key, person(bob))).toMatchObject({
      result: { attempt: { status: 'timed-out', share: 0 } },
    });
  });

  it('are nobody else’s', async () => {
    const { assign, cutover, exams, handIn, start } = await workshop();
    await assign('basics', [finn]);
    const paper = await start(bob);
    const key = { cutover: cutover.id, attempt: paper.attempt.id };
    const unknown = because('training.unknown-attempt');
    for (const other of [finn, eve]) {
      await expect(handIn(other, paper, allRight())).rejects.toThrow(unknown);
      await expect(exams.look(key, person(other))).rejects.toThrow(unknown);
      await expect(
        exams.saveAnswer(
          { ...key, question: 'claim' },
          { answer: true },
          person(other),
        ),
      ).rejects.toThrow(unknown);
    }
    await expect(
      exams.look({ ...key, attempt: 'no-uuid' }, person(bob)),
    ).rejects.toThrow(unknown);
  });

  it('refuse answers to what they do not ask, and keep none of them', async () => {
    const { handIn, knex, start } = await workshop();
    const paper = await start(bob);
    const wrong = [
      [{ other: 's1' }, 'training.unknown-question'],
      [{ single: 'm1' }, 'training.unknown-option'],
      [{ multiple: ['m1', 's1'] }, 'training.unknown-option'],
      [{ number: 'many' }, 'training.answer-of-wrong-type'],
    ] as const;
    for (const [answers, reason] of wrong) {
      await expect(
        handIn(bob, paper, { ...allRight(), ...answers }),
      ).rejects.toMatchObject({ faults: [{ reason }] });
    }
    expect(await knex('training_answers').select()).toEqual([]);
    const { attempt } = await handIn(bob, paper, allRight());
    expect(attempt.passed).toBe(true);
  });

  it('are scored by the version on which they were begun', async () => {
    const { assessments, cutover, handIn, start } = await workshop();
    const paper = await start(bob);
    const { questions } = withExam({}).training.assessments[0] as {
      questions: { id: string }[];
    };
    await assessments.save(
      { cutover: cutover.id, assessment: 'exam', version: 1 },
      {
        definition: {
          ...withExam({}).training.assessments[0],
          questions: questions.map(each =>
            each.id === 'claim' ? { ...each, answer: false } : each,
          ),
        },
      },
      person('user:default/carol'),
    );
    const { attempt } = await handIn(bob, paper, allRight());
    expect(attempt).toMatchObject({ version: 1, share: 1 });
  });

  it('end with heads who decide, when all attempts are used up', async () => {
    const made = await workshop({ attempts: 1 });
    const { cutover, handIn, later, notifications, start } = made;
    const { trainedPeople } = made;
    await notifications();
    const failed = await handIn(bob, await start(bob), allWrong());
    expect(failed.standing.state).toBe('exhausted');
    expect(await notifications()).toEqual([
      'bob has not passed Exam -> user:default/eve',
    ]);
    const key = { cutover: cutover.id, course: 'basics', person: bob };
    const decide = (who: string, decision: string) =>
      trainedPeople.decide(
        key,
        { assessment: 'exam', decision, reason: 'Once more' },
        person(who),
      );
    await expect(decide(bob, 'release')).rejects.toThrow(
      because('actor.own-training'),
    );
    await expect(decide(finn, 'release')).rejects.toThrow(
      because('actor.not-head'),
    );
    const decided = await decide(eve, 'another-attempt');
    expect(decided.standings[0]).toMatchObject({
      state: 'may-start',
      allowed: 2,
    });
    expect(await notifications()).toEqual([
      'You get another attempt -> user:default/bob',
    ]);
    await expect(decide(eve, 'release')).rejects.toThrow(
      because('training.nothing-to-decide'),
    );
    later(MINUTE);
    const passed = await handIn(bob, await start(bob), allRight());
    expect(passed.standing.state).toBe('passed');
  });

  it('are sat again after the time between two attempts, of which people are told', async () => {
    const { at, dueDates, handIn, notifications, replica, start, time } =
      await workshop({ waitBetween: 'P1D' });
    await notifications();
    const failed = await handIn(bob, await start(bob), allWrong());
    const from = new Date(time.now.getTime() + 24 * 60 * MINUTE).toISOString();
    expect(failed.standing).toMatchObject({ state: 'waiting', from });
    await expect(start(bob)).rejects.toThrow(because('training.waiting'));
    await dueDates.remind();
    expect(await notifications()).toEqual([]);
    at(from);
    await Promise.all([dueDates.remind(), replica().dueDates.remind()]);
    expect(await notifications()).toEqual([
      'You can sit Exam again -> user:default/bob',
    ]);
    await start(bob);
  });

  it('are sat again after another session, of which people are told once they were there', async () => {
    const made = await workshop({ onFail: 'new-session' });
    const { at, cutover, handIn, notifications, start } = made;
    await handIn(bob, await start(bob), allWrong());
    const attend = async (day: string, hour: string) => {
      const { id: session } = await made.trainingSessions.add(
        { cutover: cutover.id, course: 'basics' },
        { start: `${day}T09:00`, end: `${day}T10:00` },
        person(carol),
      );
      at(`${day}T${hour}:00:00.000Z`);
      await notifications();
      await made.trainingSessions.recordAttendance(
        { cutover: cutover.id, session },
        { attended: [bob] },
        person(carol),
      );
      return notifications();
    };
    await expect(start(bob)).rejects.toThrow(
      because('training.session-needed'),
    );
    expect(await attend('2026-12-01', '09')).toEqual([
      'You can sit Exam again -> user:default/bob',
    ]);
    // Another one is not what they waited for.
    expect(await attend('2026-12-02', '09')).toEqual([]);
    await start(bob);
  });

  it('end with their time, even if one of them cannot be', async () => {
    const { dueDates, exams, knex, later, start } = await workshop();
    const { attempt } = await start(bob);
    const { endOne } = exams;
    const spy = jest
      .spyOn(exams, 'endOne')
      .mockImplementation(async (...asked) => {
        if (asked[2] === attempt.id) throw new Error('It is damaged');
        return endOne.apply(exams, asked);
      });
    later(60 * MINUTE);
    await dueDates.endOverdue();
    expect(spy).toHaveBeenCalledTimes(1);
    spy.mockRestore();
    await dueDates.endOverdue();
    expect(await knex('training_attempts').pluck('status')).toEqual([
      'timed-out',
    ]);
  });

  it('promise no other attempt once the cutover is over', async () => {
    const made = await workshop();
    const { cutover, cutovers, dueDates, knex, later, notifications } = made;
    await made.start(bob);
    await cutovers.cancel(
      ...([
        cutover.id,
        cutover.version,
        { reason: 'Not needed' },
        person(alice),
      ] as const),
    );
    await notifications();
    later(60 * MINUTE);
    await dueDates.endOverdue();
    expect(await knex('training_attempts').pluck('status')).toEqual([
      'timed-out',
    ]);
    expect(await notifications()).toEqual([]);
  });

  describe('show their questions', () => {
    const read = (
      made: Pick<
        Awaited<ReturnType<typeof workshop>>,
        'assessments' | 'cutover'
      >,
    ) => made.assessments.versions(made.cutover.id, 'exam', person(carol));

    it('to nobody who has just been given a role that sits them', async () => {
      const made = await workshop();
      const { catalog, cutover, cutovers } = made;
      expect(await read(made)).toHaveLength(1);
      await cutovers.edit(
        cutover.id,
        cutover.version,
        { team: { ...cutover.team, operations: [bob, carol] } },
        person(alice),
      );
      const { getEntitiesByRefs } = catalog;
      catalog.getEntitiesByRefs = async () => {
        throw new Error('The catalog is down');
      };
      // While the catalog does not answer, nobody knows who sits them.
      await expect(read(made)).rejects.toThrow(/down/);
      catalog.getEntitiesByRefs = getEntitiesByRefs;
      await expect(read(made)).rejects.toThrow(because('actor.may-sit-it'));
    });

    it('to nobody who has just joined a group that sits them', async () => {
      const made = await workshop();
      await made.assign('basics', [opsTeam]);
      expect(await read(made)).toHaveLength(1);
      const found = made.entities.find(
        ({ kind, metadata }) => kind === 'User' && metadata.name === 'carol',
      );
      Object.assign(found ?? {}, {
        spec: { memberOf: ['ops-team'] },
        relations: [{ type: 'memberOf', targetRef: opsTeam }],
      });
      made.later(MINUTE);
      await expect(read(made)).rejects.toThrow(because('actor.may-sit-it'));
    });

    it('with their right answers to nobody who has yet to sit the same in another cutover of the template', async () => {
      const { audience, cutover, cutovers, exam, exams, handIn, start } =
        await workshop();
      const { attempt, ...first } = await handIn(
        ...([bob, await start(bob), allRight()] as const),
      );
      expect(first.review).toHaveLength(5);
      const other = await cutovers.create(
        aBody({ template: 'trained-change', team: trainedTeam }),
        bobOfTheShop,
      );
      await audience.refresh(other.id);
      const reviewed = async () => {
        const key = { cutover: cutover.id, attempt: attempt.id };
        const seen = await exams.look(key, person(bob));
        return 'result' in seen && seen.result.review?.length;
      };
      expect(await reviewed()).toBeUndefined();
      const paper = await exams.start(
        { ...exam, cutover: other.id },
        person(bob),
      );
      await exams.handIn(
        { cutover: other.id, attempt: paper.attempt.id },
        { answers: allRight() },
        person(bob),
      );
      expect(await reviewed()).toBe(5);
    });

    it('to nobody who sits the same in another cutover of the template', async () => {
      const made = await workshop();
      const { audience, cutovers } = made;
      const other = await cutovers.create(
        aBody({
          template: 'trained-change',
          team: { ...trainedTeam, operations: [carol] },
        }),
        bobOfTheShop,
      );
      await audience.refresh(other.id);
      await expect(read(made)).rejects.toThrow(because('actor.may-sit-it'));
      await cutovers.cancel(
        ...([
          other.id,
          other.version,
          { reason: 'Not needed' },
          person(alice),
        ] as const),
      );
      expect(await read(made)).toHaveLength(1);
    });
  });
});
