import { InputError } from '@backstage/errors';
import {
  assertMayOnTraining,
  because,
  cutoverTrainingResultsReadPermission,
  examStatistics,
  isGraded,
  questionnaireResult,
  readableAttempts,
  resultTable,
  shownVersion,
  type AssessmentResults,
  type Attempt,
  type Course,
  type Questionnaire,
  type ResultsAsked,
  type TemplateAssessment,
} from '@backstage-cutover/plugin-cutover-common';
import type { Knex } from 'knex';
import Papa from 'papaparse';
import type { Caller } from '../actors/Actors';
import type { AssessmentStore } from './AssessmentStore';
import type { AttemptStore } from './AttemptStore';
import type { AudienceStore } from './AudienceStore';
import type { Candidates } from './Candidates';
import type { AssessmentKey } from './ExamService';
import type { MemberStore } from './MemberStore';
import { NO_TALLY, type QuestionnaireStore } from './QuestionnaireStore';
import type { SessionStore } from './SessionStore';
import type { TrainingAudience } from './TrainingAudience';
import {
  assessmentIn,
  courseIn,
  type OpenedTraining,
  type TrainingDoor,
} from './TrainingDoor';

/** Of which assessment of a course, and of which version of it; of a department's people alone where one is named. */
export type ResultsKey = AssessmentKey & {
  department?: string;
  version?: number;
};

interface Asked {
  opened: OpenedTraining;
  course: Course;
  definition: TemplateAssessment;
  /** Whether the caller may still sit it. */
  candidate: boolean;
}

/** What came of assessments, for those who plan and train, and for heads of departments. */
export class TrainingResults {
  constructor(
    private readonly deps: {
      db: Knex;
      assessments: AssessmentStore;
      attempts: AttemptStore;
      audience: TrainingAudience;
      audiences: AudienceStore;
      candidates: Candidates;
      members: MemberStore;
      questionnaires: QuestionnaireStore;
      sessions: SessionStore;
      training: TrainingDoor;
    },
  ) {}

  async get(key: ResultsKey, caller: Caller): Promise<AssessmentResults> {
    const asked = await this.#open(key, caller);
    const { definition } = asked;
    return isGraded(definition)
      ? examStatistics(
          await this.#attempts(asked, key),
          await this.#versions(asked, key, definition, isGraded),
        )
      : this.#sum(asked, key, definition);
  }

  /** One line per attempt. */
  async csv(key: ResultsKey, caller: Caller): Promise<string> {
    const { db, members } = this.deps;
    const asked = await this.#open(key, caller);
    const { candidate, course, definition, opened } = asked;
    if (!isGraded(definition)) {
      throw because(
        new InputError(
          'Answers to a questionnaire are kept in sum, and so there is no line for each',
        ),
        'training.results-in-sum',
      );
    }
    const departments = await members.departments(
      db,
      opened.cutover.id,
      course.id,
    );
    const { columns, rows } = resultTable(
      await this.#attempts(asked, key),
      await this.#versions(asked, key, definition, isGraded),
      { candidate, departments },
    );
    // The mark by which a spreadsheet knows that this is UTF-8.
    return `\uFEFF${Papa.unparse(
      {
        fields: columns,
        data: rows.map(row => columns.map(each => row[each])),
      },
      { newline: '\r\n' },
    )}\r\n`;
  }

  async #sum(
    asked: Asked,
    key: ResultsKey,
    current: Questionnaire,
  ): Promise<AssessmentResults> {
    const { db, questionnaires } = this.deps;
    const { course, opened } = asked;
    const about = {
      ...{ cutoverId: opened.cutover.id, course: course.id },
      assessment: current.id,
    };
    const { definition, told } = shownVersion(
      await this.#versions(asked, key, current, isQuestionnaire),
      await questionnaires.answeredVersions(db, about),
    );
    const { version } = told;
    const tally =
      version === undefined
        ? NO_TALLY
        : await questionnaires.tally(db, { ...about, version });
    return { ...questionnaireResult(definition, tally), ...told };
  }

  /** Another version of the template may have something of another kind under the same name. */
  async #versions<D extends TemplateAssessment>(
    { opened }: Asked,
    { version }: ResultsKey,
    current: D,
    isAlike: (definition: TemplateAssessment) => definition is D,
  ): Promise<ResultsAsked<D>> {
    const { assessments, db } = this.deps;
    const { cutover } = opened;
    const kept = await assessments.versions(db, cutover.id, current.id);
    return {
      current,
      versions: kept.flatMap(({ definition, ...each }) =>
        isAlike(definition) ? [{ ...each, definition }] : [],
      ),
      ...(version === undefined ? {} : { version }),
    };
  }

  async #open(
    { department, ...key }: ResultsKey,
    caller: Caller,
  ): Promise<Asked> {
    const { audience, audiences, candidates, db, sessions, training } =
      this.deps;
    const opened = await training.open(key.cutover, caller);
    const { cutover } = opened;
    const { course } = courseIn(opened, key.course);
    const definition = assessmentIn(opened, course, key.assessment);
    opened.access.assert(cutoverTrainingResultsReadPermission, cutover);
    const { departments } = await audiences.of(db, cutover.id);
    const all = await sessions.of(db, cutover.id);
    assertMayOnTraining(
      'read-results',
      { ...opened, by: caller.actor },
      {
        course,
        sessions: all.filter(each => each.course === course.id),
        heads: departments.find(({ ref }) => ref === department)?.heads ?? [],
      },
    );
    await audience.assertKnown(cutover);
    const candidate =
      definition.kind === 'exam' &&
      (await candidates.includes(
        ...([db, opened, definition.id, caller.actor.ref] as const),
      ));
    return { opened, course, definition, candidate };
  }

  async #attempts(
    { candidate, course, definition, opened }: Asked,
    { department }: ResultsKey,
  ): Promise<Attempt[]> {
    const { attempts, db, members } = this.deps;
    const { cutover } = opened;
    const ended = await attempts.ended(db, {
      ...{ cutoverId: cutover.id, course: course.id },
      assessment: definition.id,
    });
    const readable = readableAttempts(ended, { candidate });
    if (department === undefined) return readable;
    const known = await members.departments(db, cutover.id, course.id);
    return readable.filter(({ person }) => known.get(person) === department);
  }
}

function isQuestionnaire(
  definition: TemplateAssessment,
): definition is Questionnaire {
  return definition.kind === 'questionnaire';
}
