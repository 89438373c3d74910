import { TestDatabases } from '@backstage/backend-test-utils';
import {
  readinessOf,
  type CourseMember,
} from '@backstage-cutover/plugin-cutover-common';
import type { Knex } from 'knex';
import { bobOfTheShop } from '../__testUtils__/aWorkshop';
import { aBody } from '../__testUtils__/company';
import {
  bob,
  carol,
  finn,
  gina,
  trainedTeam,
} from '../__testUtils__/trainingPortal';
import { trainingWorkshop } from '../__testUtils__/trainingWorkshop';
import { MemberStore, type MemberChange } from './MemberStore';
import { ReadinessStore } from './ReadinessStore';

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_17'] });

jest.setTimeout(60_000);

const NOW = '2026-11-24T12:00:00.000Z';
const BEFORE = '2026-11-01T00:00:00.000Z';

describe.each(databases.eachSupportedId())('MemberStore on %s', databaseId => {
  async function workshop() {
    const knex = await databases.init(databaseId);
    const { cutover, cutovers } = await trainingWorkshop(knex);
    await knex('training_members').delete();
    await knex('training_member_roles').delete();
    const store = new MemberStore();
    const readiness = new ReadinessStore();
    const member = (
      person: string,
      differently: Partial<CourseMember> = {},
    ): CourseMember => ({
      ...{ cutoverId: cutover.id, course: 'basics', person },
      ...{ roles: [], through: [], joinedAt: BEFORE, version: 1 },
      ...{ granted: {}, retrainSince: {}, exhausted: [] },
      ...differently,
    });
    const keep = (...members: CourseMember[]) =>
      knex.transaction(tx => store.addAll(tx, members));
    /** Another cutover of the template. */
    const another = async () => {
      const body = aBody({ template: 'trained-change', team: trainedTeam });
      return (await cutovers.create(body, bobOfTheShop)).id;
    };
    return { knex, cutover, store, readiness, member, keep, another };
  }

  it('counts in the database as the domain does', async () => {
    const { cutover, keep, knex, member, readiness } = await workshop();
    const night = { department: 'group:default/night' };
    const by = { at: BEFORE, by: 'assessed' } as const;
    const members = [
      member(bob, { ...night, roles: ['a', 'b'], certificate: by }),
      member(carol, { ...night, roles: ['a'] }),
      member(finn, { certificate: { ...by, until: NOW } }),
      member(gina, { roles: ['b'], leftAt: BEFORE }),
      member('user:default/hugo', {
        ...night,
        released: { by: bob, at: BEFORE, reason: 'No' },
      }),
      member(bob, {
        course: 'talk',
        certificate: { ...by, until: '2027-01-01T00:00:00.000Z' },
      }),
    ];
    await keep(...members);
    const counted = readinessOf(members, NOW);
    const plain = (rows: object[]) =>
      rows.map(({ cutoverId: _, ...row }: any) => row);
    const byDepartment = plain(
      await readiness.byDepartment(knex, cutover.id, NOW),
    );
    expect(byDepartment).toHaveLength(counted.byDepartment.length);
    expect(byDepartment).toEqual(expect.arrayContaining(counted.byDepartment));
    const byRole = plain(await readiness.byRole(knex, cutover.id, NOW));
    expect(byRole).toHaveLength(counted.byRole.length);
    expect(byRole).toEqual(expect.arrayContaining(counted.byRole));
    const [basics, talk] = await readiness.byCourse(knex, [cutover.id], {
      now: NOW,
    });
    expect(basics).toMatchObject(counted.byCourse.get('basics') ?? {});
    expect(talk).toMatchObject(counted.byCourse.get('talk') ?? {});
    // Who holds two of the roles is one person.
    const byRoles = await readiness.byCourse(knex, [cutover.id], {
      ...{ now: NOW, roles: ['a', 'b'] },
    });
    expect(plain(byRoles)).toEqual([
      { course: 'basics', needed: 2, certified: 1 },
    ]);
  });

  it('misses nobody who is released', async () => {
    const { cutover, keep, knex, member, store } = await workshop();
    const released = { by: bob, at: BEFORE, reason: 'Elsewhere' };
    await keep(member(gina), member(bob, { released }));
    const about = { now: NOW, limit: 10 };
    const all = {
      ...{ everybody: true, courses: [], departments: [], person: carol },
    };
    const missing = await store.page(
      ...([knex, cutover.id, { certified: false }, all, about] as const),
    );
    expect(missing.items.map(({ person }) => person)).toEqual([gina]);
    expect(missing.total).toBe(1);
  });

  it('counts by its index alone, in the order of that', async () => {
    const { cutover, keep, knex, member, readiness } = await workshop();
    await keep(
      ...Array.from({ length: 500 }, (_, each) =>
        member(`user:default/p${each}`, {
          department: `group:default/d${each % 5}`,
        }),
      ),
    );
    const statements: { sql: string; bindings: unknown[] }[] = [];
    knex.on('query', statement => {
      // The outbox may be at work meanwhile.
      if (!statement.sql.includes('outbox')) statements.push(statement);
    });
    await readiness.byDepartment(knex, cutover.id, NOW);
    expect(statements).toHaveLength(1);
    const [{ bindings, sql }] = statements;
    const plan = await planOf(knex, sql, bindings as string[]);
    expect(plan).toMatch(
      /USING COVERING INDEX training_members_counted_index|Index Only Scan using training_members_counted_index/,
    );
    expect(plan).not.toMatch(/TEMP B-TREE|Sort/);
  });

  it('finds certificates that end one day, the last of them last, and none beside them that never ends', async () => {
    const { another, cutover, keep, knex, member, store } = await workshop();
    const ends = (cutoverId: string, until?: string) =>
      member(bob, {
        cutoverId,
        certificate: {
          ...{ at: BEFORE, by: 'assessed' },
          ...(until ? { until } : {}),
        },
      });
    const [soon, late] = [
      '2026-12-01T00:00:00.000Z',
      '2027-01-01T00:00:00.000Z',
    ];
    await keep(
      ends(await another(), late),
      ends(await another(), soon),
      ends(await another(), NOW),
      ends(await another()),
      ends(cutover.id, '2028-01-01T00:00:00.000Z'),
    );
    const found = await store.earnedElsewhere(knex, {
      ...{ cutoverId: cutover.id, course: 'basics', people: [bob, carol] },
      ...{ template: cutover.template.ref, now: NOW },
    });
    expect(
      found.map(each => each.member.certificate?.until ?? 'never'),
    ).toEqual([...[soon, late]]);
  });

  it('refuses a write that was based on an older state', async () => {
    const { keep, knex, member, store } = await workshop();
    const before = member(bob);
    await keep(before);
    await knex.transaction(async tx => {
      const saved = await store.save(tx, before, {
        ...before,
        roles: ['a'],
      });
      expect(saved.version).toBe(2);
    });
    await expect(
      knex.transaction(tx => store.save(tx, before, before)),
    ).rejects.toThrow(
      expect.objectContaining({ reason: 'training.member-changed' }),
    );
  });

  describe('many of one course', () => {
    async function reorganised() {
      const made = await workshop();
      const { cutover, keep, knex, member, store } = made;
      const before = Array.from({ length: 250 }, (_, each) =>
        member(`user:default/p${each}`, { roles: ['a'] }),
      );
      await keep(...before);
      const changes = before.map(
        (each): MemberChange => ({
          before: each,
          next: { ...each, department: 'group:default/new', roles: ['b', 'c'] },
        }),
      );
      const course = { cutoverId: cutover.id, course: 'basics' };
      const save = (moved = changes) =>
        knex.transaction(tx => store.saveAll(tx, course, moved));
      return { ...made, before, changes, save };
    }

    it('are written in a few statements, with their roles', async () => {
      const { before, cutover, knex, save, store } = await reorganised();
      let statements = 0;
      const count = () => statements++;
      knex.on('query', count);
      await save();
      knex.off('query', count);
      expect(statements).toBeLessThan(before.length / 10);
      const saved = await store.of(knex, cutover.id, 'basics');
      expect(saved).toHaveLength(before.length);
      expect(saved[0]).toEqual({
        ...before[0],
        ...{ department: 'group:default/new', roles: ['b', 'c'], version: 2 },
      });
      const rows = await knex('training_members')
        .where({ department: 'group:default/new', version: 2 })
        .count({ count: '*' });
      expect(Number(rows[0].count)).toBe(before.length);
      const roles = await knex('training_member_roles')
        .groupBy('role')
        .orderBy('role')
        .select('role', knex.raw('count(*) as people'));
      expect(
        roles.map(({ people, role }) => `${role} ${Number(people)}`),
      ).toEqual(['b 250', 'c 250']);
    });

    it('are left as they were where one of them was changed meanwhile, or is not there', async () => {
      const { changes, knex, member, save, store } = await reorganised();
      const { before } = changes[200];
      await knex.transaction(tx => store.save(tx, before, before));
      const refused = expect.objectContaining({
        reason: 'training.member-changed',
        message: expect.stringContaining(before.person),
      });
      await expect(save()).rejects.toThrow(refused);
      const nobody = member('user:default/nobody');
      await expect(save([{ before: nobody, next: nobody }])).rejects.toThrow(
        expect.objectContaining({ reason: 'training.member-changed' }),
      );
      expect(await knex('training_members').where({ version: 2 })).toHaveLength(
        1,
      );
    });

    it('are written by one of two who come at once, each in their own order', async () => {
      const { changes, save } = await reorganised();
      const done = await Promise.allSettled([
        save(),
        save(changes.toReversed()),
      ]);
      const failed = done.flatMap(each =>
        each.status === 'rejected' ? each.reason : [],
      );
      expect(failed).toEqual([
        expect.objectContaining({ reason: 'training.member-changed' }),
      ]);
    });
  });
});

/** How the database goes about a statement, where it has no reason to read a small table whole. */
async function planOf(
  knex: Knex,
  sql: string,
  bindings: string[],
): Promise<string> {
  if (knex.client.config.client !== 'pg') {
    return JSON.stringify(
      await knex.raw(`explain query plan ${sql}`, bindings),
    );
  }
  await knex.raw('vacuum analyze training_members');
  return knex.transaction(async tx => {
    await tx.raw('set local enable_seqscan = off');
    await tx.raw('set local enable_bitmapscan = off');
    const { rows } = await tx.raw(
      `explain ${sql.replace(/\$\d+/g, '?')}`,
      bindings,
    );
    return JSON.stringify(rows);
  });
}
