import type {
  Cutover,
  Exam,
  MyCourse,
  Question,
  TemplateAssessment,
} from '@backstage-cutover/plugin-cutover-common';
import type { Caller } from '../actors/Actors';
import type { TemplateService } from '../template/TemplateService';
import type { trainingServices } from '../training/trainingServices';
import { withDates, type Step } from './SampleDocuments';
import { momentAgo, periodOf, type Sample } from './sampleFile';
import { wrongAnswer } from './wrongAnswer';

type TrainingStep = Sample['training'][number];
type Act<Name extends TrainingStep['act']> = Extract<
  TrainingStep,
  { act: Name }
>;

/** What a step has to know of the sample around it. */
interface Around {
  cutover: Cutover;
  today: Date;
  /** When it was taken. */
  at: Date;
  timeZone: string;
  /** How many steps of its kind were taken before it. */
  index: number;
}

/** The training of sample cutovers: planned, attended, read, sat. What is there already, or changed since, is left alone. */
export class SampleTraining {
  constructor(
    private readonly deps: {
      /** The use cases as they were at a time. */
      at(time: Date): { training: ReturnType<typeof trainingServices> };
      caller(ref: string): Promise<Caller>;
      templates: Pick<TemplateService, 'copy'>;
    },
  ) {}

  stepsOf(
    cutover: Cutover,
    {
      createdAgo,
      timeZone,
      training,
    }: Pick<Sample, 'createdAgo' | 'timeZone' | 'training'>,
    today: Date,
  ): Step[] {
    if (training.length === 0) return [];
    const created = momentAgo(createdAgo, today);
    return [
      {
        at: created,
        take: () => this.#on(created).audience.refresh(cutover.id),
      },
      ...training.flatMap((step, position) => {
        const sameKind = kindOf(step);
        const index = training
          .slice(0, position)
          .filter(each => kindOf(each) === sameKind).length;
        const at = momentAgo(step.ago, today);
        const around = { cutover, today, at, timeZone, index };
        const first = { at, take: () => this.#take(step, around) };
        return step.act === 'session'
          ? [first, this.#attendance(step, around)]
          : [first];
      }),
    ];
  }

  async #take(step: TrainingStep, around: Around): Promise<void> {
    const caller = await this.deps.caller(step.by);
    switch (step.act) {
      case 'plan':
      case 'assign':
        return this.#plan(step, around, caller);
      case 'session':
        return this.#session(step, around, caller);
      case 'read':
        return this.#read(step, around, caller);
      case 'sit':
        return this.#sit(step, around, caller);
      case 'assess':
        return this.#assess(step, around, caller);
      default:
        return this.#answer(step, around, caller);
    }
  }

  async #plan(
    { act, body, course }: Act<'plan' | 'assign'>,
    { at, cutover, index, today }: Around,
    caller: Caller,
  ) {
    const { training, trainingReading } = this.#on(at);
    const key = { cutover: cutover.id, course };
    const { version } = (await trainingReading.course(key, caller)).course;
    // Taken already, and perhaps changed by somebody since.
    if (version !== index) return;
    const dated = withDates(body, today);
    await (act === 'plan'
      ? training.changeCourse({ ...key, version }, dated, caller)
      : training.assign(key, dated, caller));
  }

  async #session(step: Act<'session'>, around: Around, caller: Caller) {
    const { at, cutover, timeZone, today } = around;
    const { trainingSessions } = this.#on(at);
    if (!(await this.#sessionOf(step, around, caller))) {
      await trainingSessions.add(
        { cutover: cutover.id, course: step.course },
        {
          ...step.body,
          ...periodOf(step, timeZone, today),
        },
        caller,
      );
    }
    const session = await this.#sessionOf(step, around, caller);
    if (!session || session.signedUp > 0 || session.attended > 0) return;
    for (const person of step.signUps) {
      await trainingSessions.signUp(
        { cutover: cutover.id, session: session.id },
        await this.deps.caller(person),
      );
    }
  }

