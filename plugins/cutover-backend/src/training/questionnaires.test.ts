import { TestDatabases } from '@backstage/backend-test-utils';
import type { Knex } from 'knex';
import { person } from '../__testUtils__/aWorkshop';
import {
  alice,
  bob,
  carol,
  dora,
  eve,
  finn,
  gina,
  opsTeam,
} from '../__testUtils__/trainingPortal';
import {
  aQuestionnaire,
  aTrainedTemplate,
} from '../__testUtils__/trainingTemplate';
import { trainingWorkshop } from '../__testUtils__/trainingWorkshop';

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_17'] });

jest.setTimeout(60_000);

/** Nobody else says anything like it. */
const SAID = 'The beamer hums like a bee';

const because = (reason: string) => expect.objectContaining({ reason });

describe.each(databases.eachSupportedId())('Questionnaires on %s', id => {
  async function workshop() {
    const made = await trainingWorkshop(await databases.init(id));
    const { assign, cutover, questionnaires, trainingResults } = made;
    await assign('basics', [opsTeam, alice, dora]);
    const key = {
      ...{ cutover: cutover.id, course: 'basics', assessment: 'feedback' },
    };
    return {
      ...{ ...made, key },
      answer: (
        who: string,
        answers: Record<string, unknown>,
        service = questionnaires,
      ) => service.answer(key, { answers }, person(who)),
      results: (version?: number) =>
        trainingResults.get(
          version === undefined ? key : { ...key, version },
          person(carol),
        ),
      asked: (who: string) => questionnaires.get(key, person(who)),
      /** Where somebody stands with it on their own page, and whether it is left to do. */
      mine: async (who: string) => {
        const { mine } = await made.trainingReading.course(key, person(who));
        const found = mine?.standings.find(
          ({ assessment }) => assessment === 'feedback',
        );
        return {
          ...{ state: found?.state, changed: found?.changed ?? false },
          todo: mine?.todo.some(({ kind }) => kind === 'answer'),
        };
      },
      /** As after a move to another version of the template. */
      async templateAsks(feedback: object) {
        const { training, ...spec } = aTrainedTemplate;
        const { hash } = await made.templates.register(
          JSON.parse(
            JSON.stringify({
              ...spec,
              training: {
                ...training,
                assessments: training.assessments.map(each =>
                  each.id === 'feedback' ? feedback : each,
                ),
              },
            }),
          ),
        );
        const { id: cutoverId, template } = cutover;
        await made
          .knex('cutovers')
          .where({ id: cutoverId })
          .update({
            document: JSON.stringify({
              ...cutover,
              template: { ...template, hash },
            }),
          });
      },
    };
  }

  it('show nothing before enough people have answered, and then all at once', async () => {
    const { answer, results } = await workshop();
    await answer(bob, { grade: 1, pace: 'fast', more: SAID });
    await answer(finn, { grade: 5, pace: 'right' });
    const hidden = await results();
    expect(hidden).toMatchObject({ answered: 2, shown: 0, minimumGroup: 3 });
    expect(JSON.stringify(hidden)).not.toContain(SAID);
    expect(hidden.items).toEqual([
      expect.objectContaining({ id: 'grade', counts: [0, 0, 0, 0, 0] }),
      expect.objectContaining({
        options: [
          expect.objectContaining({ id: 'slow', count: 0 }),
          expect.objectContaining({ id: 'right', count: 0 }),
          expect.objectContaining({ id: 'fast', count: 0 }),
        ],
      }),
      expect.objectContaining({ id: 'more', answers: [] }),
    ]);
    await answer(gina, { grade: 3, pace: 'right', more: '  ' });
    const shown = await results();
    expect(shown).toMatchObject({
      ...{ answered: 3, shown: 3 },
      items: [
        { counts: [1, 0, 1, 0, 1], average: 3 },
        {
          options: [
            { id: 'slow', count: 0 },
            { id: 'right', count: 2 },
            { id: 'fast', count: 1 },
          ],
        },
        { answers: [SAID] },
      ],
    });
    // Whoever looks before and after the fourth answer would know it.
    await answer(alice, { grade: 1, pace: 'slow', more: 'Mine' });
    expect(await results()).toEqual({
      ...{ ...shown, answered: 4 },
      versions: [{ version: 1, attempts: 4 }],
    });
  });

  it('leave no trace of who answered what, in any table', async () => {
    const { answer, knex, notifications } = await workshop();
    await notifications();
    const answers = [
      [bob, { grade: 1, pace: 'fast', more: SAID }],
      [finn, { grade: 5, pace: 'right', more: 'A finer room' }],
      [gina, { grade: 3, pace: 'slow', more: 'Zzz' }],
      [alice, { grade: 2, pace: 'slow', more: 'Later' }],
    ] as const;
    for (const [who, given] of answers) await answer(who, given);
    expect(await notifications()).toEqual([]);

    const rowsWith = async (text: string) => {
      const found: [string, string][] = [];
      for (const table of await tablesOf(knex)) {
        for (const row of await knex(table).select()) {
          const written = JSON.stringify(row);
          if (written.includes(text)) found.push([table, written]);
        }
      }
      return found;
    };
    // What was said stands in one place, where no person, time or order stands.
    const [[table, row], ...others] = await rowsWith(SAID);
    expect([table, others]).toEqual(['training_words', []]);
    expect(Object.keys(JSON.parse(row)).sort()).toEqual([
      ...['assessment', 'course', 'cutover_id', 'id'],
      ...['item', 'version', 'words'],
    ]);
    const words = await knex('training_words').select();
    // In the order of the table, which is that of their random ids and not that of their authors.
    expect(words.map(each => each.id)).toEqual(
      words.map(each => each.id).sort(),
    );
    // Those who answered stand where no answer, time or order stands.
    const answered = await knex('training_answered_versions').select();
    expect(answered.map(each => each.person).sort()).toEqual([
      ...[alice, bob, finn, gina],
    ]);
    expect(Object.keys(answered[0]).sort()).toEqual([
      ...['assessment', 'course', 'cutover_id', 'person', 'version'],
    ]);
    for (const who of [alice, bob, finn, gina]) {
      const tables = (await rowsWith(who)).map(([name]) => name);
      expect(tables).not.toContain('training_questionnaires');
      expect(tables).not.toContain('training_words');
    }
    const [tally] = await knex('training_questionnaires').select();
    expect(JSON.parse(tally.pending)).toEqual({
      choices: { grade: ['2'], pace: ['slow'] },
      words: { more: ['Later'] },
    });
  });

  it('count everybody who answers at once on two replicas', async () => {
    const { answer, questionnaires, replica, results } = await workshop();
    const other = replica().questionnaires;
    const given = { grade: 4, pace: 'right', more: 'Fine' };
    const calls = await Promise.allSettled([
      answer(bob, given),
      answer(finn, given, other),
      answer(gina, given),
      answer(alice, given, other),
      answer(dora, given),
      answer(bob, given, other),
    ]);
    // One of Bob's two, whichever came later.
    expect(calls.filter(({ status }) => status === 'rejected')).toEqual([
      { status: 'rejected', reason: because('training.answered') },
    ]);
    expect(await results()).toMatchObject({ answered: 5 });
    expect(
      await questionnaires.get(
        ...([
          {
            cutover: 'move-the-shop-to-the-new-database',
            ...{ course: 'basics', assessment: 'feedback' },
          },
          person(bob),
        ] as const),
      ),
    ).toMatchObject({ answered: true, version: 1 });
  });

  const another = {
    ...aQuestionnaire,
    items: [{ ...aQuestionnaire.items[0], text: 'Was it a waste of time?' }],
  };

  it('show each version with what it asked, and the newest that was answered unless told otherwise', async () => {
    const { answer, results, templateAsks } = await workshop();
    expect(await results()).toMatchObject({
      ...{ answered: 0, versions: [], changed: false },
    });
    for (const who of [bob, finn, gina]) {
      await answer(who, { grade: 5, pace: 'right', more: SAID });
    }
    const first = await results();
    expect(first).toMatchObject({
      ...{ version: 1, changed: false, answered: 3, shown: 3 },
      versions: [{ version: 1, attempts: 3 }],
    });
    await templateAsks(another);
    expect(await results()).toEqual({ ...first, changed: true });
    await answer(alice, { grade: 1 });
    const second = await results();
    expect(second).toMatchObject({
      ...{ version: 2, changed: false, answered: 1, shown: 0 },
      items: [{ text: 'Was it a waste of time?', counts: [0, 0, 0, 0, 0] }],
      versions: [
        { version: 2, attempts: 1 },
        { version: 1, attempts: 3 },
      ],
    });
    expect(JSON.stringify(second)).not.toContain(SAID);
    expect(await results(1)).toEqual({
      ...first,
      ...{ changed: true, versions: second.versions },
    });
    await expect(results(3)).rejects.toMatchObject({
      ...{ name: 'NotFoundError', reason: 'training.unknown-version' },
      message: expect.stringMatching(/choose from 1, 2$/),
    });
  });

  it('may be answered once more when they were changed, and nobody is asked to', async () => {
    const { answer, asked, mine, results, templateAsks } = await workshop();
    await answer(bob, { grade: 1, pace: 'slow' });
    expect(await asked(bob)).toMatchObject({
      ...{ version: 1, answered: true, answeredBefore: false },
    });
    expect(await mine(bob)).toEqual({
      ...{ state: 'passed', changed: false, todo: false },
    });
    await templateAsks(another);
    expect(await asked(bob)).toMatchObject({
      ...{ answered: false, answeredBefore: true },
      definition: { items: [{ text: 'Was it a waste of time?' }] },
    });
    expect(await mine(bob)).toEqual({
      ...{ state: 'passed', changed: true, todo: false },
    });
    expect(await mine(finn)).toMatchObject({ changed: false, todo: true });
    await answer(bob, { grade: 5 });
    await expect(answer(bob, { grade: 5 })).rejects.toThrow(
      because('training.answered'),
    );
    expect(await asked(bob)).toMatchObject({
      ...{ version: 2, answered: true, answeredBefore: true },
    });
    expect(await mine(bob)).toEqual({
      ...{ state: 'passed', changed: false, todo: false },
    });
    expect(await results()).toMatchObject({ version: 2, answered: 1 });
    expect(await results(1)).toMatchObject({ version: 1, answered: 1 });
  });

  it('show each version only once enough people have answered that one', async () => {
    const { answer, knex, results, templateAsks } = await workshop();
    await answer(bob, { grade: 1, pace: 'slow', more: SAID });
    await answer(finn, { grade: 1, pace: 'slow' });
    await templateAsks({ ...another, minimumGroup: 4 });
    for (const who of [bob, finn, gina]) await answer(who, { grade: 5 });
    expect(await results(1)).toMatchObject({ answered: 2, shown: 0 });
    expect(await results(2)).toMatchObject({
      ...{ answered: 3, shown: 0, minimumGroup: 4 },
    });
    expect(JSON.stringify([await results(1), await results(2)])).not.toContain(
      SAID,
    );
    expect(await knex('training_words').select()).toEqual([]);
    await answer(alice, { grade: 5 });
    expect(await results(2)).toMatchObject({ answered: 4, shown: 4 });
    expect(await results(1)).toMatchObject({ answered: 2, shown: 0 });
  });

  it('take no answers to what was asked before, where it is told what was read', async () => {
    const { asked, key, questionnaires, results, templateAsks } =
      await workshop();
    const answers = { grade: 4, pace: 'right' };
    const say = (who: string, version: number, given: object = answers) =>
      questionnaires.answer(key, { answers: given, version }, person(who));
    const { version } = await asked(bob);
    await say(bob, version);
    // Finn has read the template's before it had a version of its own.
    await say(finn, version);
    await templateAsks(another);
    await questionnaires.answer(key, { answers: { grade: 1 } }, person(dora));
    await expect(say(gina, version, { grade: 5 })).rejects.toThrow(
      because('training.questionnaire-moved'),
    );
    expect(await results()).toMatchObject({ version: 2, answered: 1 });
    await say(gina, 2, { grade: 5 });
    expect(await results()).toMatchObject({ version: 2, answered: 2 });
  });

  it('take one answer of each who is asked, and all that is asked', async () => {
    const { answer, results } = await workshop();
    const given = { grade: 4, pace: 'right' };
    await expect(answer(eve, given)).rejects.toThrow(
      because('actor.not-a-member'),
    );
    await expect(answer(bob, { grade: 6, other: 1 })).rejects.toMatchObject({
      faults: [
        { path: ['answers', 'other'] },
        { path: ['answers', 'grade'] },
        { path: ['answers', 'pace'] },
      ],
    });
    await answer(bob, given);
    await expect(answer(bob, given)).rejects.toThrow(
      because('training.answered'),
    );
    expect(await results()).toMatchObject({ answered: 1 });
  });
});

async function tablesOf(knex: Knex): Promise<string[]> {
  const rows =
    knex.client.config.client === 'pg'
      ? await knex('information_schema.tables')
          .where({ table_schema: 'public' })
          .pluck('table_name')
      : await knex('sqlite_master').where({ type: 'table' }).pluck('name');
  return rows.filter((name: string) => !/^(sqlite_|knex_)/.test(name));
}
