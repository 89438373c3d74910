import {
  assertMayOnTraining,
  cutoverTrainingResultsReadPermission,
  currentAssessment,
  examStatistics,
  isCandidate,
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
import { InputError } from '@backstage/errors';
import { because } from '@backstage-cutover/plugin-cutover-common';
import type { Knex } from 'knex';
import Papa from 'papaparse';
import type { Caller } from '../actors/Actors';
import type { AttemptStore } from './AttemptStore';
import type { AudienceStore } from './AudienceStore';
import type { AssessmentKey } from './ExamService';
import type { MemberStore } from './MemberStore';
import type { QuestionnaireStore } from './QuestionnaireStore';
import type { SessionStore } from './SessionStore';
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
}

/** What came of assessments, for those who plan and train, and for heads of departments. */
export class TrainingResults {
  constructor(
    private readonly deps: {
      db: Knex;
      attempts: AttemptStore;
      audiences: AudienceStore;
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
      return examStatistics(
        await this.#attempts(asked, key, caller),
        definition,
      );
    }
    const { spec, versions } = opened;
    const current = currentAssessment(spec, versions, definition.id);
    return questionnaireResult(
      definition,
      await questionnaires.tally(db, {
        ...{ cutoverId: opened.cutover.id, course: course.id },
        assessment: definition.id,
        version: current?.version ?? 0,
      }),
    );
  }

  /** One line per attempt. */
  async csv(key: ResultsKey, caller: Caller): Promise<string> {
    const { db, members } = this.deps;
    const asked = await this.#open(key, caller);
    const { course, definition, opened } = asked;
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
    const attempts = await this.#attempts(asked, key, caller);
    const columns = resultColumns(definition);
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
    const { audiences, db, sessions, training } = this.deps;
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
    return { opened, course, definition };
  }

  async #attempts(
    { course, definition, opened }: Asked,
    { department }: ResultsKey,
    { actor }: Caller,
  ): Promise<Attempt[]> {
    const { attempts, db, members } = this.deps;
    const { courses, cutover } = opened;
    const ended = await attempts.ended(db, {
      ...{ cutoverId: cutover.id, course: course.id },
      assessment: definition.id,
    });
    const readable = readableAttempts(ended, {
      person: actor.ref,
      candidate: isCandidate(actor.ref, definition.id, {
        courses,
        members: await members.ofPerson(db, cutover.id, actor.ref),
        attempts: await attempts.ofPeople(db, [cutover.id], [actor.ref]),
      }),
    });
    if (department === undefined) return readable;
    const known = await members.departments(db, cutover.id, course.id);
    return readable.filter(({ person }) => known.get(person) === department);
  }
}
