import {
  alice,
  aTemplate,
  bob,
  carol,
  catalog,
  dora,
  noon,
  started,
} from '../../lifecycle/__testUtils__/aCutover';
import type { Actor } from '../../lifecycle';
import {
  cutoverTemplateSpecSchema,
  type CutoverTemplateSpec,
} from '../../template';
import { assessmentSchema } from '../../template/parts/training';
import { courseOf } from '../course';
import type {
  AssessmentVersion,
  Attempt,
  Course,
  CourseMember,
  Exam,
  Practical,
  Questionnaire,
  TrainingSession,
} from '../model';
import type { CourseContext } from '../planCourse';

export { alice, bob, carol, dora, noon };

/** One question of each kind, of which the second of a pool is drawn or not. */
export const exam = assessmentSchema.parse({
  id: 'exam',
  kind: 'exam',
  title: 'Exam',
  passMark: 0.6,
  attempts: 2,
  waitBetween: 'P1D',
  timeLimit: 'PT30M',
  partialCredit: 'right-minus-wrong',
  questions: [
    {
      id: 'single',
      kind: 'single-choice',
      text: 'Which?',
      options: options('a', 'b', 'c'),
      answer: 'b',
    },
    {
      id: 'multiple',
      kind: 'multiple-choice',
      text: 'Which of them?',
      options: options('a', 'b', 'c', 'd'),
      answer: ['a', 'c'],
      points: 2,
    },
    { id: 'true-false', kind: 'true-false', text: 'Is it?', answer: false },
    {
      id: 'numeric',
      kind: 'numeric',
      text: 'How many?',
      answer: 0.3,
      tolerance: 0.1,
    },
    {
      id: 'short',
      kind: 'short-text',
      text: 'What?',
      answer: ['Risk matrix', '风险矩阵'],
    },
  ],
}) as Exam;

export const practical = assessmentSchema.parse({
  id: 'practical',
  kind: 'practical',
  title: 'Exercise',
  passMark: 0.7,
  attempts: 2,
  onFail: 'new-session',
  criteria: [
    {
      id: 'result',
      title: 'The result is right',
      weight: 70,
      levels: [
        { id: 'no', title: 'No', share: 0 },
        { id: 'yes', title: 'Yes', share: 1 },
      ],
    },
    {
      id: 'pace',
      title: 'It is fast',
      weight: 30,
      levels: [
        { id: 'slow', title: 'Slow', share: 0.5 },
        { id: 'fast', title: 'Fast', share: 1 },
      ],
    },
  ],
}) as Practical;

export const questionnaire = assessmentSchema.parse({
  id: 'opinion',
  kind: 'questionnaire',
  title: 'Opinion',
  items: [
    { id: 'stars', kind: 'rating', text: 'Stars' },
    {
      id: 'next',
      kind: 'choice',
      text: 'What now?',
      options: options('a', 'b'),
    },
    { id: 'words', kind: 'free-text', text: 'What else?' },
  ],
}) as Questionnaire;

/** Right answers to all questions of the exam. */
export const rightAnswers = {
  single: 'b',
  multiple: ['c', 'a'],
  'true-false': false,
  numeric: 0.4,
  short: '  risk   MATRIX ',
};

function options(...ids: string[]) {
  return ids.map(id => ({ id, text: `Option ${id}` }));
}

