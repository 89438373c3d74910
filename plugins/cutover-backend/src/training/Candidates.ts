import {
  isCandidate,
  type Course,
} from '@backstage-cutover/plugin-cutover-common';
import type { Knex } from 'knex';
import type { AttemptStore } from './AttemptStore';
import type { MemberStore } from './MemberStore';
import { courseIn, type Training, type TrainingDoor } from './TrainingDoor';

/** Who may still sit an exam, and so does not get to see what is asked in it. */
export class Candidates {
  constructor(
    private readonly deps: {
      attempts: AttemptStore;
      members: MemberStore;
      training: TrainingDoor;
    },
  ) {}

  /** Ids of the exams of a course that somebody may still sit. */
  async exams(
    db: Knex,
    training: Training,
    { id }: Pick<Course, 'id'>,
    person: string,
  ): Promise<Set<string>> {
    const found = new Set<string>();
    for (const each of courseIn(training, id).assessments) {
      const isOne =
        each.kind === 'exam' &&
        (await this.includes(db, training, each.id, person));
      if (isOne) found.add(each.id);
    }
    return found;
  }

  /**
   * Also of whoever sits it in another cutover of the template, which asks the same. Who attends here is to be known
   * before; see `TrainingAudience.assertKnown`.
   */
  async includes(
    db: Knex,
    training: Training,
    assessment: string,
    person: string,
  ): Promise<boolean> {
    const { attempts, members, training: door } = this.deps;
    const { id, template } = training.cutover;
    const elsewhere = await members.ofTemplate(db, template.ref, person);
    const all = [
      ...(await members.ofPerson(db, id, person)),
      ...elsewhere.filter(({ cutoverId }) => cutoverId !== id),
    ];
    for (const cutoverId of new Set(all.map(each => each.cutoverId))) {
      const asked =
        cutoverId === id ? training : await door.find(db, cutoverId);
      const isOne = isCandidate(person, assessment, {
        courses: asked?.courses ?? [],
        members: all.filter(each => each.cutoverId === cutoverId),
        attempts: await attempts.ofPeople(db, [cutoverId], [person]),
      });
      if (isOne) return true;
    }
    return false;
  }
}
