import type { Fault } from '../../errors';
import type {
  CutoverTemplateSpec,
  TemplateAssessment,
} from '../cutoverTemplate';
import { checkDuration } from './durations';
import type { LooseSpec, Names } from './names';
import {
  checkAllKnown,
  checkKnown,
  checkUnique,
  each,
  idsOf,
  type Loose,
  type Path,
  type Report,
} from './report';

type TemplateCourse = CutoverTemplateSpec['training']['courses'][number];
type CourseNames = Pick<Names, 'roles' | 'phases' | 'assessments'>;
type Assessment = Loose<TemplateAssessment>;
type Exam = Extract<Assessment, { kind?: 'exam' }>;
type Question = NonNullable<NonNullable<Exam['questions']>[number]>;
type Practical = Extract<Assessment, { kind?: 'practical' }>;

/** Courses name what exists, and every assessment can be passed. */
export function checkTraining(spec: LooseSpec, names: Names, report: Report) {
  const { courses, assessments } = spec.training ?? {};
  const coursesPath = ['training', 'courses'];
  checkUnique(report, 'course', courses, coursesPath);
  each(courses, coursesPath, (course, path) =>
    checkCourse(course, names, report, path),
  );
  const assessmentsPath = ['training', 'assessments'];
  checkUnique(report, 'assessment', assessments, assessmentsPath);
  each(assessments, assessmentsPath, (assessment, path) =>
    checkAssessment(assessment, report, path),
  );
}

/** What does not fit together in a course that is added to a cutover. */
export function courseFaults(
  course: TemplateCourse,
  names: CourseNames,
  path: Path = [],
): Fault[] {
  return faultsOf(report => checkCourse(course, names, report, path));
}

/** What does not fit together in an assessment that is added to a cutover, or changed in it. */
export function assessmentFaults(
  assessment: TemplateAssessment,
  path: Path = [],
): Fault[] {
  return faultsOf(report => checkAssessment(assessment, report, path));
}

function faultsOf(check: (report: Report) => void): Fault[] {
  const faults: Fault[] = [];
  check((path, reason, message, params) =>
    faults.push({ path, reason, message, ...(params ? { params } : {}) }),
  );
  return faults;
}

function checkCourse(
  course: Loose<TemplateCourse>,
  names: CourseNames,
  report: Report,
  path: Path,
) {
  const { roles } = names;
  checkAllKnown(report, 'role', course.audience, roles, [...path, 'audience']);
  checkKnown(report, 'role', course.trainerRole, roles, [
    ...path,
    'trainerRole',
  ]);
  checkKnown(report, 'phase', course.finishBefore?.phase, names.phases, [
    ...path,
    'finishBefore',
    'phase',
  ]);
  checkAllKnown(report, 'assessment', course.assessments, names.assessments, [
    ...path,
    'assessments',
  ]);
  checkUnique(report, 'unit in this course', course.units, [...path, 'units']);
  checkDuration(report, course.validFor, [...path, 'validFor']);
}

function checkAssessment(assessment: Assessment, report: Report, path: Path) {
  switch (assessment.kind) {
    case 'exam':
      return checkExam(assessment, report, path);
    case 'practical':
      return checkPractical(assessment, report, path);
    case 'questionnaire':
      return checkQuestionnaire(assessment, report, path);
    default:
      return undefined;
  }
}

function checkExam(exam: Exam, report: Report, path: Path) {
  const { questions, draw } = exam;
  checkUnique(report, 'question in this exam', questions, [
    ...path,
    'questions',
  ]);
  each(questions, [...path, 'questions'], (question, questionPath) =>
    checkAnswer(question, report, questionPath),
  );
  checkPools(exam, report, path);
  if (!exam.pools?.length) {
    checkDraw(draw, questions?.length, [...path, 'draw'], report);
  }
  checkDuration(report, exam.timeLimit, [...path, 'timeLimit']);
  checkDuration(report, exam.waitBetween, [...path, 'waitBetween'], {
    zero: true,
  });
}

