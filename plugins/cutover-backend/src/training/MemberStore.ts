import { ConflictError } from '@backstage/errors';
import {
  because,
  type CheckedMember,
  type CourseMember,
} from '@backstage-cutover/plugin-cutover-common';
import type { Knex } from 'knex';
import { inParts } from '../database/inParts';
import { insertAll } from '../database/insertAll';
import { whereAny } from '../database/whereAny';
import {
  whereFilter,
  whereVisible,
  type MemberFilter,
  type Visible,
} from './memberConditions';

interface MemberRow {
  cutover_id: string;
  course: string;
  person: string;
  department: string | null;
  active: boolean | number;
  released: boolean | number;
  certified_until: string | null;
  version: number;
  document: string;
}

export interface MemberKey {
  cutoverId: string;
  course: string;
  person: string;
}

/** What became of somebody who was there before. */
export interface MemberChange {
  before: CourseMember;
  next: CourseMember;
}

export interface MemberPage {
  items: CourseMember[];
  next?: string;
  total: number;
}

/** Who released somebody is not asked where only that they are released matters. */
const NOBODY = { by: '', at: '', reason: '' };

/** A time after every other. */
const NEVER = '9999-12-31T23:59:59.999Z';

export class MemberStore {
  async find(
    db: Knex,
    { cutoverId, course, person }: MemberKey,
    { lock = false } = {},
  ): Promise<CourseMember | undefined> {
    const query = db<MemberRow>('training_members')
      .where({ cutover_id: cutoverId, course, person })
      .first('document');
    if (lock) query.forUpdate();
    const row = await query;
    return row && memberOf(row);
  }

  /** Of some people those who need or needed a course, locked in one order, as by everybody who locks several of them. */
  async lockAll(
    tx: Knex.Transaction,
    course: Omit<MemberKey, 'person'>,
    people: string[],
  ): Promise<CourseMember[]> {
    const kept = lockInOrder(tx, course, people);
    const rows: MemberRow[] = await kept.select('document');
    return rows.map(memberOf);
  }

  /** Everybody who needs or needed one course. */
  async of(
    db: Knex,
    cutoverId: string,
    course: string,
  ): Promise<CourseMember[]> {
    const rows = await db<MemberRow>('training_members')
      .where({ cutover_id: cutoverId, course })
      .orderBy('person')
      .select('document');
    return rows.map(memberOf);
  }

  /** What one person needs or needed in one cutover. */
  async ofPerson(
    db: Knex,
    cutoverId: string,
    person: string,
  ): Promise<CourseMember[]> {
    const rows = await db<MemberRow>('training_members')
      .where({ cutover_id: cutoverId, person })
      .orderBy('course')
      .select('document');
    return rows.map(memberOf);
  }

  /** What one person needs or needed in all running cutovers of a template. */
  async ofTemplate(
    db: Knex,
    template: string,
    person: string,
  ): Promise<CourseMember[]> {
    const rows = await db<MemberRow>('training_members')
      .join('cutovers', 'cutovers.id', 'training_members.cutover_id')
      .where('cutovers.template_ref', template)
      .where('cutovers.status', 'running')
      .where('training_members.person', person)
      .select('training_members.document');
    return rows.map(memberOf);
  }

  /**
   * What somebody needs in running cutovers, and after it what they are certified in of closed ones, or have left with a
   * certificate that holds, the last of these first; of very many the first.
   */
  async trainedIn(
    db: Knex,
    { limit, now, people }: { people: string[]; now: string; limit: number },
  ): Promise<CourseMember[]> {
    const trained = (order: 'asc' | 'desc') => {
      const query = db<MemberRow>('training_members').join(
        'cutovers',
        'cutovers.id',
        'training_members.cutover_id',
      );
      return whereAny(query, 'training_members.person', people)
        .orderBy('cutovers.window_start', order)
        .orderBy([
          'training_members.cutover_id',
          'training_members.person',
          'training_members.course',
        ])
        .select('training_members.document');
    };
    const needed = await trained('asc')
      .where('cutovers.status', 'running')
      .where('training_members.active', true)
      .limit(limit);
    const left = limit - needed.length;
    const earned =
      left > 0
        ? await trained('desc')
            .where(either =>
              either
                .where(over =>
                  over
                    .where('cutovers.status', 'closed')
                    .where('training_members.active', true)
                    .whereNotNull('training_members.certified_until'),
                )
                .orWhere(gone =>
                  gone
                    .whereIn('cutovers.status', ['running', 'closed'])
                    .where('training_members.active', false)
                    .where('training_members.certified_until', '>', now),
                ),
            )
            .limit(left)
        : [];
    return [...needed, ...earned].map(memberOf);
  }

