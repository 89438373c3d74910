import { cutoverTemplateSpecSchema } from '@backstage-cutover/plugin-cutover-common';
import { aTemplate } from './company';

const both = (text: string) => ({ en: text, 'zh-CN': `${text} (中文)` });
const named = (id: string) => ({ id, title: both(id) });
const option = (id: string) => ({ id, text: both(`Option ${id}`) });

/** Wherever one of these is read, an answer has got out. */
export const SECRETS = ['turn-it-off-and-on-again', '314159'];

/** Of each question the right answer, and a wrong one. */
export const ANSWERS = {
  single: { right: 's2', wrong: 's1' },
  multiple: { right: ['m1', 'm3'], wrong: ['m2'] },
  claim: { right: true, wrong: false },
  number: { right: 314159, wrong: 3 },
  words: { right: 'Turn-it-off-and-on-again ', wrong: 'Wait' },
};

export type AnswerKey = keyof typeof ANSWERS;

export const anExam = {
  id: 'exam',
  kind: 'exam',
  title: both('Exam'),
  passMark: 0.6,
  attempts: 2,
  timeLimit: 'PT30M',
  questions: [
    {
      ...{ id: 'single', kind: 'single-choice', text: both('Which one?') },
      ...{ options: ['s1', 's2', 's3'].map(option), answer: 's2' },
    },
    {
      ...{ id: 'multiple', kind: 'multiple-choice', text: both('Which?') },
      ...{ options: ['m1', 'm2', 'm3'].map(option), answer: ['m1', 'm3'] },
    },
    {
      ...{ id: 'claim', kind: 'true-false', text: both('Is it so?') },
      answer: true,
    },
    {
      ...{ id: 'number', kind: 'numeric', text: both('How many?') },
      answer: 314159,
    },
    {
      ...{ id: 'words', kind: 'short-text', text: both('What helps?') },
      answer: ['turn-it-off-and-on-again'],
    },
  ],
};

export const aPractical = {
  id: 'practice',
  kind: 'practical',
  title: both('Practice'),
  passMark: 0.5,
  attempts: 1,
  criteria: [
    {
      ...named('speed'),
      weight: 60,
      levels: [
        { ...named('slow'), share: 0 },
        { ...named('fast'), share: 1 },
      ],
    },
    {
      ...named('care'),
      weight: 40,
      levels: [
        { ...named('careless'), share: 0 },
        { ...named('careful'), share: 1 },
      ],
    },
  ],
};

export const aQuestionnaire = {
  id: 'feedback',
  kind: 'questionnaire',
  title: both('Feedback'),
  minimumGroup: 3,
  items: [
    { id: 'grade', kind: 'rating', text: both('How was it?'), steps: 5 },
    {
      ...{ id: 'pace', kind: 'choice', text: both('The pace?') },
      options: ['slow', 'right', 'fast'].map(option),
    },
    { id: 'more', kind: 'free-text', text: both('What else?') },
  ],
};

/**
 * A sponsor leads, a coordinator manages, a trainer trains. Operations read and sit an exam, practise what the trainer
 * looks at, and listen to a talk.
 */
export const aTrainedTemplate = cutoverTemplateSpecSchema.parse({
  ...aTemplate,
  type: 'trained-change',
  roles: [
    ...aTemplate.roles,
    { ...named('operations'), min: 0 },
    { ...named('trainer'), min: 0 },
  ],
  phases: aTemplate.phases.map(phase =>
    phase.id === 'initiation'
      ? {
          ...phase,
          gate: {
            id: 'approval',
            title: both('Approval'),
            rules: [{ id: 'leader', type: 'any', roles: ['sponsor'] }],
            checks: [
              {
                check: 'training.certified',
                params: { courses: ['basics'] },
              },
              {
                check: 'training.questionnaire-at-least',
                params: { average: 4 },
              },
            ],
          },
        }
      : phase,
  ),
  training: {
    assessments: [anExam, aPractical, aQuestionnaire],
    courses: [
      {
        ...named('basics'),
        content: ['system-use'],
        method: 'online',
        audience: ['operations'],
        finishBefore: { phase: 'implementation' },
        units: ['first', 'second'].map(id => ({
          ...named(id),
          body: both(`Unit ${id}`),
        })),
        assessments: ['exam', 'feedback'],
      },
      {
        ...named('hands-on'),
        content: ['operating-skill'],
        method: 'internal',
        audience: ['operations'],
        trainerRole: 'trainer',
        finishBefore: { phase: 'implementation' },
        assessments: ['practice'],
      },
      {
        ...named('talk'),
        content: ['process'],
        method: 'internal',
        audience: ['operations'],
        finishBefore: { phase: 'implementation' },
      },
    ],
  },
});
