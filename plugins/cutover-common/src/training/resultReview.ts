import type { Text } from '../template';
import type {
  Answer,
  Attempt,
  GradedAssessment,
  Practical,
  Question,
} from './model';
import type { AssessmentStanding, AttemptResult } from './view';
import type { Answers } from './scoreExam';

/**
 * How somebody's own attempt ended. Which answers of an exam were right is told only to somebody who has passed and will
 * never sit it again: everybody else could use it, and so could those who sit it after them.
 *
 * @param candidate - whether they may still sit it, here or in another course, now or one day; see `isCandidate`
 */
export function resultReview(
  attempt: Attempt,
  definition: GradedAssessment,
  {
    answers,
    candidate,
    standing,
  }: { answers: Answers; candidate: boolean; standing: AssessmentStanding },
): AttemptResult {
  const { scores: _scores, seed: _seed, ...told } = attempt;
  const review = reviewOf(attempt, definition, { answers, candidate });
  return {
    attempt: told,
    title: definition.title,
    passMark: definition.passMark,
    ...(review ? { review } : {}),
    standing,
  };
}

type Review = NonNullable<AttemptResult['review']>;

function reviewOf(
  attempt: Attempt,
  definition: GradedAssessment,
  { answers, candidate }: { answers: Answers; candidate: boolean },
): Review | undefined {
  if (definition.kind === 'practical') {
    return practicalReview(attempt, definition);
  }
  return attempt.passed && !candidate
    ? examReview(attempt, definition.questions, answers)
    : undefined;
}

/** What was looked for is no secret, and how far one came helps to learn it. */
function practicalReview(
  { practical, scores = [] }: Attempt,
  { criteria }: Practical,
): Review {
  return criteria.flatMap(({ id, levels, title }) =>
    scores
      .filter(score => score.id === id)
      .map(({ of, points }) => {
        const level = levels.find(each => each.id === practical?.levels[id]);
        return {
          ...{ id, text: title, points, of },
          ...(level ? { given: level.title } : {}),
        };
      }),
  );
}

function examReview(
  { scores = [] }: Attempt,
  questions: readonly Question[],
  answers: Answers,
): Review {
  return scores.flatMap(({ id, of, points }) =>
    questions
      .filter(question => question.id === id)
      .map(question => {
        const given = Object.hasOwn(answers, id)
          ? wordsOf(question, answers[id])
          : undefined;
        return {
          ...{ id, text: question.text, points, of },
          ...(given === undefined ? {} : { given }),
          right: rightWords(question),
        };
      }),
  );
}

function rightWords(question: Question): Text {
  if (question.kind === 'short-text') return question.answer.join(' / ');
  const words = wordsOf(question, question.answer) ?? '';
  return question.kind === 'numeric' && question.tolerance
    ? `${question.answer} ± ${question.tolerance}`
    : words;
}

const YES: Text = { en: 'True', 'zh-CN': '正确' };
const NO: Text = { en: 'False', 'zh-CN': '错误' };

function wordsOf(question: Question, answer: Answer): Text | undefined {
  if (answer === null) return undefined;
  if (typeof answer === 'boolean') return answer ? YES : NO;
  if (typeof answer === 'number') return String(answer);
  if (!('options' in question)) return String(answer);
  const chosen = [answer].flat();
  const texts = question.options
    .filter(({ id }) => chosen.includes(id))
    .map(({ text }) => text);
  return texts.length ? joined(texts) : undefined;
}

/** Several texts as one, in each language that one of them has. */
function joined(texts: readonly Text[]): Text {
  if (texts.length === 1) return texts[0];
  const languages = new Set(
    texts.flatMap(text => (typeof text === 'string' ? [] : Object.keys(text))),
  );
  const said = (language: string) =>
    texts
      .map(text =>
        typeof text === 'string' ? text : text[language] ?? text.en,
      )
      .join(language.startsWith('zh') ? '；' : '; ');
  return languages.size
    ? {
        en: said('en'),
        ...Object.fromEntries(
          [...languages].map(language => [language, said(language)]),
        ),
      }
    : said('en');
}
