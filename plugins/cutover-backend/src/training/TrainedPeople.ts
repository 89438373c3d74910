import { NotFoundError } from '@backstage/errors';
import {
  assertMayOnTraining,
  because,
  cutoverTrainingAssessPermission,
  cutoverTrainingResultsReadPermission,
  decideExhausted,
  decideExhaustedInputSchema,
  type CoursePerson,
  type Department,
  type TrainingSession,
} from '@backstage-cutover/plugin-cutover-common';
import type { Knex } from 'knex';
import type { Caller } from '../actors/Actors';
import type { Recorder } from '../audit/Recorder';
import { parsedBody } from '../http/body';
import type { Outbox } from '../outbox/Outbox';
import type { AudienceStore } from './AudienceStore';
import type { MemberBook } from './MemberBook';
import type { MemberRecord, MemberRecords } from './MemberRecords';
import type { MemberKey, MemberStore } from './MemberStore';
import type { SessionStore } from './SessionStore';
import type { TrainingAudience } from './TrainingAudience';
import {
  courseIn,
  type OpenedTraining,
  type TrainingDoor,
} from './TrainingDoor';
import { aboutDecision } from './trainingMessages';
import { coursePerson, visibleTo, type Look } from './trainingView';

/** Which people of a cutover's courses are meant. */
export interface PeopleQuery {
  course?: string;
  person?: string;
  department?: string;
  role?: string;
  certified?: boolean;
  after?: string;
  limit: number;
}

/** Who needs which course, and where they stand: for themselves, their trainers and their heads. */
export class TrainedPeople {
  constructor(
    private readonly deps: {
      db: Knex;
      audience: TrainingAudience;
      audiences: AudienceStore;
      book: MemberBook;
      members: MemberStore;
      records: MemberRecords;
      recorder: Recorder;
      sessions: SessionStore;
      training: TrainingDoor;
      outbox: Outbox;
      clock: () => Date;
    },
  ) {}

  /** By person; those whom the caller may see. */
  async page(
    cutover: string,
    { after, course, department, limit, person, ...query }: PeopleQuery,
    caller: Caller,
  ): Promise<{ items: CoursePerson[]; next?: string; total: number }> {
    const { audience, db, members, records, training } = this.deps;
    const opened = await training.open(cutover, caller);
    await audience.follow(opened.cutover);
    const look = { opened, caller, at: this.#now() };
    const known = await this.#known(db, opened);
    const page = await members.page(
      db,
      opened.cutover.id,
      {
        ...query,
        courses: opened.courses
          .map(({ id }) => id)
          .filter(id => course === undefined || id === course),
        ...(department ? { departments: [department] } : {}),
        ...(person ? { people: [person] } : {}),
      },
      visibleTo(known.departments, known.sessions, look),
      { limit, now: look.at, ...(after ? { after } : {}) },
    );
    const found = await records.of(db, page.items);
    return {
      ...page,
      items: found.map(record => this.#view(record, known, look)),
    };
  }

  /** Where one of them stands now, for whoever has just acted on them: with all, or with what they acted on. */
  async one(
    opened: OpenedTraining,
    { assessment, ...key }: MemberKey & { assessment: string },
    caller: Caller,
  ): Promise<CoursePerson> {
    const { db, records } = this.deps;
    const record = await records.find(db, key);
    if (!record) throw unknownMember(key);
    const known = await this.#known(db, opened);
    const look = { opened, caller, at: this.#now() };
    const seen = this.#view(record, known, look);
    const { access, cutover } = opened;
    return access.has(cutoverTrainingResultsReadPermission, cutover)
      ? seen
      : {
          ...seen,
          standings: seen.standings.filter(
            each => each.assessment === assessment,
          ),
        };
  }

  /** What follows for somebody whose attempts are used up. */
  async decide(
    key: { cutover: string; course: string; person: string },
    body: unknown,
    caller: Caller,
  ): Promise<CoursePerson> {
    const { audiences, book, members, outbox, recorder, training } = this.deps;
    const input = parsedBody(decideExhaustedInputSchema, body);
    const { course: id, person } = key;
    const decided = await training.change(
      key.cutover,
      caller,
      cutoverTrainingAssessPermission,
      async (tx, opened) => {
        const { cutover } = opened;
        const { course } = courseIn(opened, id);
        const member = { cutoverId: cutover.id, course: id, person };
        // A path may hold what no database finds anything by.
        const before = isStorable(person)
          ? await members.find(tx, member, { lock: true })
          : undefined;
        const { departments } = await audiences.of(tx, cutover.id);
        if (!before) {
          // Whoever may not decide about anybody is not told who needs the course.
          assertMayOnTraining(
            'decide-exhausted',
            { ...opened, by: caller.actor },
            { course, person, heads: book.headsFor({}, [], opened) },
          );
          throw unknownMember(member);
        }
        const at = this.#now();
        const { happened, next } = decideExhausted(before, input, {
          ...{ ...opened, by: caller.actor, at, course },
          heads: book.headsFor(before, departments, opened),
        });
        await members.save(tx, before, next);
        await recorder.record(
          tx,
          happened,
          opened,
          aboutDecision(course, { ...input, at, person }, cutover),
        );
        return { opened, member };
      },
    );
    outbox.poke();
    const { assessment } = input;
    return this.one(decided.opened, { ...decided.member, assessment }, caller);
  }

  async #known(db: Knex, { cutover }: OpenedTraining) {
    const { audiences, sessions } = this.deps;
    const { departments } = await audiences.of(db, cutover.id);
    return { departments, sessions: await sessions.of(db, cutover.id) };
  }

  #view(
    record: MemberRecord,
    {
      departments,
      sessions,
    }: { departments: Department[]; sessions: TrainingSession[] },
    look: Look,
  ): CoursePerson {
    const { member } = record;
    return coursePerson(
      record,
      {
        ...courseIn(look.opened, member.course),
        heads: this.deps.book.headsFor(member, departments, look.opened),
        sessions: sessions.filter(({ course }) => course === member.course),
      },
      look,
    );
  }

  #now() {
    return this.deps.clock().toISOString();
  }
}

function isStorable(text: string): boolean {
  return !text.includes('\0');
}

function unknownMember({ course, person }: MemberKey) {
  return because(
    new NotFoundError(
      `${person.slice(0, 200)} does not belong to the course ${course}`,
    ),
    'training.unknown-member',
  );
}
