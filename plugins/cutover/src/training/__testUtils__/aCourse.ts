import type {
  Attempt,
  Course,
  CourseDefinition,
  CourseMember,
  CutoverTemplateSpec,
  Exam,
  Practical,
  Question,
  Questionnaire,
  TrainingSession,
} from '@backstage-cutover/plugin-cutover-common';
import {
  aCutover,
  alice,
  aTemplate,
  bob,
  carol,
} from '../../lifecycle/__testUtils__/aCutover';

const both = (en: string, zh: string) => ({ en, 'zh-CN': zh });

export const SHOP = 'group:default/shop-team';
export const STOCK = 'group:default/stock';

export function aQuestion(
  differently: Partial<Extract<Question, { kind: 'single-choice' }>> = {},
): Question {
  return {
    id: 'till-opens',
    kind: 'single-choice',
    text: 'Who opens the till?',
    options: [
      { id: 'cashier', text: 'The cashier' },
      { id: 'guard', text: 'The guard' },
    ],
    answer: 'cashier',
    points: 1,
    ...differently,
  };
}

/** Five questions, one of each kind. */
export function anExam(differently: Partial<Exam> = {}): Exam {
  return {
    id: 'till-exam',
    kind: 'exam',
    title: both('Exam on the till', '收银考试'),
    questions: [
      aQuestion(),
      {
        id: 'notes',
        kind: 'multiple-choice',
        text: 'Which notes does it take?',
        options: [
          { id: 'five', text: 'Five' },
          { id: 'ten', text: 'Ten' },
          { id: 'three', text: 'Three' },
        ],
        answer: ['five', 'ten'],
        points: 2,
      },
      {
        id: 'prints',
        kind: 'true-false',
        text: 'It always prints a receipt.',
        answer: true,
        points: 1,
      },
      {
        id: 'change',
        kind: 'numeric',
        text: 'How much change comes back of 10 for 7.50?',
        answer: 2.5,
        tolerance: 0,
        points: 1,
      },
      {
        id: 'key',
        kind: 'short-text',
        text: 'Which key ends the day?',
        answer: ['Z'],
        points: 1,
      },
    ],
    partialCredit: 'none',
    passMark: 0.8,
    attempts: 2,
    onFail: 're-sit',
    show: 'all',
    ...differently,
  };
}

export const aPractical: Practical = {
  id: 'till-practical',
  kind: 'practical',
  title: 'Open and close the till',
  passMark: 0.7,
  attempts: 2,
  onFail: 're-sit',
  criteria: [
    {
      id: 'opens',
      title: 'Opens it',
      weight: 60,
      levels: [
        { id: 'no', title: 'Not at all', share: 0 },
        { id: 'yes', title: 'Alone', share: 1 },
      ],
    },
    {
      id: 'counts',
      title: 'Counts it',
      weight: 40,
      levels: [
        { id: 'wrong', title: 'Wrong', share: 0 },
        { id: 'right', title: 'Right', share: 1 },
      ],
    },
  ],
};

export const aQuestionnaire: Questionnaire = {
  id: 'feedback',
  kind: 'questionnaire',
  title: 'How was the training?',
  minimumGroup: 5,
  items: [
    { id: 'useful', kind: 'rating', text: 'How useful was it?', steps: 5 },
    {
      id: 'length',
      kind: 'choice',
      text: 'How long was it?',
      options: [
        { id: 'short', text: 'Too short' },
        { id: 'right', text: 'Just right' },
      ],
    },
    { id: 'words', kind: 'free-text', text: 'What else?' },
  ],
};

export function aDefinition(
  differently: Partial<CourseDefinition> = {},
): CourseDefinition {
  return {
    id: 'till',
    title: both('The till', '新收银台'),
    description: 'What is new about the till',
    content: ['system-use', 'operating-skill'],
    method: 'online',
    audience: ['sponsor', 'technology-lead'],
    finishBefore: { phase: 'implementation' },
    units: [
      { id: 'opening', title: 'Opening', body: 'Turn the **key**.' },
      { id: 'closing', title: 'Closing', body: 'Press Z.' },
    ],
    assessments: ['till-exam'],
    validFor: 'P1Y',
    ...differently,
  };
}

export function aCourse(differently: Partial<Course> = {}): Course & {
  dueDay: string;
} {
  return {
    id: 'till',
    cutoverId: aCutover().id,
    definition: aDefinition(),
    origin: 'template',
    trainers: [],
    assigned: [],
    version: 0,
    dueDay: '2040-02-27',
    ...differently,
  };
}

export const trainingTemplate: CutoverTemplateSpec = {
  ...aTemplate,
  training: {
    courses: [aDefinition()],
    assessments: [anExam(), aPractical, aQuestionnaire],
  },
};

/** Somebody of the shop's team who needs the course, by default Alice. */
export function aMember(differently: Partial<CourseMember> = {}): CourseMember {
  return {
    cutoverId: aCutover().id,
    course: 'till',
    person: alice,
    roles: ['sponsor'],
    through: [],
    department: SHOP,
    joinedAt: '2026-11-01T08:00:00.000Z',
    granted: {},
    retrainSince: {},
    exhausted: [],
    version: 1,
    ...differently,
  };
}

export function aSession(
  differently: Partial<TrainingSession> = {},
): TrainingSession {
  return {
    id: '00000000-0000-4000-8000-000000000701',
    cutoverId: aCutover().id,
    course: 'till',
    start: '2040-01-15T08:00:00.000Z',
    end: '2040-01-15T10:00:00.000Z',
    place: 'Room 7',
    trainers: [],
    status: 'planned',
    createdBy: alice,
    createdAt: '2026-11-01T08:00:00.000Z',
    version: 1,
    ...differently,
  };
}

export const certified = {
  at: '2026-11-20T08:00:00.000Z',
  by: 'assessed' as const,
};
/** Bob of the shop is certified, Carol of the stock is not. */
export const bobAndCarol = [
  aMember({ person: bob, certificate: certified, roles: ['technology-lead'] }),
  aMember({ person: carol, department: STOCK, roles: [] }),
];

/** Carol's attempt at the exam that failed. */
export function aFailedAttempt(number: number): Attempt {
  return {
    id: `00000000-0000-4000-8000-00000000060${number}`,
    cutoverId: aCutover().id,
    course: 'till',
    assessment: 'till-exam',
    kind: 'exam',
    version: 1,
    person: carol,
    number,
    status: 'handed-in',
    seed: 1,
    startedAt: `2026-11-1${number}T08:00:00.000Z`,
    endedAt: `2026-11-1${number}T09:00:00.000Z`,
    share: 0.4,
    passed: false,
    scores: anExam().questions.map(({ id, points }, index) => ({
      id,
      points: index % 2 ? points : 0,
      of: points,
    })),
  };
}