  /** By person and course; `total` counts all that match. */
  async page(
    db: Knex,
    cutoverId: string,
    filter: MemberFilter,
    visible: Visible,
    { after, limit, now }: { after?: string; limit: number; now: string },
  ): Promise<MemberPage> {
    const matching = db<MemberRow>('training_members').where({
      cutover_id: cutoverId,
      active: true,
    });
    whereFilter(matching, filter, now);
    whereVisible(matching, visible);
    const counted = await matching.clone().count({ count: '*' }).first();
    if (after) {
      const [person, course = ''] = after.split(' ');
      matching.whereRaw('(person, course) > (?, ?)', [person, course]);
    }
    const rows = await matching
      .orderBy(['person', 'course'])
      .limit(limit + 1)
      .select('person', 'course', 'document');
    const page = rows.slice(0, limit);
    const last = page.at(-1);
    return {
      items: page.map(memberOf),
      total: Number(counted?.count ?? 0),
      ...(last && rows.length > limit
        ? { next: `${last.person} ${last.course}` }
        : {}),
    };
  }

  /** Of these people those who need one course, or needed it. */
  async among(
    db: Knex,
    cutoverId: string,
    course: string,
    people: string[],
  ): Promise<Set<string>> {
    const query = db<MemberRow>('training_members').where({
      ...{ cutover_id: cutoverId, course },
    });
    const rows: Pick<MemberRow, 'person'>[] = await whereAny(
      ...([query, 'person', people] as const),
    ).select('person');
    return new Set(rows.map(({ person }) => person));
  }

  /** Who needs one course and is not certified in it; without those who have had a reminder. */
  async uncertified(
    db: Knex,
    cutoverId: string,
    course: string,
    now: string,
    {
      reminded,
      ...filter
    }: Pick<MemberFilter, 'departments' | 'role'> & { reminded?: string } = {},
  ): Promise<string[]> {
    const query = db<MemberRow>('training_members').where({
      ...{ cutover_id: cutoverId, course },
      active: true,
    });
    whereFilter(query, { ...filter, certified: false }, now);
    if (reminded) {
      query.whereNotExists(inner =>
        inner
          .select(inner.client.raw('1'))
          .from('training_reminders')
          .where('training_reminders.what', reminded)
          .whereRaw(
            'training_reminders.cutover_id = training_members.cutover_id and training_reminders.person = training_members.person',
          ),
      );
    }
    const rows = await query.orderBy('person').select('person');
    return rows.map(({ person }) => person);
  }

  /** What some people need in a cutover, as far as is looked at where they are on duty. */
  async checked(
    db: Knex,
    cutoverId: string,
    people: string[],
  ): Promise<CheckedMember[]> {
    const query = db<MemberRow>('training_members').where({
      ...{ cutover_id: cutoverId, active: true },
    });
    const rows: MemberRow[] = await whereAny(query, 'person', people)
      .orderBy(['course', 'person'])
      .select('course', 'person', 'released', 'certified_until');
    return rows.map(({ certified_until: until, course, person, released }) => ({
      ...{ course, person },
      ...(until === null ? {} : { certificate: { until } }),
      ...(released ? { released: NOBODY } : {}),
    }));
  }

  /** Of what group somebody is in one course, of those of whom it is known. */
  async departments(
    db: Knex,
    cutoverId: string,
    course: string,
  ): Promise<Map<string, string>> {
    const rows = await db<MemberRow>('training_members')
      .where({ cutover_id: cutoverId, course })
      .whereNotNull('department')
      .select('person', 'department');
    return new Map(
      rows.map(({ department, person }) => [person, department ?? '']),
    );
  }

  /** Certificates for the same course of the same template, earned elsewhere, valid still and not for ever; those that end last come last. */
  async earnedElsewhere(
    db: Knex,
    about: {
      cutoverId: string;
      course: string;
      template: string;
      people: string[];
      now: string;
    },
  ): Promise<{ member: CourseMember; cutover: string }[]> {
    if (about.people.length === 0) return [];
    const query = db<MemberRow>('training_members')
      .join('cutovers', 'cutovers.id', 'training_members.cutover_id')
      // Not as a plain column: SQLite, which has no statistics, would walk through all cutovers of the template.
      .whereRaw("coalesce(cutovers.template_ref, '') = ?", [about.template])
      .where('training_members.course', about.course)
      .where('training_members.certified_until', '>', about.now)
      .where('training_members.certified_until', '<', NEVER)
      .whereNot('training_members.cutover_id', about.cutoverId);
    whereAny(query, 'training_members.person', about.people);
    const rows = await query
      .orderBy('training_members.certified_until')
      .select('training_members.document', 'cutovers.name');
    return rows.map(row => ({ member: memberOf(row), cutover: row.name }));
  }

