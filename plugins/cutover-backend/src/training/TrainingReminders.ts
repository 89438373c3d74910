import {
  cutoverTrainingAssessPermission,
  departmentsToRemind,
  dueDayOf,
  findCourse,
  remindedBefore,
  remindTraineesInputSchema,
  traineesReminded,
  type RemindedTrainees,
} from '@backstage-cutover/plugin-cutover-common';
import type { Knex } from 'knex';
import type { Caller } from '../actors/Actors';
import type { Recorder } from '../audit/Recorder';
import { parsedBody } from '../http/body';
import type { Outbox } from '../outbox/Outbox';
import type { AudienceStore } from './AudienceStore';
import type { MemberStore } from './MemberStore';
import type { ReminderStore } from './ReminderStore';
import type { SessionStore } from './SessionStore';
import type { TrainingAudience } from './TrainingAudience';
import type { OpenedTraining, TrainingDoor } from './TrainingDoor';
import { aboutReminder } from './trainingMessages';
import type { CourseKey } from './TrainingService';

/** Reminding those who are not certified, because somebody asks for it; beside what the schedule tells them. */
export class TrainingReminders {
  constructor(
    private readonly deps: {
      audience: TrainingAudience;
      audiences: AudienceStore;
      members: MemberStore;
      outbox: Outbox;
      recorder: Recorder;
      reminders: ReminderStore;
      sessions: SessionStore;
      training: TrainingDoor;
      clock: () => Date;
    },
  ) {}

  /** Each at most once a day, whoever asks for it. */
  async remind(
    key: CourseKey,
    body: unknown,
    caller: Caller,
  ): Promise<RemindedTrainees> {
    const { audience, outbox, training } = this.deps;
    const input = parsedBody(remindTraineesInputSchema, body ?? {});
    const { cutover } = await training.open(key.cutover, caller, []);
    await audience.follow(cutover);
    const done = await training.change(
      key.cutover,
      caller,
      cutoverTrainingAssessPermission,
      (tx, opened) => this.#remind(tx, opened, key.course, input, caller),
    );
    outbox.poke();
    return done;
  }

  async #remind(
    tx: Knex.Transaction,
    opened: OpenedTraining,
    id: string,
    input: { department?: string; role?: string },
    { actor: by }: Caller,
  ): Promise<RemindedTrainees> {
    const { audiences, members, recorder, reminders, sessions } = this.deps;
    const { cutover } = opened;
    const at = this.deps.clock().toISOString();
    const course = findCourse(opened.courses, id);
    const planned = await sessions.of(tx, cutover.id);
    const { departments: known } = await audiences.of(tx, cutover.id);
    const departments = departmentsToRemind(
      { ...opened, by },
      { course, sessions: planned.filter(each => each.course === id) },
      {
        departments: known,
        ...(input.department ? { asked: input.department } : {}),
      },
    );
    const people = await members.uncertified(tx, cutover.id, id, at, {
      ...(departments ? { departments } : {}),
      ...(input.role ? { role: input.role } : {}),
    });
    const reminded = await reminders.takeAgain(tx, {
      ...{ cutoverId: cutover.id, people, what: `course:${id}:asked`, at },
      before: remindedBefore(at),
    });
    if (reminded.length) {
      await recorder.record(
        tx,
        traineesReminded(course, reminded.length, { cutover, by, at }),
        opened,
        aboutReminder(course, reminded, cutover, {
          ...{ at, by: by.ref, dueDay: dueDayOf(course, cutover) },
        }),
      );
    }
    return {
      reminded: reminded.length,
      before: people.length - reminded.length,
    };
  }
}
