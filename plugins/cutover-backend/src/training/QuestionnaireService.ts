import { NotFoundError } from '@backstage/errors';
import {
  areShown,
  assertMayAnswer,
  askedVersion,
  assertQuestionnaire,
  assertStillAsked,
  because,
  currentAssessment,
  questionnaireInputSchema,
  type AssessmentVersion,
  type Questionnaire,
  type QuestionnaireAnswers,
} from '@backstage-cutover/plugin-cutover-common';
import type { Knex } from 'knex';
import type { Caller } from '../actors/Actors';
import { parsedBody } from '../http/body';
import type { AssessmentKey, ExamService } from './ExamService';
import type { MemberStore } from './MemberStore';
import type { GivenAnswers, QuestionnaireStore } from './QuestionnaireStore';
import type { TrainingAudience } from './TrainingAudience';
import {
  assessmentIn,
  courseIn,
  type OpenedTraining,
  type TrainingDoor,
} from './TrainingDoor';

/** Questionnaires: it is known who has answered, and not what. */
export class QuestionnaireService {
  constructor(
    private readonly deps: {
      db: Knex;
      audience: TrainingAudience;
      exams: ExamService;
      members: MemberStore;
      questionnaires: QuestionnaireStore;
      training: TrainingDoor;
      clock: () => Date;
    },
  ) {}

  async get(
    key: AssessmentKey,
    caller: Caller,
  ): Promise<{
    definition: Questionnaire;
    version: number;
    /** What is asked now. */
    answered: boolean;
    /** An earlier version. */
    answeredBefore: boolean;
  }> {
    const { audience, training } = this.deps;
    const opened = await training.open(key.cutover, caller, []);
    await audience.follow(opened.cutover);
    const { spec, versions } = opened;
    const asked = askedVersion(spec, versions, key.assessment);
    const answered = await this.#answeredVersions(opened, key, caller);
    return {
      definition: questionnaireIn(opened, key),
      version: currentAssessment(spec, versions, key.assessment)?.version ?? 0,
      answered: answered.includes(asked),
      answeredBefore: answered.some(version => version !== asked),
    };
  }

  async answer(
    key: AssessmentKey,
    body: unknown,
    caller: Caller,
  ): Promise<void> {
    const { db, exams, members, questionnaires, training } = this.deps;
    const { answers, version: read } = parsedBody(
      questionnaireInputSchema,
      body,
    );
    const opened = await training.open(key.cutover, caller, []);
    const { id } = questionnaireIn(opened, key);
    const { cutover } = opened;
    const { actor: by } = caller;
    const at = this.deps.clock().toISOString();
    await db.transaction(async tx => {
      // Somebody may have changed it at the same moment.
      const kept = await exams.keptVersion(tx, opened, id, at);
      const { definition, version } = questionnaireOf(kept);
      const counted = {
        ...{ cutoverId: cutover.id, course: key.course, version },
        assessment: id,
      };
      const member = await members.find(tx, { ...counted, person: by.ref });
      const asked = { by, cutover, member };
      assertMayAnswer({ ...asked, answered: false });
      assertStillAsked(read, kept);
      assertQuestionnaire(definition, answers);
      const isFirst = await questionnaires.markAnswered(tx, counted, by.ref);
      assertMayAnswer({ ...asked, answered: !isFirst });
      await questionnaires.add(tx, counted, given(definition, answers), many =>
        areShown(many, definition),
      );
    });
  }

  async #answeredVersions(
    { cutover }: OpenedTraining,
    { assessment, course }: AssessmentKey,
    { actor }: Caller,
  ): Promise<number[]> {
    const { db, questionnaires } = this.deps;
    const answered = await questionnaires.answeredBy(
      db,
      [cutover.id],
      [actor.ref],
    );
    return answered
      .filter(each => each.course === course && each.assessment === assessment)
      .map(({ version }) => version);
  }
}

function questionnaireIn(
  opened: OpenedTraining,
  key: AssessmentKey,
): Questionnaire {
  const { course } = courseIn(opened, key.course);
  return questionnaireOf({
    definition: assessmentIn(opened, course, key.assessment),
  }).definition;
}

function questionnaireOf<T extends Pick<AssessmentVersion, 'definition'>>(
  version: T,
): T & { definition: Questionnaire } {
  const { definition } = version;
  if (definition.kind === 'questionnaire') return { ...version, definition };
  throw because(
    new NotFoundError(`${definition.id} is no questionnaire`),
    'training.unknown-assessment',
  );
}

/** What is counted, and what is kept as it was said. Whoever leaves words empty has said nothing. */
function given(
  { items }: Questionnaire,
  answers: QuestionnaireAnswers,
): GivenAnswers {
  const choices: GivenAnswers['choices'] = {};
  const words: GivenAnswers['words'] = {};
  for (const { id, kind } of items) {
    if (!Object.hasOwn(answers, id)) continue;
    const answer = String(answers[id]);
    if (kind !== 'free-text') choices[id] = answer;
    else if (answer.trim()) words[id] = answer.trim();
  }
  return { choices, words };
}