/** Questions are drawn from pools that exist and hold enough, or from all of them. */
function checkPools(exam: Exam, report: Report, path: Path) {
  const { draw, pools, questions } = exam;
  if (draw !== undefined && pools?.length) {
    report(
      [...path, 'draw'],
      'exam.draw-beside-pools',
      'Questions are drawn from the pools, each of which says how many; leave "draw" out',
    );
  }
  checkUnique(report, 'pool of this exam', pools, [...path, 'pools']);
  const known = idsOf(pools);
  each(questions, [...path, 'questions'], ({ pool }, questionPath) =>
    checkKnown(report, 'pool', pool, known, [...questionPath, 'pool']),
  );
  // Where a question was faulty, nobody knows of which pool it is.
  if (!questions || questions.some(question => !question)) return;
  each(pools, [...path, 'pools'], (pool, poolPath) =>
    checkDraw(
      pool.draw,
      questions.filter(question => question?.pool === pool.id).length,
      [...poolPath, 'draw'],
      report,
    ),
  );
}

function checkDraw(
  draw: number | undefined,
  found: number | undefined,
  path: Path,
  report: Report,
) {
  if (draw === undefined || found === undefined || draw <= found) return;
  report(
    path,
    'exam.draw-too-large',
    `${draw} questions are to be drawn, but there are ${found}; lower "draw" or add questions`,
    { draw, found },
  );
}

function checkAnswer(question: Question, report: Report, path: Path) {
  if (!('options' in question) || !question.options) return;
  const { options } = question;
  checkUnique(report, 'option of this question', options, [...path, 'options']);
  const known = idsOf(options);
  const answerPath = [...path, 'answer'];
  if (question.kind === 'single-choice') {
    checkKnown(report, 'option', question.answer, known, answerPath);
  } else if (question.kind === 'multiple-choice') {
    checkAllKnown(report, 'option', question.answer, known, answerPath);
  }
}

function checkPractical(practical: Practical, report: Report, path: Path) {
  const criteriaPath = [...path, 'criteria'];
  checkUnique(
    report,
    'criterion of this exercise',
    practical.criteria,
    criteriaPath,
  );
  let weights = 0;
  let reachable = 0;
  each(practical.criteria, criteriaPath, (criterion, criterionPath) => {
    checkUnique(report, 'level of this criterion', criterion.levels, [
      ...criterionPath,
      'levels',
    ]);
    const weight = criterion.weight ?? 1;
    const shares = criterion.levels?.map(level => level?.share ?? 1) ?? [1];
    weights += weight;
    reachable += weight * Math.max(...shares);
  });
  const isWhole = practical.criteria?.every(
    criterion => criterion?.weight !== undefined,
  );
  if (isWhole && Math.abs(weights - 100) > 1e-6) {
    report(
      criteriaPath,
      'practical.weights-not-whole',
      `The weights add up to ${Number(
        weights.toFixed(6),
      )}, not to 100; they are per cent of the result`,
      { found: Number(weights.toFixed(6)) },
    );
  }
  const { passMark } = practical;
  if (passMark === undefined || weights === 0) return;
  // Sums of shares such as 0.1 are not exact.
  if (reachable / weights < passMark - 1e-9) {
    report(
      [...path, 'passMark'],
      'assessment.cannot-be-passed',
      `Even the best levels give ${Math.round(
        (reachable / weights) * 100,
      )} % of the points, below the pass mark; give a level of each criterion the share 1`,
    );
  }
}

function checkQuestionnaire(
  questionnaire: Extract<Assessment, { kind?: 'questionnaire' }>,
  report: Report,
  path: Path,
) {
  const { items } = questionnaire;
  checkUnique(report, 'question of this questionnaire', items, [
    ...path,
    'items',
  ]);
  each(items, [...path, 'items'], (item, itemPath) => {
    if (item.kind !== 'choice') return;
    checkUnique(report, 'option of this question', item.options, [
      ...itemPath,
      'options',
    ]);
  });
}
