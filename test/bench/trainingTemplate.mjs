import { writeTemplate } from './writeTemplate.mjs';

/** Courses of a cutover by this template; five of them are the built-in template's. */
export const COURSES = 50;

/** So many exams of 40 questions, each sat once by everybody, and one of 100. */
const EXAMS = 5;
export const HUNDRED = 'bench-hundred';
export const fortyOf = round => `bench-forty-${round + 1}`;

const NAME = 'bench-training';
export const TRAINING_TEMPLATE = `cutovertemplate:default/${NAME}`;

const both = text => ({ en: text, 'zh-CN': text });

/** A technology upgrade with many courses and long exams. */
export function writeTrainingTemplate(folder) {
  const exams = [
    ...Array.from({ length: EXAMS }, (_, round) => examOf(fortyOf(round), 40)),
    examOf(HUNDRED, 100),
  ];
  const others = Array.from(
    { length: COURSES - 5 - exams.length },
    (_, index) => ({ id: `bench-course-${index + 1}`, assessments: [] }),
  );
  return writeTemplate(folder, {
    apiVersion: 'cutover/v1',
    kind: 'CutoverTemplate',
    metadata: { name: NAME },
    spec: {
      extends: 'cutover:technology-upgrade',
      type: NAME,
      title: both('Many courses'),
      training: {
        courses: [
          ...exams.map(({ id }) => ({ id, assessments: [id] })),
          ...others,
        ].map(course => ({
          ...course,
          title: both(`Course ${course.id}`),
          content: ['process'],
          method: 'internal',
          audience: ['technology-lead'],
          finishBefore: { phase: 'go-live' },
        })),
        assessments: exams,
      },
    },
  });
}

function examOf(id, count) {
  return {
    id,
    kind: 'exam',
    title: both(`Exam of ${count} questions`),
    questions: Array.from({ length: count }, (_, index) => questionOf(index)),
    partialCredit: 'right-minus-wrong',
    passMark: 0.8,
    timeLimit: 'PT2H',
  };
}

/** One of each kind in turn. */
function questionOf(index) {
  const id = `question-${index + 1}`;
  const text = both(`What does rule ${index + 1} of the new process say?`);
  const options = ['first', 'second', 'third', 'fourth'].map(option => ({
    id: option,
    text: both(`The ${option} of what one might think of rule ${index + 1}`),
  }));
  return [
    { id, kind: 'single-choice', text, options, answer: 'second' },
    { id, kind: 'multiple-choice', text, options, answer: ['first', 'third'] },
    { id, kind: 'true-false', text, answer: true },
    { id, kind: 'numeric', text, answer: index, tolerance: 0.5 },
    { id, kind: 'short-text', text, answer: [`Rule ${index + 1}`] },
  ][index % 5];
}

/** The right answers to the questions of a paper. */
export function rightAnswers({ questions }) {
  return Object.fromEntries(
    questions.map(({ id }) => {
      const { answer, kind } = questionOf(Number(id.split('-')[1]) - 1);
      return [id, kind === 'short-text' ? answer[0] : answer];
    }),
  );
}
