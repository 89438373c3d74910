import { Duration } from 'luxon';
import type { Exam, Text } from '@backstage-cutover/plugin-cutover-common';
import { retold } from '../words/textInLanguage';

/** An exam as a form holds it: numbers as they are typed, nothing as an empty text. */
export interface ExamDraft {
  title: string;
  /** Percent. */
  passMark: string;
  /** Minutes. */
  minutes: string;
  attempts: string;
  /** Hours. */
  waitHours: string;
  onFail: Exam['onFail'];
  show: Exam['show'];
  partialCredit: Exam['partialCredit'];
  draw: string;
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
    passMark: exam ? String(Math.round(exam.passMark * 100)) : PASS_MARK,
    minutes: unitsOf(exam?.timeLimit, 'minutes'),
    attempts: exam ? String(exam.attempts) : ATTEMPTS,
    waitHours: unitsOf(exam?.waitBetween, 'hours'),
    onFail: exam?.onFail ?? 're-sit',
    show: exam?.show ?? 'all',
    partialCredit: exam?.partialCredit ?? 'none',
    draw: exam?.draw?.toString() ?? '',
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
    ...kept
  } = before ?? {};
  const same = before && examDraft(before, text => String(text));
  const limit =
    same?.minutes === draft.minutes
      ? before?.timeLimit
      : durationOf(draft.minutes, 'M');
  const wait =
    same?.waitHours === draft.waitHours
      ? before?.waitBetween
      : durationOf(draft.waitHours, 'H');
  return {
    ...kept,
    id,
    kind: 'exam',
    title: retold(before?.title, title, language),
    passMark:
      same?.passMark === passMark && before
        ? before.passMark
        : Number(passMark) / 100,
    attempts: Number(attempts),
    onFail: draft.onFail,
    show: draft.show,
    partialCredit: draft.partialCredit,
    questions,
    ...(limit ? { timeLimit: limit } : {}),
    ...(wait ? { waitBetween: wait } : {}),
    ...(draw ? { draw: Number(draw) } : {}),
  };
}

/** The questions that are there with those that were brought in; one with an id that is taken gets another. */
export function withQuestions(
  there: Exam['questions'],
  added: Exam['questions'],
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
      return { ...question, id };
    }),
  ];
}

function unitsOf(iso: string | undefined, unit: 'minutes' | 'hours') {
  if (!iso) return '';
  const number = Duration.fromISO(iso).as(unit);
  return Number.isFinite(number) ? String(Math.round(number)) : '';
}

function durationOf(number: string, unit: 'M' | 'H') {
  return Number(number) > 0 ? `PT${Number(number)}${unit}` : undefined;
}
