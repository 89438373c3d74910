import { NotFoundError } from '@backstage/errors';
import {
  because,
  dayIn,
  dueDayOf,
  inputErrorOf,
  isOverdue,
  normalRef,
  type CourseMember,
  type Cutover,
  type EntityAssessment,
  type EntityAssessments,
  type EntityReadiness,
} from '@backstage-cutover/plugin-cutover-common';
import type { Knex } from 'knex';
import type { Caller } from '../actors/Actors';
import type { CatalogFacts } from '../lifecycle/CatalogFacts';
import type { CutoverAccess } from '../lifecycle/CutoverAccess';
import type { TouchedRefs } from '../lifecycle/TouchedRefs';
import type { AudienceStore } from './AudienceStore';
import type { CatalogPeople } from './CatalogPeople';
import type { MemberRecords } from './MemberRecords';
import type { MemberStore } from './MemberStore';
import type { CountedMembers, ReadinessStore } from './ReadinessStore';
import type { ReadableTrainings } from './ReadableTrainings';
import type { SessionStore } from './SessionStore';
import { courseIn, type OpenedTraining } from './TrainingDoor';
import { cutoversTouching, cutoversTraining } from './trainingOfEntities';
import { standingsOf, visibleTo, withoutOrigin } from './trainingView';

/** So many cutovers are shown at most, the next to come first. */
const CUTOVERS = 50;

/** So many lines of people, of those whom the caller may see. */
const LINES = 2_000;

/** What the page of an entity shows of training, over all running cutovers that the caller may read. */
export class EntityTraining {
  constructor(
    private readonly deps: {
      db: Knex;
      access: CutoverAccess;
      audiences: AudienceStore;
      catalogPeople: CatalogPeople;
      facts: CatalogFacts;
      members: MemberStore;
      readable: ReadableTrainings;
      readiness: ReadinessStore;
      records: MemberRecords;
      sessions: SessionStore;
      touched: TouchedRefs;
      clock: () => Date;
    },
  ) {}

  /** Of cutovers that touch it or a part of it; of a group, of those that train its people. */
  async readiness(entity: string, caller: Caller): Promise<EntityReadiness[]> {
    const { access, db, readable } = this.deps;
    const ref = refOf(entity);
    const people = isGroup(ref) ? await this.#peopleOf(ref, caller) : undefined;
    const granted = await access.of(caller.credentials);
    if (granted.readable.result === 'none') return [];
    const { criteria: allowed } = granted.readable;
    const asked = { limit: CUTOVERS, ...(allowed ? { allowed } : {}) };
    const ids = people
      ? await cutoversTraining(db, people, asked)
      : await cutoversTouching(
          db,
          await this.deps.touched.of(ref, caller),
          asked,
        );
    const trainings = await readable.of(ids, caller);
    const now = this.#now();
    const counted = await this.deps.readiness.byCourse(
      db,
      [...trainings.keys()],
      {
        now,
        ...(people ? { people } : {}),
      },
    );
    return ids.flatMap(id => {
      const opened = trainings.get(id);
      const own = counted.filter(({ cutoverId }) => cutoverId === id);
      return opened && own.length ? [readinessOf(opened, own, now)] : [];
    });
  }

