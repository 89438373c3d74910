import { randomUUID } from 'node:crypto';
import {
  assessPractical,
  assessPracticalInputSchema,
  cutoverTrainingAssessPermission,
  type CoursePerson,
} from '@backstage-cutover/plugin-cutover-common';
import type { Knex } from 'knex';
import type { Caller } from '../actors/Actors';
import type { Recorder } from '../audit/Recorder';
import { parsedBody } from '../http/body';
import type { Outbox } from '../outbox/Outbox';
import type { AttemptStore } from './AttemptStore';
import type { AssessmentKey, ExamService } from './ExamService';
import type { MemberBook } from './MemberBook';
import type { MemberRecords } from './MemberRecords';
import type { SessionStore } from './SessionStore';
import type { TrainedPeople } from './TrainedPeople';
import type { TrainingAudience } from './TrainingAudience';
import { assessmentIn, courseIn, type TrainingDoor } from './TrainingDoor';
import { aboutPractical } from './trainingMessages';

/** Practical exercises, looked at by somebody else than the trainee. */
export class PracticalService {
  constructor(
    private readonly deps: {
      db: Knex;
      attempts: AttemptStore;
      audience: TrainingAudience;
      book: MemberBook;
      exams: ExamService;
      people: TrainedPeople;
      records: MemberRecords;
      recorder: Recorder;
      sessions: SessionStore;
      training: TrainingDoor;
      outbox: Outbox;
      clock: () => Date;
    },
  ) {}

  async assess(
    key: AssessmentKey,
    body: unknown,
    caller: Caller,
  ): Promise<CoursePerson> {
    const { attempts, audience, book, db, exams, outbox, people } = this.deps;
    const { records, recorder, sessions, training } = this.deps;
    const input = parsedBody(assessPracticalInputSchema, body);
    const opened = await training.open(key.cutover, caller);
    const { cutover } = opened;
    opened.access.assert(cutoverTrainingAssessPermission, cutover);
    await audience.follow(cutover);
    const { course } = courseIn(opened, key.course);
    const definition = assessmentIn(opened, course, key.assessment);
    const trainee = {
      ...{ cutoverId: cutover.id, course: course.id },
      person: input.person,
    };
    await db.transaction(async tx => {
      const record = await records.lock(tx, trainee);
      const all = await sessions.of(tx, cutover.id);
      const at = this.deps.clock().toISOString();
      const attempt = assessPractical(
        input,
        { ...opened, by: caller.actor },
        {
          ...{ course, at, id: randomUUID() },
          member: record?.member,
          attempts: record?.attempts ?? [],
          attended: record?.attended ?? [],
          sessions: all.filter(each => each.course === course.id),
          version: await exams.keptVersion(tx, opened, definition.id, at),
        },
      );
      await attempts.insert(tx, attempt);
      await recorder.tell(
        tx,
        { cutoverId: cutover.id, at },
        aboutPractical(course, definition, attempt, cutover),
      );
      await book.bringUpToDate(tx, opened, trainee, { at, ended: attempt });
    });
    outbox.poke();
    return people.one(
      opened,
      { ...trainee, assessment: definition.id },
      caller,
    );
  }
}
