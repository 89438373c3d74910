import { InputError } from '@backstage/errors';
import {
  assertMayOnTraining,
  because,
  cutoverTrainingResultsReadPermission,
  askedVersion,
  examStatistics,
  isGraded,
  questionnaireResult,
  readableAttempts,
  resultColumns,
  rowOfAttempt,
  type AssessmentResults,
  type Attempt,
  type Course,
  type TemplateAssessment,
} from '@backstage-cutover/plugin-cutover-common';
import type { Knex } from 'knex';
import Papa from 'papaparse';
import type { Caller } from '../actors/Actors';
import type { AttemptStore } from './AttemptStore';
import type { AudienceStore } from './AudienceStore';
import type { Candidates } from './Candidates';
import type { AssessmentKey } from './ExamService';
import type { MemberStore } from './MemberStore';
import type { QuestionnaireStore } from './QuestionnaireStore';
import type { SessionStore } from './SessionStore';
import type { TrainingAudience } from './TrainingAudience';
import {
  assessmentIn,
  courseIn,
  type OpenedTraining,
  type TrainingDoor,
} from './TrainingDoor';

/** Of which assessment of a course; of a department's people alone where one is named. */
export type ResultsKey = AssessmentKey & { department?: string };

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
    const { db, questionnaires } = this.deps;
    const asked = await this.#open(key, caller);
    const { course, definition, opened } = asked;
    if (isGraded(definition)) {
      return examStatistics(await this.#attempts(asked, key), definition);
    }
    const { spec, versions } = opened;
    return questionnaireResult(
      definition,
      await questionnaires.tally(db, {
        ...{ cutoverId: opened.cutover.id, course: course.id },
        assessment: definition.id,
        version: askedVersion(spec, versions, definition.id),
      }),
    );
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
    const attempts = await this.#attempts(asked, key);
    const columns = resultColumns(definition, { candidate });
    const rows = attempts.map(attempt => {
      const department = departments.get(attempt.person);
      return rowOfAttempt(
        attempt,
        definition,
        department ? { department } : {},
      );
    });
    // The mark by which a spreadsheet knows that this is UTF-8.
    return `\uFEFF${Papa.unparse(
      {
        fields: columns,
        data: rows.map(row => columns.map(each => row[each])),
      },
      { newline: '\r\n' },
    )}\r\n`;
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
