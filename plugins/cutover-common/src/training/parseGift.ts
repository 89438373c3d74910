import {
  parse,
  type GIFTQuestion,
  type MultipleChoice,
  type Numerical,
  type NumericalChoice,
  type NumericalFormat,
  type ShortAnswer,
  type TextChoice,
} from 'gift-pegjs';
import { RESERVED_IDS } from '../template/reservedIds';
import type { Question } from './model';
import type { ImportedQuestions } from './view';
import { plainText } from './plainText';

interface Line {
  /** From 1. */
  number: number;
  text: string;
}

type Ids = Pick<Question, 'id' | 'text' | 'points'>;

/** Ids that are given away. */
interface Taken {
  ids: Set<string>;
  /** By name, the number under which the next free one is looked for: all below it are taken. */
  from: Map<string, number>;
}

const OTHERS = {
  Essay: 'Essays',
  Matching: 'Questions of matching',
  Description: 'Words without an answer',
};

/** Why something is not taken over. */
class NotTaken extends Error {
  constructor(readonly reason: string, message: string) {
    super(message);
  }
}

/**
 * The questions in a text in GIFT, the text format of Moodle. Each stands for itself: one that is not understood, or that
 * no exam here can ask, is named with its line, and the others are taken over.
 */
export function parseGift(text: string): ImportedQuestions {
  const reading = readGift(text);
  let step = reading.next();
  while (!step.done) step = reading.next();
  return step.value;
}

/** As `parseGift`, block by block: a long text takes seconds, in which others may have their turn. */
export function* readGift(text: string): Generator<void, ImportedQuestions> {
  const found: ImportedQuestions = { questions: [], faults: [] };
  const taken = noneTaken();
  for (const lines of blocksIn(text)) {
    for (const { at, question } of questionsIn(lines, found.faults)) {
      try {
        const read = readQuestion(question, taken);
        if (!read) continue;
        taken.ids.add(read.id);
        found.questions.push({ line: at.number, question: read });
      } catch (error) {
        if (!(error instanceof NotTaken)) throw error;
        found.faults.push(faultAt(at, error.reason, error.message));
      }
    }
    yield;
  }
  return found;
}

/** The lines between empty ones, without comments; a title begins a question also where no empty line is before it. */
function blocksIn(text: string): Line[][] {
  const blocks: Line[][] = [[]];
  text
    .replace(/^\uFEFF/, '')
    .split(/\r\n|\r|\n/)
    .forEach((line, index) => {
      const trimmed = line.trim();
      if (trimmed === '' || trimmed.startsWith('::')) blocks.push([]);
      if (trimmed !== '' && !trimmed.startsWith('//')) {
        blocks[blocks.length - 1].push({ number: index + 1, text: line });
      }
    });
  return blocks.filter(({ length }) => length > 0);
}

/** The parser stops at the first thing that it does not understand; one block holds one question. */
function questionsIn(
  lines: Line[],
  faults: ImportedQuestions['faults'],
): { at: Line; question: GIFTQuestion }[] {
  const isCategory = ({ text }: Line) => /^\s*\$CATEGORY:/i.test(text);
  const own = lines.filter(line => !isCategory(line));
  if (own.length === 0) return [];
  try {
    return parse(own.map(({ text }) => text).join('\n')).map(question => ({
      at: own[0],
      question,
    }));
  } catch (error) {
    const { line, column } = placeOf(error);
    const at = own[Math.min(line, own.length) - 1];
    faults.push(
      faultAt(
        at,
        'gift.not-understood',
        `This is not understood from character ${column} on; check the braces, and put "\\" before ~ = # { } : where they mean themselves`,
      ),
    );
    return [];
  }
}

function placeOf(error: unknown): { line: number; column: number } {
  const start =
    typeof error === 'object' && error !== null && 'location' in error
      ? (error.location as { start?: { line: number; column: number } }).start
      : undefined;
  if (start) return start;
  throw error;
}

function faultAt(
  { number, text }: Line,
  reason: string,
  message: string,
): ImportedQuestions['faults'][number] {
  return { line: number, text: text.trim().slice(0, 200), reason, message };
}

function readQuestion(
  question: GIFTQuestion,
  taken: Taken,
): Question | undefined {
  if (question.type === 'Category') return undefined;
  if (question.hasEmbeddedAnswers) {
    throw new NotTaken(
      'gift.missing-word',
      'A question with the answers in the middle of its words is not taken; put them at its end',
    );
  }
  switch (question.type) {
    case 'MC':
      return readChoices(question, about(question, taken));
    case 'Short':
      return readShort(question, about(question, taken));
    case 'TF':
      return {
        ...about(question, taken),
        kind: 'true-false',
        answer: question.isTrue,
      };
    case 'Numerical':
      return readNumber(question, about(question, taken));
    default:
      throw new NotTaken(
        'gift.other-kind',
        `${
          OTHERS[question.type]
        } cannot be scored by themselves and are not taken; choices, true or false, short answers and numbers are`,
      );
  }
}

function about(
  { stem }: Extract<GIFTQuestion, { stem: unknown }>,
  taken: Taken,
): Ids {
  const text = said(stem);
  if (text === '') {
    throw new NotTaken('gift.no-question', 'There is nothing that is asked');
  }
  // Whoever sits the exam sees it: of the question, which they see as well, and not of its title, which may tell more.
  return { id: freeId(text, taken, 'q'), text, points: 1 };
}

