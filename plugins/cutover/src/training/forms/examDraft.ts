import { Duration } from 'luxon';
import type { Exam, Text } from '@backstage-cutover/plugin-cutover-common';
import { newRowId } from '../../deliverable/form/draft/values';
import { retold } from '../words/textInLanguage';
import { freeId } from './courseDraft';
import { countIn, percentText, shareOver } from './percent';

/** Questions of which so many are drawn. */
export interface PoolDraft {
  /** By which questions of the draft name it. */
  id: string;
  /** Of latin letters; its short name is made of it. */
  name: string;
  draw: string;
}

/** An exam as a form holds it: numbers as they are typed, nothing as an empty text. */
export interface ExamDraft {
  title: string;
  /** Percent. */
  passMark: string;
  /** Minutes. */
  minutes: string;
  attempts: string;
  /** Hours, as they are typed: half of one is `0.5`. */
  waitHours: string;
  onFail: Exam['onFail'];
  show: Exam['show'];
  partialCredit: Exam['partialCredit'];
  draw: string;
  pools: PoolDraft[];
  questions: Exam['questions'];
}

const PASS_MARK = '80';
const ATTEMPTS = '2';

export function examDraft(
  exam: Exam | undefined,
  say: (text: Text) => string,
): ExamDraft {
  return {
    title: exam ? say(exam.title) : '',
    passMark: exam ? percentText(exam.passMark) : PASS_MARK,
    minutes: unitsOf(exam?.timeLimit, 'minutes'),
    attempts: exam ? String(exam.attempts) : ATTEMPTS,
    waitHours: unitsOf(exam?.waitBetween, 'hours'),
    onFail: exam?.onFail ?? 're-sit',
    show: exam?.show ?? 'all',
    partialCredit: exam?.partialCredit ?? 'none',
    draw: exam?.draw?.toString() ?? '',
    pools: (exam?.pools ?? []).map(({ id, draw }) => ({
      ...{ id, name: id, draw: String(draw) },
    })),
    questions: exam?.questions ?? [],
  };
}

/** The exam that a form describes; whatever nobody touched stays as it was written. */
export function examOf(
  draft: ExamDraft,
  { id, before, language }: { id: string; before?: Exam; language: string },
): Exam {
  const { title, passMark, attempts, draw, questions } = draft;
  const {
    timeLimit: _limit,
    waitBetween: _wait,
    draw: _draw,
    pools: _pools,
    ...kept
  } = before ?? {};
  const pools = poolIds(draft.pools);
  const same = before && examDraft(before, text => String(text));
  const limit =
    same?.minutes === draft.minutes
      ? before?.timeLimit
      : minutesLong(countIn(draft.minutes));
  const wait =
    same?.waitHours === draft.waitHours
      ? before?.waitBetween
      : minutesLong(60 * countIn(draft.waitHours));
  return {
    ...kept,
    id,
    kind: 'exam',
    title: retold(before?.title, title, language),
    passMark: shareOver(before?.passMark, passMark),
    attempts: countIn(attempts),
    onFail: draft.onFail,
    show: draft.show,
    partialCredit: draft.partialCredit,
    questions: questions.map(({ pool, ...question }) => {
      const its = pool === undefined ? undefined : pools.get(pool);
      return its === undefined ? question : { ...question, pool: its };
    }),
    ...(limit ? { timeLimit: limit } : {}),
    ...(wait ? { waitBetween: wait } : {}),
    // Where there are pools, each of them says how many are drawn from it.
    ...(draw && draft.pools.length === 0 ? { draw: countIn(draw) } : {}),
    ...(draft.pools.length
      ? {
          pools: draft.pools.map(pool => ({
            id: pools.get(pool.id) ?? pool.id,
            draw: countIn(pool.draw),
          })),
        }
      : {}),
  };
}

/** What each pool of a draft is called in the exam: as it was, or after its name. */
function poolIds(pools: readonly PoolDraft[]): Map<string, string> {
  const kept = pools.filter(({ id, name }) => id === name);
  const ids = new Map(kept.map(({ id }) => [id, id]));
  for (const { id, name } of pools) {
    if (!ids.has(id)) ids.set(id, freeId(name, 'pool', [...ids.values()]));
  }
  return ids;
}

export function newPool(name = '', draw = ''): PoolDraft {
  return { id: `pool-${newRowId().slice(0, 12)}`, name, draw };
}

/** Whether a short name can be made of it. */
export function isPoolName(name: string): boolean {
  return /[a-z0-9]/i.test(name.normalize('NFKD'));
}

/** The questions, each in its pool or in none; those of a pool that is taken out always come. */
export function inPools(
  questions: Exam['questions'],
  pools: readonly PoolDraft[],
): Exam['questions'] {
  const there = new Set(pools.map(({ id }) => id));
  return questions.map(question =>
    question.pool === undefined || there.has(question.pool)
      ? question
      : inPool(question, undefined),
  );
}

export function inPool(
  { pool: _pool, ...question }: Exam['questions'][number],
  pool: string | undefined,
): Exam['questions'][number] {
  return pool ? { ...question, pool } : question;
}

/** The questions that are there with those that were brought in; one with an id that is taken gets another. */
export function withQuestions(
  there: Exam['questions'],
  added: Exam['questions'],
  pool?: string,
): Exam['questions'] {
  const taken = new Set(there.map(({ id }) => id));
  return [
    ...there,
    ...added.map(question => {
      let { id } = question;
      for (let number = 2; taken.has(id); number += 1) {
        id = `${question.id}-${number}`;
      }
      taken.add(id);
      return { ...(pool ? { ...question, pool } : question), id };
    }),
  ];
}

function unitsOf(iso: string | undefined, unit: 'minutes' | 'hours') {
  if (!iso) return '';
  const number = Duration.fromISO(iso).as(unit);
  return Number.isFinite(number) ? String(Number(number.toFixed(2))) : '';
}

/** To the second; undefined where there is none. */
function minutesLong(minutes: number): string | undefined {
  const seconds = Math.round(minutes * 60);
  if (seconds <= 0) return undefined;
  if (seconds % 60) return `PT${seconds}S`;
  return seconds % 3600 ? `PT${seconds / 60}M` : `PT${seconds / 3600}H`;
}
