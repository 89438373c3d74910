import { ConflictError } from '@backstage/errors';
import { because, inputErrorOf, type Fault } from '../errors';
import { hasSeen } from './assessments';
import type {
  AssessmentVersion,
  Questionnaire,
  QuestionnaireAnswers,
} from './model';
import type { QuestionnaireItemResult, QuestionnaireSum } from './results';

type Item = Questionnaire['items'][number];

/** What is kept of the answers that are shown: of ratings and choices how many of each, of words the words. */
export interface QuestionnaireTally {
  /** How many people have answered. */
  answered: number;
  /** Of how many the answers are shown. */
  shown: number;
  /** By item, then by step or id of the option. */
  counts: Readonly<Record<string, Readonly<Record<string, number>>>>;
  /** By item. */
  words: Readonly<Record<string, readonly string[]>>;
}

/** What is wrong with the answers to a questionnaire. Ratings and choices are needed, words are not. */
export function questionnaireFaults(
  { items }: Pick<Questionnaire, 'items'>,
  answers: QuestionnaireAnswers,
  path: Fault['path'] = ['answers'],
): Fault[] {
  const known = new Set(items.map(({ id }) => id));
  const unknown = Object.keys(answers)
    .filter(id => !known.has(id))
    .map(
      (id): Fault => ({
        path: [...path, id],
        reason: 'training.unknown-question',
        message: `This questionnaire asks nothing of the name "${id}"; load it again`,
        params: { question: id },
      }),
    );
  return [
    ...unknown,
    ...items.flatMap((item): Fault[] => {
      const fault = Object.hasOwn(answers, item.id)
        ? faultOf(item, answers[item.id])
        : missing(item);
      return fault ? [{ path: [...path, item.id], ...fault }] : [];
    }),
  ];
}

/** @throws InputError (400) with what `questionnaireFaults` finds */
export function assertQuestionnaire(
  questionnaire: Questionnaire,
  answers: QuestionnaireAnswers,
): void {
  const faults = questionnaireFaults(questionnaire, answers);
  if (faults.length) throw inputErrorOf(faults);
}

/**
 * What was answered to other words is no answer to these.
 *
 * @param read - the version that was read, where that is known
 * @throws ConflictError (409) where something else is asked by now
 */
export function assertStillAsked(
  read: number | undefined,
  found: AssessmentVersion,
): void {
  if (hasSeen(read, found)) return;
  const { assessment, version } = found;
  throw because(
    new ConflictError(
      `The questionnaire ${assessment} was read in version ${read}, it is now at ${version}; read it again`,
    ),
    'training.questionnaire-moved',
    { found: version },
  );
}

/** Whether answers that wait are enough to be shown, all at once: of fewer one could tell whose they are. */
export function areShown(
  pending: number,
  { minimumGroup }: Pick<Questionnaire, 'minimumGroup'>,
): boolean {
  return pending >= minimumGroup;
}

/** What came of a version of a questionnaire, in sum; nothing but how many have answered before there are enough. */
export function questionnaireResult(
  { items, minimumGroup, title }: Questionnaire,
  { answered, counts, shown, words }: QuestionnaireTally,
): QuestionnaireSum {
  const enough = shown >= minimumGroup;
  return {
    kind: 'questionnaire',
    ...{ title, answered, minimumGroup },
    shown: enough ? shown : 0,
    items: items.map(item =>
      resultOf(
        item,
        (enough && own(counts, item.id)) || {},
        (enough && own(words, item.id)) || [],
      ),
    ),
  };
}

function resultOf(
  item: Item,
  counts: Readonly<Record<string, number>>,
  words: readonly string[],
): QuestionnaireItemResult {
  const { id, text } = item;
  const countOf = (key: string) => own(counts, key) ?? 0;
  switch (item.kind) {
    case 'rating': {
      const bySteps = Array.from({ length: item.steps }, (_, step) =>
        countOf(String(step + 1)),
      );
      const total = bySteps.reduce((sum, count) => sum + count, 0);
      const sum = bySteps.reduce(
        (points, count, step) => points + count * (step + 1),
        0,
      );
      return {
        ...{ id, text },
        kind: 'rating',
        steps: item.steps,
        counts: bySteps,
        ...(total ? { average: sum / total } : {}),
      };
    }
    case 'choice':
      return {
        ...{ id, text },
        kind: 'choice',
        options: item.options.map(option => ({
          ...option,
          count: countOf(option.id),
        })),
      };
    default:
      return { ...{ id, text }, kind: 'free-text', answers: [...words] };
  }
}

type Words = Omit<Fault, 'path'>;

function faultOf(item: Item, answer: number | string): Words | undefined {
  switch (item.kind) {
    case 'rating':
      return typeof answer === 'number' &&
        Number.isInteger(answer) &&
        answer >= 1 &&
        answer <= item.steps
        ? undefined
        : {
            reason: 'training.no-such-step',
            message: `Rate this with a whole number from 1 to ${item.steps}`,
            params: { steps: item.steps },
          };
    case 'choice':
      return item.options.some(({ id }) => id === answer)
        ? undefined
        : {
            reason: 'training.unknown-option',
            message: `This question has no option "${answer}"; load it again`,
            params: { option: String(answer) },
          };
    default:
      return typeof answer === 'string'
        ? undefined
        : {
            reason: 'training.answer-of-wrong-type',
            message: 'The answer to this question is a text',
            params: { expected: 'a text' },
          };
  }
}

function missing({ kind }: Item): Words | undefined {
  return kind === 'free-text'
    ? undefined
    : { reason: 'input.missing', message: 'This is needed; fill it in' };
}

function own<T>(values: Readonly<Record<string, T>>, key: string) {
  return Object.hasOwn(values, key) ? values[key] : undefined;
}
