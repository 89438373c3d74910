import { randomUUID } from 'node:crypto';
import type { QuestionnaireTally } from '@backstage-cutover/plugin-cutover-common';
import type { Knex } from 'knex';
import { insertAll } from '../database/insertAll';
import { whereAny } from '../database/whereAny';

interface TallyRow {
  cutover_id: string;
  course: string;
  assessment: string;
  version: number;
  answered: number;
  shown: number;
  counts: string;
  pending: string;
}

interface WordsRow {
  id: string;
  cutover_id: string;
  course: string;
  assessment: string;
  version: number;
  item: string;
  words: string;
}

interface AnsweredRow {
  cutover_id: string;
  course: string;
  assessment: string;
  version: number;
  person: string;
}

export interface QuestionnaireKey {
  cutoverId: string;
  course: string;
  assessment: string;
  /** Of the questionnaire. */
  version: number;
}

type Counts = Record<string, Record<string, number>>;

/** By item, each list sorted: what one person answered to two of them cannot be put together again. */
interface Pending {
  /** Steps and ids of options. */
  choices: Record<string, string[]>;
  words: Record<string, string[]>;
}

/** What one person answered, by item. */
export interface GivenAnswers {
  choices: Record<string, string>;
  words: Record<string, string>;
}

const NOTHING: Pending = { choices: {}, words: {} };

/** Of a version that nobody has answered. */
export const NO_TALLY: QuestionnaireTally = {
  ...{ answered: 0, shown: 0 },
  ...{ counts: {}, words: {} },
};

/**
 * Answers to questionnaires, by item and not by person. Those that are not shown yet lie in the one row that is locked for
 * each answer; of those that are shown, words get rows with random ids, written together for all who have answered since.
 */
export class QuestionnaireStore {
  /** Whether they had not answered this version before; from now on they have. */
  async markAnswered(
    tx: Knex.Transaction,
    key: QuestionnaireKey,
    person: string,
  ): Promise<boolean> {
    const inserted = await tx<AnsweredRow>('training_answered_versions')
      .insert({ ...whereOf(key), person })
      .onConflict(['cutover_id', 'course', 'assessment', 'person', 'version'])
      .ignore()
      .returning('person');
    return inserted.length === 1;
  }

  /** Adds what somebody answered; where `areShown` says so of so many, all that waited is shown from now on. */
  async add(
    tx: Knex.Transaction,
    key: QuestionnaireKey,
    given: GivenAnswers,
    areShown: (pending: number) => boolean,
  ): Promise<void> {
    const where = whereOf(key);
    await tx<TallyRow>('training_questionnaires')
      .insert({
        ...{ ...where, answered: 0, shown: 0 },
        ...{ counts: '{}', pending: JSON.stringify(NOTHING) },
      })
      .onConflict(['cutover_id', 'course', 'assessment', 'version'])
      .ignore();
    const row = await tx<TallyRow>('training_questionnaires')
      .where(where)
      .forUpdate()
      .first();
    if (!row) return;
    const answered = row.answered + 1;
    const pending = withAnswers(JSON.parse(row.pending), given);
    if (!areShown(answered - row.shown)) {
      await tx<TallyRow>('training_questionnaires')
        .where(where)
        .update({ answered, pending: JSON.stringify(pending) });
      return;
    }
    await tx<TallyRow>('training_questionnaires')
      .where(where)
      .update({
        ...{ answered, shown: answered, pending: JSON.stringify(NOTHING) },
        counts: JSON.stringify(counted(JSON.parse(row.counts), pending)),
      });
    const words = Object.entries(pending.words).flatMap(([item, said]) =>
      said.map(each => ({ id: randomUUID(), ...where, item, words: each })),
    );
    // By their random ids: in the order of their answers one could tell who was the last.
    words.sort((one, other) => (one.id < other.id ? -1 : 1));
    await insertAll(tx, 'training_words', words);
  }

  async tally(db: Knex, key: QuestionnaireKey): Promise<QuestionnaireTally> {
    const row = await db<TallyRow>('training_questionnaires')
      .where(whereOf(key))
      .first('answered', 'shown', 'counts');
    const rows = await db<WordsRow>('training_words')
      .where(whereOf(key))
      .orderBy('id')
      .select('item', 'words');
    const words: Record<string, string[]> = {};
    for (const each of rows) {
      (words[each.item] ??= []).push(each.words);
    }
    return {
      answered: row?.answered ?? 0,
      shown: row?.shown ?? 0,
      counts: row ? JSON.parse(row.counts) : {},
      words,
    };
  }

  /** How many have answered each version of a questionnaire of which anybody has. */
  async answeredVersions(
    db: Knex,
    { assessment, course, cutoverId }: Omit<QuestionnaireKey, 'version'>,
  ): Promise<Map<number, number>> {
    const rows = await db<TallyRow>('training_questionnaires')
      .where({ cutover_id: cutoverId, course, assessment })
      .select('version', 'answered');
    return new Map(rows.map(({ answered, version }) => [version, answered]));
  }

  /** Which questionnaires some people have answered, in which versions. */
  async answeredBy(
    db: Knex,
    cutoverIds: string[],
    people: string[],
  ): Promise<(QuestionnaireKey & { person: string })[]> {
    if (people.length === 0) return [];
    const query = db<AnsweredRow>('training_answered_versions').whereIn(
      'cutover_id',
      cutoverIds,
    );
    const rows: AnsweredRow[] = await whereAny(
      ...([query, 'person', people] as const),
    ).select();
    return rows.map(({ cutover_id: cutoverId, ...row }) => ({
      cutoverId,
      ...row,
    }));
  }
}

function withAnswers(pending: Pending, given: GivenAnswers): Pending {
  return {
    choices: withEach(pending.choices, given.choices),
    words: withEach(pending.words, given.words),
  };
}

function withEach(lists: Pending['words'], given: GivenAnswers['words']) {
  const next = { ...lists };
  for (const [item, answer] of Object.entries(given)) {
    next[item] = [...(next[item] ?? []), answer].sort();
  }
  return next;
}

function counted(counts: Counts, { choices }: Pending): Counts {
  const next = { ...counts };
  for (const [item, chosen] of Object.entries(choices)) {
    const ofItem = { ...next[item] };
    for (const each of chosen) ofItem[each] = (ofItem[each] ?? 0) + 1;
    next[item] = ofItem;
  }
  return next;
}

function whereOf({ assessment, course, cutoverId, version }: QuestionnaireKey) {
  return { cutover_id: cutoverId, course, assessment, version };
}
