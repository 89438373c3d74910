import type {
  Attempt,
  Attended,
  CourseMember,
  ReadUnit,
} from '@backstage-cutover/plugin-cutover-common';
import type { Knex } from 'knex';
import type { AttemptStore } from './AttemptStore';
import type { CourseStore } from './CourseStore';
import type { MemberKey, MemberStore } from './MemberStore';
import type { QuestionnaireStore } from './QuestionnaireStore';
import type { SessionStore } from './SessionStore';

/** What is known of one person in one course, as far as exams and practical exercises depend on it. */
export interface GradedRecord {
  member: CourseMember;
  attempts: Attempt[];
  attended: Attended[];
}

/** Everything that is known of one person in one course. */
export interface MemberRecord extends GradedRecord {
  read: ReadUnit[];
  /** Of each questionnaire that they have answered, by its id, the newest version of it that they have. */
  answered: ReadonlyMap<string, number>;
}

interface Stores {
  members: MemberStore;
  attempts: AttemptStore;
  courses: CourseStore;
  sessions: SessionStore;
  questionnaires: QuestionnaireStore;
}

export class MemberRecords {
  constructor(private readonly stores: Stores) {}

  /** Undefined for whoever does not belong to the course. */
  async find(db: Knex, key: MemberKey): Promise<MemberRecord | undefined> {
    const member = await this.stores.members.find(db, key);
    if (!member) return undefined;
    const [record] = await this.of(db, [member]);
    return record;
  }

  /**
   * As far as exams and practical exercises depend on it, for whoever is about to change it. For whoever has `passed`
   * it does not matter any more which sessions they attended.
   */
  async lock(
    tx: Knex.Transaction,
    key: MemberKey,
    { passed = false } = {},
  ): Promise<GradedRecord | undefined> {
    const { attempts, members, sessions } = this.stores;
    const member = await members.find(tx, key, { lock: true });
    if (!member) return undefined;
    const [ids, people] = [[key.cutoverId], [key.person]];
    const own = await attempts.ofPeople(tx, ids, people);
    const attended = passed ? [] : await sessions.attended(tx, ids, people);
    return {
      member,
      attempts: own.filter(({ course }) => course === key.course),
      attended: attended.filter(({ course }) => course === key.course),
    };
  }

  /** Of those of some people who belong to a course, for whoever is about to change it. */
  async lockAll(
    tx: Knex.Transaction,
    course: Omit<MemberKey, 'person'>,
    people: string[],
  ): Promise<MemberRecord[]> {
    return this.of(tx, await this.stores.members.lockAll(tx, course, people));
  }

  /** Of several, in their order: a handful of statements, however many there are. */
  async of(db: Knex, members: CourseMember[]): Promise<MemberRecord[]> {
    const { attempts, courses, questionnaires, sessions } = this.stores;
    const people = [...new Set(members.map(({ person }) => person))];
    const ids = [...new Set(members.map(({ cutoverId }) => cutoverId))];
    const asked = [db, ids, people] as const;
    const byMember = {
      attempts: grouped(await attempts.ofPeople(...asked)),
      attended: grouped(await sessions.attended(...asked)),
      read: grouped(await courses.readBy(...asked)),
      answered: grouped(await questionnaires.answeredBy(...asked)),
    };
    return members.map(member => {
      const key = keyOf(member);
      return {
        member,
        attempts: byMember.attempts.get(key) ?? [],
        attended: byMember.attended.get(key) ?? [],
        read: byMember.read.get(key) ?? [],
        answered: newestOf(byMember.answered.get(key) ?? []),
      };
    });
  }
}

function newestOf(
  answered: { assessment: string; version: number }[],
): Map<string, number> {
  const newest = new Map<string, number>();
  for (const { assessment, version } of answered) {
    newest.set(assessment, Math.max(version, newest.get(assessment) ?? 0));
  }
  return newest;
}

function keyOf({ course, cutoverId, person }: MemberKey): string {
  return `${cutoverId} ${course} ${person}`;
}

function grouped<T extends MemberKey>(items: T[]): Map<string, T[]> {
  const found = new Map<string, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const known = found.get(key);
    if (known) known.push(item);
    else found.set(key, [item]);
  }
  return found;
}