  /** Once it is over. */
  #attendance(step: Act<'session'>, around: Around): Step {
    const { cutover, timeZone, today } = around;
    const { absent, attended, by } = step;
    const at = new Date(periodOf(step, timeZone, today).end ?? '');
    return {
      at,
      take: async () => {
        if (attended.length + absent.length === 0) return;
        const caller = await this.deps.caller(by);
        const session = await this.#sessionOf(step, around, caller);
        if (!session) return;
        const key = { cutover: cutover.id, session: session.id };
        const { trainingSessions } = this.#on(at);
        const seats = await trainingSessions.seats(key, caller);
        const isRecorded = seats.some(({ status }) =>
          ['attended', 'absent'].includes(status),
        );
        if (isRecorded) return;
        const body = { attended, absent };
        await trainingSessions.recordAttendance(key, body, caller);
      },
    };
  }

  /** The one that the step made; what others have planned came later. */
  async #sessionOf(
    { course }: Act<'session'>,
    { at, cutover, index }: Around,
    caller: Caller,
  ) {
    const { trainingOverviews } = this.#on(at);
    const { courses } = await trainingOverviews.overview(cutover.id, caller);
    const all = courses.find(({ id }) => id === course)?.sessions ?? [];
    return [...all].sort((one, other) =>
      one.createdAt < other.createdAt ? -1 : 1,
    )[index];
  }

  async #read(
    { course, units }: Act<'read'>,
    { at, cutover }: Around,
    caller: Caller,
  ) {
    const { trainingReading } = this.#on(at);
    const key = { cutover: cutover.id, course };
    const { course: found, mine } = await trainingReading.course(key, caller);
    const asked = units ?? found.definition.units.map(({ id }) => id);
    for (const unit of asked) {
      if (mine?.read.includes(unit)) continue;
      await trainingReading.readUnit({ ...key, unit }, caller);
    }
  }

  async #sit(step: Act<'sit'>, around: Around, caller: Caller) {
    const { at, cutover, index } = around;
    const { assessment, course, takes, wrong } = step;
    const standing = await this.#standing(step, around, caller);
    if (standing?.attempts !== index) return;
    const definition = await this.#definition(cutover, assessment);
    if (definition?.kind !== 'exam') return;
    const key = { cutover: cutover.id, course, assessment };
    const { attempt, questions } = await this.#on(at).exams.start(key, caller);
    const drawn = questions.map(({ id }) => id);
    await this.#on(momentAgo(`-${takes}`, at)).exams.handIn(
      { cutover: cutover.id, attempt: attempt.id },
      { answers: answersTo(definition, drawn, wrong) },
      caller,
    );
  }

  async #assess(step: Act<'assess'>, around: Around, caller: Caller) {
    const { at, cutover, index } = around;
    const { assessment, body, course } = step;
    const trainee = await this.deps.caller(String(body.person));
    const standing = await this.#standing(step, around, trainee);
    if (standing?.attempts !== index) return;
    const key = { cutover: cutover.id, course, assessment };
    await this.#on(at).practicals.assess(key, body, caller);
  }

  async #answer(
    { answers, assessment, course }: Act<'answer'>,
    { at, cutover }: Around,
    caller: Caller,
  ) {
    const { questionnaires } = this.#on(at);
    const key = { cutover: cutover.id, course, assessment };
    const found = await questionnaires.get(key, caller);
    if (found.answered || found.answeredBefore) return;
    await questionnaires.answer(key, { answers }, caller);
  }

  async #standing(
    { assessment, course }: Act<'sit' | 'assess'>,
    { at, cutover }: Around,
    caller: Caller,
  ): Promise<MyCourse['standings'][number] | undefined> {
    const { trainingReading } = this.#on(at);
    const key = { cutover: cutover.id, course };
    const { mine } = await trainingReading.course(key, caller);
    return mine?.standings.find(each => each.assessment === assessment);
  }

  /** With its answers, which nobody gets who sits it. */
  async #definition(
    { template }: Cutover,
    id: string,
  ): Promise<TemplateAssessment | undefined> {
    const { training } = await this.deps.templates.copy(template.hash);
    return training.assessments.find(each => each.id === id);
  }

  #on(time: Date) {
    return this.deps.at(time).training;
  }
}

/** Steps of one kind are told apart by how many came before. */
function kindOf(step: TrainingStep): string {
  const { act, by, course } = step;
  switch (act) {
    case 'plan':
    case 'assign':
      return `plan ${course}`;
    case 'sit':
      return `${act} ${course} ${step.assessment} ${by}`;
    case 'assess':
      return `${act} ${course} ${step.assessment} ${step.body.person}`;
    default:
      return `${act} ${course}`;
  }
}

/** So many of the questions wrong, always the same where they were drawn. */
function answersTo(exam: Exam, drawn: string[], wrong: number) {
  const asked = exam.questions.filter(({ id }) => drawn.includes(id));
  return Object.fromEntries(
    asked
      .sort((one, other) => (one.id < other.id ? -1 : 1))
      .map((question, position) => [
        question.id,
        position < wrong ? wrongAnswer(question) : rightAnswer(question),
      ]),
  );
}

function rightAnswer(question: Question) {
  return question.kind === 'short-text' ? question.answer[0] : question.answer;
}