/** Course `basics` for operations, trained by them; `class` has no assessment; `reading` is online. */
export const spec: CutoverTemplateSpec = cutoverTemplateSpecSchema.parse({
  ...aTemplate,
  training: {
    courses: [
      {
        id: 'basics',
        title: 'Basics',
        content: ['process'],
        method: 'internal',
        audience: ['operations-lead'],
        trainerRole: 'operations-lead',
        finishBefore: { phase: 'closing' },
        assessments: ['exam', 'practical', 'opinion'],
        validFor: 'P1Y',
      },
      {
        id: 'class',
        title: 'Class',
        content: ['process'],
        method: 'internal',
        audience: ['sponsor'],
        finishBefore: { phase: 'closing' },
      },
      {
        id: 'reading',
        title: 'Reading',
        content: ['process'],
        method: 'online',
        audience: ['sponsor', 'operations-lead'],
        finishBefore: { phase: 'closing' },
        units: [
          { id: 'one', title: 'One', body: 'One' },
          { id: 'two', title: 'Two', body: 'Two' },
        ],
      },
      {
        id: 'elsewhere',
        title: 'Only elsewhere',
        content: ['process'],
        method: 'internal',
        audience: ['sponsor'],
        finishBefore: { phase: 'closing' },
        when: false,
      },
    ],
    assessments: [exam, practical, questionnaire],
  },
});

export const { cutover } = started({
  team: {
    sponsor: [alice.ref],
    coordinator: [carol.ref],
    'operations-lead': [bob.ref],
  },
});

export function course(id = 'basics', differently: Partial<Course> = {}) {
  const definition = spec.training.courses.find(each => each.id === id);
  if (!definition) throw new TypeError(`No course ${id}`);
  return { ...courseOf(cutover, definition), ...differently };
}

/** Alice leads, Carol keeps the plan, Bob leads operations, Dora has no role. */
export function aContext(by: Actor = carol): CourseContext {
  return {
    cutover,
    spec,
    by,
    at: noon,
    known: new Set(catalog.keys()),
    versions: [],
  };
}

export function aMember(differently: Partial<CourseMember> = {}): CourseMember {
  return {
    cutoverId: cutover.id,
    course: 'basics',
    person: dora.ref,
    roles: [],
    through: [],
    joinedAt: noon,
    granted: {},
    retrainSince: {},
    exhausted: [],
    version: 1,
    ...differently,
  };
}

export function aVersion(
  definition: AssessmentVersion['definition'] = exam,
): AssessmentVersion {
  return {
    assessment: definition.id,
    version: 1,
    definition,
    origin: 'template',
    by: dora.ref,
    at: noon,
  };
}

/** Dora's first attempt at the exam, failed at noon, unless told otherwise. */
export function anAttempt(differently: Partial<Attempt> = {}): Attempt {
  return {
    id: 'a1',
    cutoverId: cutover.id,
    course: 'basics',
    assessment: 'exam',
    kind: 'exam',
    version: 1,
    person: dora.ref,
    number: 1,
    status: 'handed-in',
    seed: 1,
    startedAt: noon,
    endedAt: noon,
    share: 0.2,
    passed: false,
    scores: [],
    ...differently,
  };
}

/** On the day after noon, for an hour. */
export function aSession(
  differently: Partial<TrainingSession> = {},
): TrainingSession {
  return {
    id: 's1',
    cutoverId: cutover.id,
    course: 'basics',
    start: later('P1D'),
    end: later('P1DT1H'),
    trainers: [],
    status: 'planned',
    createdBy: carol.ref,
    createdAt: noon,
    version: 1,
    ...differently,
  };
}

/** Noon plus days and hours such as `P1DT2H`. */
export function later(duration: string, from: string = noon): string {
  const [, days = '0', hours = '0', minutes = '0'] =
    /^P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?)?$/.exec(duration) ?? [];
  const total = (Number(days) * 24 + Number(hours)) * 60 + Number(minutes);
  return new Date(Date.parse(from) + total * 60_000).toISOString();
}

export function reasonsOf(work: () => unknown): string[] {
  try {
    work();
  } catch (error) {
    const { faults, reason } = error as {
      faults?: { reason: string; path: (string | number)[] }[];
      reason: string;
    };
    if (reason === undefined) throw error;
    return (
      faults?.map(fault =>
        `${fault.path.join('.')} ${fault.reason}`.trim(),
      ) ?? [reason]
    );
  }
  return [];
}
