import {
  headsOf,
  isGraded,
  memberAfter,
  assessmentStanding,
  withoutUnattended,
  type Attempt,
  type CourseMember,
  type Department,
  type TrainingSession,
} from '@backstage-cutover/plugin-cutover-common';
import type { Knex } from 'knex';
import type { Recorder } from '../audit/Recorder';
import { inParts } from '../database/inParts';
import type { Message } from '../outbox/messages';
import type { AudienceStore } from './AudienceStore';
import type { CourseStore } from './CourseStore';
import type {
  GradedRecord,
  MemberRecord,
  MemberRecords,
} from './MemberRecords';
import type { MemberKey, MemberStore } from './MemberStore';
import { courseIn, type Training } from './TrainingDoor';
import { aboutExhausted, aboutResit } from './trainingMessages';
import type { WaitingStore } from './WaitingStore';

/** Keeps what people have reached, in the transaction in which they reached it; only their own row is locked. */
export class MemberBook {
  constructor(
    private readonly deps: {
      audiences: AudienceStore;
      courses: CourseStore;
      members: MemberStore;
      records: MemberRecords;
      recorder: Recorder;
      waiting: WaitingStore;
    },
  ) {}

  /**
   * What somebody is now that something of theirs has changed: certified, to be decided about, or as before. With `ended`,
   * the attempt that has just ended without them looking at what follows, they are told that they may try again.
   */
  async bringUpToDate(
    tx: Knex.Transaction,
    training: Training,
    key: MemberKey,
    { at, ended }: { at: string; ended?: Attempt },
  ): Promise<GradedRecord | undefined> {
    const { recorder, records } = this.deps;
    const record = await records.lock(tx, key, ended);
    // A course may have gone with a move to another version of the template, while somebody sat its exam.
    const found = training.courses.find(({ id }) => id === key.course);
    if (!record || !found) return record;
    // Whoever sits exams is not certified by reading.
    const isReading = !ended && found.definition.units.length > 0;
    const read = isReading ? await this.deps.courses.read(tx, key) : [];
    const { after, isChanged, told } = await this.#settle(
      ...([tx, training, { ...record, read }] as const),
      { at, ...(ended ? { ended } : {}) },
    );
    await recorder.tell(tx, { cutoverId: key.cutoverId, at }, [
      ...(isChanged ? [lookAgain(key)] : []),
      ...told,
    ]);
    return after;
  }

  /**
   * What those are now whose attendance of a session was recorded. Whoever did not attend it after all loses a certificate
   * for it; whoever needed it before another attempt is told that they may try again.
   */
  async attendanceRecorded(
    tx: Knex.Transaction,
    training: Training,
    session: TrainingSession,
    people: string[],
    at: string,
  ): Promise<void> {
    const { recorder, records } = this.deps;
    const told: Message[] = [];
    let isChanged = false;
    for (const record of await records.lockAll(tx, session, people)) {
      const settled = await this.#settle(tx, training, record, { at, session });
      told.push(...settled.told);
      isChanged ||= settled.isChanged;
    }
    const all = [...(isChanged ? [lookAgain(session)] : []), ...told];
    for (const part of inParts(all)) {
      await recorder.tell(tx, { cutoverId: session.cutoverId, at }, part);
    }
  }

  async #settle<T extends GradedRecord & Pick<MemberRecord, 'read'>>(
    tx: Knex.Transaction,
    training: Training,
    record: T,
    {
      at,
      ended,
      session,
    }: { at: string; ended?: Attempt; session?: TrainingSession },
  ): Promise<{ after: T; isChanged: boolean; told: Message[] }> {
    const before = record.member;
    const { assessments, course } = courseIn(training, before.course);
    const next = memberAfter({
      ...{ ...record, course, assessments, at },
      member: session ? withoutUnattended(before, record.attended) : before,
    });
    const isChanged = next !== before;
    const member = isChanged
      ? await this.deps.members.save(tx, before, next)
      : before;
    const after = { ...record, member };
    // Once the cutover is over nobody sits anything again, and nobody decides.
    if (training.cutover.status !== 'running') {
      return { after, isChanged, told: [] };
    }
    const told = [
      ...(await this.#aboutExhausted(tx, training, before, after, ended)),
      ...(ended ? await this.#aboutNext(tx, training, after, ended, at) : []),
      ...(session && !member.leftAt
        ? await this.#aboutRetrained(tx, training, after, session, at)
        : []),
    ];
    return { after, isChanged, told };
  }

  /** Tells somebody whose waiting time is over that they may try again, if that is still so. */
  async tellOfResit(
    tx: Knex.Transaction,
    training: Training,
    key: MemberKey & { assessment: string },
    at: string,
  ): Promise<void> {
    const { recorder, records } = this.deps;
    const record = await records.find(tx, key);
    const last = record?.attempts.findLast(
      ({ assessment }) => assessment === key.assessment,
    );
    const isThere = training.courses.some(({ id }) => id === key.course);
    if (!record || record.member.leftAt || !last || !isThere) return;
    await recorder.tell(
      tx,
      { cutoverId: key.cutoverId, at },
      await this.#aboutNext(tx, training, record, last, at),
    );
  }

  /** Who decides about somebody, and is told of them. */
  headsFor(
    { department }: Pick<CourseMember, 'department'>,
    departments: Department[],
    { cutover, spec }: Pick<Training, 'cutover' | 'spec'>,
  ): string[] {
    return (
      departments.find(({ ref }) => ref === department)?.heads ??
      headsOf(undefined, {
        ...{ cutover, spec },
        groups: new Map(),
        people: new Map(),
      })
    );
  }

  async #aboutExhausted(
    tx: Knex.Transaction,
    training: Training,
    before: CourseMember,
    { attempts, member }: GradedRecord,
    ended: Attempt | undefined,
  ): Promise<Message[]> {
    const fresh = member.exhausted.filter(
      each =>
        !each.decision &&
        !before.exhausted.some(
          ({ assessment, at }) =>
            assessment === each.assessment && at === each.at,
        ),
    );
    if (fresh.length === 0) return [];
    const { cutover } = training;
    const { assessments, course } = courseIn(training, member.course);
    const { departments } = await this.deps.audiences.of(tx, cutover.id);
    const others = this.headsFor(member, departments, training).filter(
      head => head !== member.person,
    );
    // Of whoever heads their department alone, those decide who lead.
    const heads = others.length ? others : this.headsFor({}, [], training);
    return fresh.flatMap(({ assessment: id }) => {
      const definition = assessments.find(each => each.id === id);
      const last =
        ended ?? attempts.findLast(({ assessment }) => assessment === id);
      if (!definition || !last) return [];
      return aboutExhausted(course, definition, last, heads, cutover);
    });
  }

  async #aboutRetrained(
    tx: Knex.Transaction,
    training: Training,
    record: GradedRecord,
    { start }: TrainingSession,
    at: string,
  ): Promise<Message[]> {
    const { assessments } = courseIn(training, record.member.course);
    const attended = record.attended.filter(each => each.start !== start);
    const told: Message[] = [];
    for (const definition of assessments.filter(isGraded)) {
      const asked = { ...record, definition, attended, at, answered: false };
      const last = record.attempts.findLast(
        ({ assessment }) => assessment === definition.id,
      );
      if (last && assessmentStanding(asked).state === 'session-needed') {
        told.push(...(await this.#aboutNext(tx, training, record, last, at)));
      }
    }
    return told;
  }

  async #aboutNext(
    tx: Knex.Transaction,
    training: Training,
    record: GradedRecord,
    { assessment, number, passed }: Attempt,
    at: string,
  ): Promise<Message[]> {
    const { course, cutoverId, person } = record.member;
    const { assessments, course: of } = courseIn(training, course);
    const definition = assessments.find(({ id }) => id === assessment);
    if (passed || !definition) return [];
    const { from, state } = assessmentStanding({
      ...record,
      ...{ definition, at, answered: false },
    });
    if (state === 'waiting' && from) {
      const waits = { cutoverId, course, person, assessment, from };
      await this.deps.waiting.add(tx, waits);
      return [];
    }
    return state === 'may-start'
      ? aboutResit(of, definition, number, person, training.cutover)
      : [];
  }
}

/** Whoever looks at how ready people are looks again. */
function lookAgain({ cutoverId }: Pick<MemberKey, 'cutoverId'>): Message {
  return { teller: 'signal', id: cutoverId };
}