function readChoices({ choices }: MultipleChoice, ids: Ids): Question {
  const options = optionsOf(choices);
  if (options.length < 2) {
    throw new NotTaken(
      'gift.too-few-options',
      'A question of choice needs two options or more',
    );
  }
  const marked = indicesOf(choices, ({ isCorrect }) => isCorrect);
  const weighed = indicesOf(
    choices,
    ({ isCorrect, weight }) => !isCorrect && (weight ?? 0) > 0,
  );
  if (marked.length > 1) {
    throw new NotTaken(
      'gift.several-right',
      'Several options are marked with "="; give each right one its share with "~%50%", or mark one only',
    );
  }
  if (marked.length && weighed.length) {
    throw new NotTaken(
      'gift.partly-right',
      'An option that is partly right beside one that is right is not taken; a single choice is right or wrong',
    );
  }
  if (marked.length) {
    assertWhole(choices[marked[0]].weight);
    return {
      ...ids,
      kind: 'single-choice',
      options,
      answer: options[marked[0]].id,
    };
  }
  if (weighed.length === 0) {
    throw new NotTaken('gift.none-right', 'None of the options is right');
  }
  const weights = weighed.map(index => choices[index].weight ?? 0);
  const share = 100 / weighed.length;
  if (weights.some(weight => Math.abs(weight - share) > 1)) {
    throw new NotTaken(
      'gift.uneven-shares',
      `The right options have the shares ${weights.join(
        ', ',
      )} %; here all count alike, and those of all add up to 100 %`,
    );
  }
  return {
    ...ids,
    kind: 'multiple-choice',
    options,
    answer: weighed.map(index => options[index].id),
  };
}

function readShort({ choices }: ShortAnswer, ids: Ids): Question {
  choices.forEach(({ weight }) => assertWhole(weight));
  const answer = choices.map(({ text }) => said(text)).filter(Boolean);
  if (answer.length === 0) {
    throw new NotTaken('gift.none-right', 'There is no right answer');
  }
  return { ...ids, kind: 'short-text', answer };
}

function readNumber({ choices }: Numerical, ids: Ids): Question {
  const all: Pick<NumericalChoice, 'text' | 'weight'>[] = Array.isArray(choices)
    ? choices
    : [{ text: choices, weight: null }];
  if (all.length !== 1) {
    throw new NotTaken(
      'gift.several-numbers',
      'Several right numbers are not taken; one number with a tolerance is',
    );
  }
  const [{ text, weight }] = all;
  assertWhole(weight);
  const { answer, tolerance } = numberOf(text);
  if (
    tolerance < 0 ||
    !Number.isFinite(answer) ||
    !Number.isFinite(tolerance)
  ) {
    throw new NotTaken(
      'gift.no-number',
      'This is no number with a tolerance of 0 or more, and no range from a lower to a higher one',
    );
  }
  return { ...ids, kind: 'numeric', answer, tolerance };
}

function numberOf({
  number = NaN,
  numberHigh = NaN,
  numberLow = NaN,
  range = 0,
  type,
}: NumericalFormat): { answer: number; tolerance: number } {
  if (type !== 'high-low') return { answer: number, tolerance: range };
  return {
    answer: rounded((numberLow + numberHigh) / 2),
    tolerance: rounded((numberHigh - numberLow) / 2),
  };
}

/** Without what floating point adds. */
function rounded(value: number): number {
  return Number(value.toPrecision(12));
}

function assertWhole(weight: number | null) {
  if (weight === null || weight === 100) return;
  throw new NotTaken(
    'gift.partly-right',
    `An answer that is right to ${weight} % is not taken; it is right or wrong`,
  );
}

function optionsOf(choices: readonly TextChoice[]) {
  const taken = noneTaken();
  return choices.map(choice => {
    const text = said(choice.text);
    if (text === '') {
      throw new NotTaken('gift.empty-option', 'An option says nothing');
    }
    // Whoever sits the exam sees the ids: they follow from the words, and not from the place, which is often the first.
    const id = freeId(text, taken, 'o');
    taken.ids.add(id);
    return { id, text };
  });
}

function said({ format, text }: { format: string; text: string }): string {
  if (format !== 'html') return text.trim();
  const plain = plainText(text);
  if (plain !== undefined) return plain;
  throw new NotTaken(
    'gift.html',
    'This holds pictures, tables or other HTML that is not taken; write it as text',
  );
}

function indicesOf<T>(items: readonly T[], test: (item: T) => boolean) {
  return items.flatMap((item, index) => (test(item) ? [index] : []));
}

/** An id by the words, where they have letters for one, that is not taken yet. */
function freeId(words: string, { from, ids }: Taken, letter: string): string {
  const latin = words
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 40)
    .replace(/^[^a-z]+|-+$/g, '');
  const isWhole = /^[\p{Script=Latin}\p{N}\p{P}\p{Z}\p{S}\s]*$/u.test(words);
  const base = isWhole && latin ? latin : `${letter}${checksum(words)}`;
  let id = base;
  for (let next = from.get(base) ?? 2; ids.has(id); next++) {
    id = `${base}-${next}`;
    from.set(base, next);
  }
  return id;
}

function noneTaken(): Taken {
  return { ids: new Set(RESERVED_IDS), from: new Map() };
}

/** Fowler, Noll and Vo's (FNV-1a): short, and the same for the same words. */
function checksum(words: string): string {
  let sum = 0x811c9dc5;
  for (let index = 0; index < words.length; index++) {
    sum = Math.imul(sum ^ words.charCodeAt(index), 0x01000193);
  }
  return (sum >>> 0).toString(36);
}
