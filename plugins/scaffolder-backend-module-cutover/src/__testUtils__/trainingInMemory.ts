import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import {
  addCourseInputSchema,
  type AddCourseInput,
  type AssignTrainingInput,
  type CourseRef,
  type CourseView,
  type RehearsedOptions,
  type TrainingApi,
  type Verdict,
} from '@backstage-cutover/plugin-cutover-common';
import { refuseAsTheApi } from './refuseAsTheApi';

const FIRST_COURSE = {
  id: 'new-system',
  title: 'Using the new system',
  content: ['system-use' as const],
  method: 'external' as const,
  finishBefore: { phase: 'go-live' },
};

/** Stands for the training in the cutover backend: it keeps the courses of one cutover and knows idempotency keys. */
export class TrainingInMemory {
  readonly courses: CourseView[] = [courseOf({ course: FIRST_COURSE })];
  readonly calls: {
    act: 'add' | 'assign';
    cutover: string;
    course?: string;
    input: AddCourseInput | AssignTrainingInput;
    options: RehearsedOptions;
    by: BackstageCredentials;
  }[] = [];
  /** Lets this many calls succeed and then lose their answer on the way back. */
  answersToLose = 0;
  readonly #byKey = new Map<string, CourseView>();

  as(by: BackstageCredentials): TrainingApi {
    const refuse = async () => {
      throw new Error('not part of these tests');
    };
    return {
      addCourse: async (cutover, input, options = {}) => {
        this.calls.push({ act: 'add', cutover, input, options, by });
        return this.#once(options, () => this.#added(input));
      },
      assign: async ({ course, cutover }, input, options = {}) => {
        this.calls.push({
          ...{ act: 'assign', cutover, course, input, options, by },
        });
        return this.#once(options, () => this.#assigned({ course }, input));
      },
      ...{ overview: refuse, people: refuse, results: refuse, course: refuse },
      ...{ resultsCsv: refuse, changeCourse: refuse, addSession: refuse },
      ...{ changeSession: refuse, cancelSession: refuse, signUp: refuse },
      ...{ leave: refuse, seats: refuse, recordAttendance: refuse },
      ...{ sessionCalendar: refuse, myCalendar: refuse, readUnit: refuse },
      ...{ assessment: refuse, saveAssessment: refuse, readQuestions: refuse },
      ...{ startAttempt: refuse, attempt: refuse, saveAnswer: refuse },
      ...{ handIn: refuse, questionnaire: refuse, answerQuestionnaire: refuse },
      ...{ assessPractical: refuse, decideExhausted: refuse, mine: refuse },
      ...{
        readiness: refuse,
        assessmentsOf: refuse,
        rubric: refuse,
        remind: refuse,
      },
    };
  }

  async #once(
    { dryRun, idempotencyKey: key }: RehearsedOptions,
    make: () => Promise<CourseView>,
  ): Promise<CourseView> {
    const known = key && this.#byKey.get(key);
    const made = known || (await make());
    if (dryRun) return made;
    if (!known) this.#keep(made);
    if (key) this.#byKey.set(key, made);
    if (this.answersToLose > 0) {
      this.answersToLose -= 1;
      throw new Error('The connection was cut');
    }
    return made;
  }

  #keep(course: CourseView) {
    const at = this.courses.findIndex(({ id }) => id === course.id);
    if (at < 0) this.courses.push(course);
    else this.courses[at] = course;
  }

  async #added(input: AddCourseInput): Promise<CourseView> {
    if (input.course.finishBefore.phase === 'winter') {
      await refuseAsTheApi([
        {
          path: ['course', 'finishBefore', 'phase'],
          reason: 'template.unknown-phase',
          message: 'There is no phase "winter"',
        },
      ]);
    }
    return courseOf(input);
  }

  async #assigned(
    { course: id }: Pick<CourseRef, 'course'>,
    { add = [], remove = [] }: AssignTrainingInput,
  ): Promise<CourseView> {
    const course = this.courses.find(each => each.id === id);
    if (!course || add.includes('group:default/nobody')) {
      return refuseAsTheApi([
        {
          path: ['add', 0],
          reason: 'training.unknown-ref',
          message: 'The catalog knows no group:default/nobody',
        },
      ]);
    }
    const assigned = [...new Set([...course.assigned, ...add])].filter(
      ref => !remove.includes(ref),
    );
    return { ...course, assigned, readiness: readinessOf(assigned) };
  }
}

/** As if each of them were one person. */
function readinessOf(assigned: string[]) {
  return { needed: assigned.length, certified: 0 };
}

function courseOf(input: AddCourseInput): CourseView {
  const { assigned, course } = addCourseInputSchema.parse(input);
  const allowed: Verdict = { allowed: true };
  return {
    id: course.id,
    cutoverId: 'id-1',
    definition: course,
    origin: 'cutover',
    ...{ trainers: [], assigned, sessions: [], assessments: [] },
    readiness: readinessOf(assigned),
    dueDay: '2099-03-01',
    version: 1,
    allowed: {
      ...{ manage: allowed, 'add-session': allowed },
      ...{ assess: allowed, remind: allowed, 'read-results': allowed },
    },
  };
}