  /** Of a person, or the people of a group, as far as the caller may see them. */
  async assessments(
    entity: string,
    caller: Caller,
  ): Promise<EntityAssessments> {
    const { access, audiences, db, readable, sessions } = this.deps;
    const ref = refOf(entity);
    const people = isGroup(ref) ? await this.#peopleOf(ref, caller) : [ref];
    const granted = await access.of(caller.credentials);
    if (granted.readable.result === 'none') return { items: [], more: false };
    const { criteria: allowed } = granted.readable;
    const found = await cutoversTraining(db, people, {
      limit: CUTOVERS + 1,
      ...(allowed ? { allowed } : {}),
    });
    const trainings = await readable.of(found.slice(0, CUTOVERS), caller);
    const ids = [...trainings.keys()];
    const kept = await audiences.ofAll(db, ids);
    const planned = await sessions.ofAll(db, ids);
    const at = this.#now();
    const shown: CourseMember[] = [];
    let more = found.length > CUTOVERS;
    // One after the other, so that no more is read than is shown.
    for (const id of found) {
      const opened = trainings.get(id);
      if (!opened) continue;
      const page = await this.deps.members.page(
        db,
        id,
        { people, courses: opened.courses.map(each => each.id) },
        visibleTo(
          kept.get(id)?.departments ?? [],
          planned.filter(({ cutoverId }) => cutoverId === id),
          { opened, caller, at },
        ),
        { limit: LINES - shown.length, now: at },
      );
      shown.push(...page.items);
      more ||= page.total > page.items.length;
    }
    return { items: await this.#lines(shown, trainings, at), more };
  }

  async #lines(
    shown: CourseMember[],
    trainings: Map<string, OpenedTraining>,
    at: string,
  ): Promise<EntityAssessment[]> {
    const { db, records } = this.deps;
    return (await records.of(db, shown)).flatMap(record => {
      const member = withoutOrigin(record.member);
      const opened = trainings.get(member.cutoverId);
      if (!opened) return [];
      const { assessments, course } = courseIn(opened, member.course);
      const { id, title } = course.definition;
      return [
        {
          cutover: named(opened.cutover),
          course: { id, title, dueDay: dueDayOf(course, opened.cutover) },
          person: member.person,
          standings: standingsOf(record, assessments, at),
          ...(member.certificate ? { certificate: member.certificate } : {}),
          late: isOverdue(member, course, opened.cutover, at),
        },
      ];
    });
  }

  /**
   * Everybody in the group, or in one within it, whatever their department is. @throws NotFoundError where the caller sees no
   * such group
   */
  async #peopleOf(group: string, caller: Caller): Promise<string[]> {
    const { catalogPeople, facts } = this.deps;
    const known = await facts.entities([group], caller.credentials);
    if (!known.has(group)) {
      throw because(
        new NotFoundError(`There is no ${group} in the catalog`),
        'entity.unknown',
      );
    }
    const within = await catalogPeople.within([group]);
    const groups = [...(within.get(group) ?? [group])];
    return [...(await catalogPeople.membersOf(groups)).keys()];
  }

  #now() {
    return this.deps.clock().toISOString();
  }
}

function readinessOf(
  { courses, cutover }: OpenedTraining,
  counted: CountedMembers[],
  at: string,
): EntityReadiness {
  const rows = courses.flatMap(course => {
    const found = counted.find(each => each.course === course.id);
    return found
      ? [
          {
            id: course.id,
            title: course.definition.title,
            dueDay: dueDayOf(course, cutover),
            needed: found.needed,
            certified: found.certified,
          },
        ]
      : [];
  });
  const [next] = rows
    .filter(({ certified, needed }) => certified < needed)
    .map(({ dueDay }) => dueDay)
    .sort();
  return {
    cutover: named(cutover),
    ...(next ? { dueDay: next } : {}),
    late: next !== undefined && next < dayIn(cutover.window.timeZone, at),
    needed: rows.reduce((sum, { needed }) => sum + needed, 0),
    certified: rows.reduce((sum, { certified }) => sum + certified, 0),
    courses: rows,
  };
}

function named({ id, name, title }: Cutover) {
  return { id, name, title };
}

function isGroup(ref: string): boolean {
  return ref.startsWith('group:');
}

function refOf(entity: string): string {
  const ref = normalRef(entity, 'component');
  if (ref) return ref;
  throw inputErrorOf([
    {
      path: ['entity'],
      reason: 'ref.malformed',
      message: `"${entity}" is not an entity reference; write it as "component:default/shop"`,
      params: { found: entity },
    },
  ]);
}