  /** Stores what became of somebody, at the next version. */
  async save(
    tx: Knex.Transaction,
    before: CourseMember,
    next: CourseMember,
  ): Promise<CourseMember> {
    const { cutoverId, course, person, version } = before;
    const saved = { ...next, version: version + 1 };
    const changed = await tx<MemberRow>('training_members')
      .where({ cutover_id: cutoverId, course, person, version })
      .update(toRow(saved));
    if (changed !== 1) throw changedMeanwhile(before);
    await keepRoles(tx, before, [{ before, next }]);
    return saved;
  }

  /** Many who are new, by whoever holds the lock on the cutover's audience. */
  async addAll(tx: Knex.Transaction, members: CourseMember[]): Promise<void> {
    const fresh = members.map(member => ({ ...member, version: 1 }));
    await insertAll(tx, 'training_members', fresh.map(toKeyedRow));
    await insertAll(tx, 'training_member_roles', fresh.flatMap(roleRows));
  }

  /** As `save`, for many people of one course in a few statements: none of them is written where one was changed meanwhile. */
  async saveAll(
    tx: Knex.Transaction,
    course: Omit<MemberKey, 'person'>,
    changes: MemberChange[],
  ): Promise<void> {
    if (changes.length === 0) return;
    const people = changes.map(({ before }) => before.person);
    const kept = lockInOrder(tx, course, people);
    const rows: MemberRow[] = await kept.select('person', 'version');
    const versions = new Map(rows.map(row => [row.person, row.version]));
    for (const { before } of changes) {
      if (versions.get(before.person) !== before.version) {
        throw changedMeanwhile(before);
      }
    }
    const saved = changes.map(({ before, next }) => ({
      ...next,
      version: before.version + 1,
    }));
    for (const part of inParts(saved)) {
      // All of them are there, and locked: nobody is inserted.
      await tx<MemberRow>('training_members')
        .insert(part.map(toKeyedRow))
        .onConflict(['cutover_id', 'course', 'person'])
        .merge();
    }
    await keepRoles(tx, course, changes);
  }
}

/** In the order of their people, by which nobody waits for somebody who waits for them. */
function lockInOrder(
  tx: Knex.Transaction,
  { cutoverId, course }: Omit<MemberKey, 'person'>,
  people: string[],
): Knex.QueryBuilder {
  const query = tx<MemberRow>('training_members').where({
    ...{ cutover_id: cutoverId, course },
  });
  const isPostgres = tx.client.config.client === 'pg';
  return (
    whereAny(query, 'person', people)
      // PostgreSQL sorts as people do in some language.
      .orderByRaw(isPostgres ? 'person collate "C"' : 'person')
      .forUpdate()
  );
}

async function keepRoles(
  tx: Knex.Transaction,
  { cutoverId, course }: Omit<MemberKey, 'person'>,
  changes: MemberChange[],
): Promise<void> {
  const changed = changes.flatMap(({ before, next }) =>
    before.roles.join() === next.roles.join() ? [] : [next],
  );
  if (changed.length === 0) return;
  const query = tx('training_member_roles').where({
    ...{ cutover_id: cutoverId, course },
  });
  const people = changed.map(({ person }) => person);
  await whereAny(query, 'person', people).delete();
  await insertAll(tx, 'training_member_roles', changed.flatMap(roleRows));
}

function toRow(member: CourseMember) {
  const { certificate } = member;
  return {
    department: member.department ?? null,
    active: member.leftAt === undefined,
    released: member.released !== undefined,
    certified_until: certificate ? certificate.until ?? NEVER : null,
    version: member.version,
    document: JSON.stringify(member),
  };
}

function toKeyedRow(member: CourseMember) {
  const { course, cutoverId, person } = member;
  return { cutover_id: cutoverId, course, person, ...toRow(member) };
}

function roleRows({ cutoverId, course, person, roles }: CourseMember) {
  return roles.map(role => ({ cutover_id: cutoverId, course, person, role }));
}

function memberOf({ document }: { document: string }): CourseMember {
  return JSON.parse(document);
}

const MEMBER_CHANGED = 'training.member-changed';

/** Whether somebody else has written a member since it was read. */
export function isMemberChanged(error: unknown): boolean {
  return (
    error instanceof ConflictError &&
    'reason' in error &&
    error.reason === MEMBER_CHANGED
  );
}

function changedMeanwhile({ course, person }: CourseMember) {
  return because(
    new ConflictError(
      `What is kept of ${person} in the course ${course} was changed meanwhile; try again`,
    ),
    MEMBER_CHANGED,
  );
}
