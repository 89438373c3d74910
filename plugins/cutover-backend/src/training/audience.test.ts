import { TestDatabases } from '@backstage/backend-test-utils';
import type { CutoverTemplateSpec } from '@backstage-cutover/plugin-cutover-common';
import { bobOfTheShop, person } from '../__testUtils__/aWorkshop';
import { aBody, entity } from '../__testUtils__/company';
import {
  alice,
  allRight,
  bob,
  carol,
  eve,
  finn,
  gina,
  nightShift,
  opsTeam,
  trainedTeam,
} from '../__testUtils__/trainingPortal';
import {
  trainingWorkshop,
  withCourse,
} from '../__testUtils__/trainingWorkshop';
import { MemberStore } from './MemberStore';

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_17'] });

jest.setTimeout(60_000);

const MINUTE = 60_000;

describe.each(databases.eachSupportedId())('Who attends on %s', databaseId => {
  async function workshop(spec?: CutoverTemplateSpec) {
    const made = await trainingWorkshop(await databases.init(databaseId), spec);
    const { audience, cutover, entities, knex } = made;
    /** The catalog says from now on that somebody is in these groups. */
    const moves = (who: string, ...groups: string[]) => {
      const found = entities.find(
        each => who === `user:default/${each.metadata.name}`,
      );
      if (!found) throw new Error(`There is no ${who}`);
      found.spec = { memberOf: groups };
      found.relations = groups.map(targetRef => ({
        type: 'memberOf',
        targetRef,
      }));
    };
    const members = async (course = 'basics') => {
      const rows = await knex('training_members')
        .where({ course, active: true })
        .orderBy('person')
        .pluck('person');
      return rows as string[];
    };
    return {
      ...{ ...made, moves, members },
      refresh: () => audience.refresh(cutover.id),
    };
  }

  it('follows the catalog: who joins, leaves and returns goes on with what they have done', async () => {
    const made = await workshop();
    const { assign, handIn, knex, later, members, moves } = made;
    const { notifications, refresh, start } = made;
    expect(await members()).toEqual([bob]);
    await notifications();
    await assign('basics', [opsTeam]);
    expect(await members()).toEqual([bob, finn, gina]);
    expect(await notifications()).toEqual([
      `You take the course basics -> ${finn} ${gina}`,
    ]);
    await handIn(finn, await start(finn), allRight());
    later(MINUTE);
    moves(finn);
    moves(carol, nightShift);
    await refresh();
    expect(await members()).toEqual([bob, carol, gina]);
    await expect(start(finn)).rejects.toThrow(
      expect.objectContaining({ reason: 'actor.not-a-member' }),
    );
    expect(await notifications()).toEqual([
      `You take the course basics -> ${carol}`,
    ]);
    moves(finn, opsTeam);
    await refresh();
    const row = await knex('training_members')
      .where({ course: 'basics', person: finn })
      .first();
    expect(JSON.parse(row.document)).toMatchObject({
      ...{ department: opsTeam, certificate: { by: 'assessed' } },
    });
    expect(row.certified_until).toMatch(/^9999/);
    // They are certified, and told nothing.
    expect(await notifications()).toEqual([]);
  });

  it('changes nothing where nothing has changed, whichever replica asks', async () => {
    const { assign, audience, knex, later, notifications, replica } =
      await workshop();
    await assign('basics', [opsTeam]);
    await notifications();
    const all = () => knex('training_members').orderBy('person').select();
    const before = await all();
    const other = replica().audience;
    later(2 * MINUTE);
    await Promise.all([audience.refreshAll(), other.refreshAll()]);
    later(2 * MINUTE);
    await Promise.all([
      audience.refreshAll(),
      other.refresh(before[0].cutover_id),
    ]);
    expect(await all()).toEqual(before);
    expect(await notifications()).toEqual([]);
  });

  it('is asked of the catalog by one replica at a time', async () => {
    const { audience, catalogCalls, later, replica } = await counted();
    const other = replica().audience;
    later(2 * MINUTE);
    catalogCalls.length = 0;
    await Promise.all([audience.refreshAll(), other.refreshAll()]);
    const once = catalogCalls.length;
    later(2 * MINUTE);
    catalogCalls.length = 0;
    await audience.refreshAll();
    expect(once).toBe(catalogCalls.length);
    catalogCalls.length = 0;
    // Nobody asks again at once.
    await Promise.all([audience.refreshAll(), other.refreshAll()]);
    expect(catalogCalls).toEqual([]);
  });

  it('asks the catalog for many cutovers hardly more than for one, and confirms at once what is as before', async () => {
    const { assign, audience, catalogCalls, cutovers, knex, ...made } =
      await counted();
    await assign('basics', [opsTeam]);
    const pass = async () => {
      made.later(2 * MINUTE);
      catalogCalls.length = 0;
      await audience.refreshAll();
      return catalogCalls.length;
    };
    const ofOne = await pass();
    for (let more = 0; more < 3; more++) {
      await cutovers.create(
        aBody({ template: 'trained-change', team: trainedTeam }),
        bobOfTheShop,
      );
    }
    await pass();
    // Who comes first knows less than who comes after them.
    expect(await pass()).toBeLessThan(2 * ofOne);
    const asked = await knex('training_audiences').select();
    expect(new Set(asked.map(row => row.refreshed_at)).size).toBe(1);
    expect(asked.map(row => row.claimed_until)).toEqual([
      ...[null, null, null, null],
    ]);
    made.moves(gina);
    await pass();
    expect(await made.members()).toEqual([bob, bob, bob, bob, finn]);
  });

  async function counted() {
    const made = await workshop();
    const catalogCalls: string[] = [];
    const { catalog } = made;
    const ask = catalog.queryEntities.bind(catalog);
    catalog.queryEntities = async (...call) => {
      catalogCalls.push('query');
      return ask(...call);
    };
    const byRefs = catalog.getEntitiesByRefs.bind(catalog);
    catalog.getEntitiesByRefs = async (...call) => {
      catalogCalls.push('refs');
      return byRefs(...call);
    };
    return { ...made, catalogCalls };
  }

  it('keeps what was known while the catalog does not answer, and takes it up later', async () => {
    const made = await counted();
    const { audience, catalog, cutover, later, members, moves } = made;
    const { training, trainingOverviews } = made;
    const ask = catalog.queryEntities;
    catalog.queryEntities = async () => {
      throw new Error('The catalog is down');
    };
    const assigned = await training.assign(
      { cutover: cutover.id, course: 'basics' },
      { add: [opsTeam] },
      person(carol),
    );
    expect(assigned).toMatchObject({ assigned: [opsTeam] });
    expect(await members()).toEqual([bob]);
    later(2 * MINUTE);
    await audience.refreshAll();
    await expect(audience.assertFresh(cutover)).rejects.toThrow(/down/);
    catalog.queryEntities = ask;
    moves(gina);
    const seen = await trainingOverviews.overview(cutover.id, person(carol));
    expect(seen.courses[0].readiness.needed).toBe(2);
    expect(await members()).toEqual([bob, finn]);
  });

  it('follows the team: who gets a role sees at once what to learn', async () => {
    const { cutover, cutovers, myTraining } = await workshop();
    expect(await myTraining.list(person(eve))).toEqual([]);
    await cutovers.edit(
      cutover.id,
      cutover.version,
      { team: { ...cutover.team, operations: [bob, eve] } },
      person(alice),
    );
    const mine = await myTraining.list(person(eve));
    expect(mine.map(({ definition }) => definition.id)).toEqual([
      ...['basics', 'hands-on', 'talk'],
    ]);
    expect(mine[0]).toMatchObject({
      member: { roles: ['operations'] },
      late: false,
      timeZone: 'Europe/Berlin',
    });
  });

  it.each([
    ['counts certificates of the same course where it says how long', 'P1Y'],
    ['counts none of a course that is about another system', undefined],
  ])('%s', async (_, validFor) => {
    const { cutover, cutovers, handIn, members, start, ...made } =
      await workshop(withCourse('basics', validFor ? { validFor } : {}));
    await handIn(bob, await start(bob), allRight());
    const next = await cutovers.create(
      aBody({ template: 'trained-change', team: trainedTeam }),
      bobOfTheShop,
    );
    await made.audience.refresh(next.id);
    const own = await made
      .knex('training_members')
      .where({ cutover_id: next.id, course: 'basics' })
      .first();
    const { certificate } = JSON.parse(own.document);
    expect([certificate?.by, certificate?.from]).toEqual(
      validFor ? ['earlier', cutover.name] : [undefined, undefined],
    );
    expect(await members('talk')).toEqual([bob, bob]);
    // In which one it was is for Bob alone: others may not be let read that.
    const { items: people } = await made.trainedPeople.page(
      ...([next.id, { course: 'basics', limit: 10 }, person(carol)] as const),
    );
    const { items: lines } = await made.entityTraining.assessments(
      ...([bob, person(carol)] as const),
    );
    const seen = [...people.map(({ member: of }) => of), ...lines].map(
      each => each.certificate,
    );
    expect(seen.flatMap(each => each?.from ?? [])).toEqual([]);
    expect(seen.some(each => each?.by === 'earlier')).toBe(Boolean(validFor));
    const mine = await made.myTraining.list(person(bob));
    expect(mine.flatMap(each => each.member.certificate?.from ?? [])).toEqual(
      validFor ? [cutover.name] : [],
    );
  });

  it('takes in groups whose children name their parent, and those whose parent names them, without going round in circles', async () => {
    const { assign, entities, members, moves } = await workshop();
    const inner = entity('Group', 'inner', { children: ['ops-team'] });
    inner.relations = [
      { type: 'childOf', targetRef: nightShift },
      { type: 'parentOf', targetRef: opsTeam },
    ];
    // The mock looks things up in a copy of the list, and so an entity that is there becomes another.
    Object.assign(
      entities.find(({ metadata }) => metadata.name === 'executives') ?? {},
      { metadata: inner.metadata, spec: inner.spec },
      { relations: inner.relations },
    );
    const night = entities.find(
      ({ metadata }) => metadata.name === 'night-shift',
    );
    Object.assign(night?.spec ?? {}, { children: ['inner'] });
    moves(eve, 'group:default/inner');
    await assign('talk', [opsTeam]);
    expect(await members('talk')).toEqual([bob, eve, finn, gina]);
  });

  it('counts people with their department: the one named for them, else the nearest above their groups', async () => {
    const made = await counted();
    const { assign, catalogCalls, entities, knex, refresh } = made;
    const named = (ref: string) =>
      entities.find(
        ({ kind, metadata: { name } }) =>
          ref === `${kind.toLocaleLowerCase('en-US')}:default/${name}`,
      );
    Object.assign(named(opsTeam)?.spec ?? {}, { type: 'department' });
    const crew = 'backstage-cutover/department';
    Object.assign(named(gina)?.metadata ?? {}, {
      annotations: { [crew]: 'night-shift' },
    });
    Object.assign(named(eve)?.metadata ?? {}, {
      annotations: { [crew]: 'group:default/gone' },
    });
    await assign('basics', [opsTeam, eve]);
    const departments = async () =>
      Object.fromEntries(
        (
          await knex('training_members')
            .where({ course: 'basics' })
            .select('person', 'department')
        ).map(row => [row.person, row.department]),
      );
    expect(await departments()).toEqual({
      [bob]: opsTeam,
      [finn]: opsTeam,
      [gina]: nightShift,
      [eve]: null,
    });
    const { byDepartment, departments: told } =
      await made.trainingOverviews.overview(made.cutover.id, person(carol));
    const ofBasics = byDepartment.filter(({ course }) => course === 'basics');
    expect(
      ofBasics.map(({ needed, of = 'none' }) => [of, needed]).sort(),
    ).toEqual([
      [nightShift, 1],
      [opsTeam, 2],
      ['none', 1],
    ]);
    expect(told.map(({ heads, ref }) => [ref, heads])).toEqual([
      [nightShift, [eve]],
      [opsTeam, [eve]],
    ]);
    // The company may be reorganised.
    Object.assign(named(nightShift)?.spec ?? {}, { type: 'Department' });
    catalogCalls.length = 0;
    await refresh();
    expect((await departments())[finn]).toBe(nightShift);
    expect(catalogCalls.length).toBeLessThan(10);
  });

  it('has those who lead head a department whose own head has left the company', async () => {
    const { assign, cutover, entities, later, refresh, ...made } =
      await workshop();
    await assign('basics', [opsTeam]);
    const heads = async () => {
      const { departments } = await made.trainingOverviews.overview(
        ...([cutover.id, person(carol)] as const),
      );
      return departments.map(each => each.heads);
    };
    expect(await heads()).toEqual([[eve], [eve]]);
    const team = entities.find(({ metadata }) => metadata.name === 'ops-team');
    Object.assign(team?.metadata ?? {}, {
      annotations: { 'backstage-cutover/head': 'user:default/gone' },
    });
    later(MINUTE);
    await refresh();
    expect(await heads()).toEqual([[alice], [alice]]);
  });

  it('is taken in even if somebody who moves is certified at the same moment', async () => {
    const made = await workshop();
    const { assign, handIn, knex, later, moves, refresh, start } = made;
    await assign('basics', [opsTeam]);
    const paper = await start(finn);
    later(MINUTE);
    moves(finn, opsTeam);
    const handsIn = jest.fn(() => handIn(finn, paper, allRight()));
    // SQLite lets nobody write while another transaction is under way.
    if (databaseId === 'SQLITE_3') await handsIn();
    const { of } = MemberStore.prototype;
    const spy = jest
      .spyOn(MemberStore.prototype, 'of')
      .mockImplementation(async function slow(this: MemberStore, ...asked) {
        const found = await of.apply(this, asked);
        if (asked[2] === 'basics' && !handsIn.mock.calls.length)
          await handsIn();
        return found;
      });
    await refresh();
    spy.mockRestore();
    const row = await knex('training_members')
      .where({ course: 'basics', person: finn })
      .first();
    expect(JSON.parse(row.document)).toMatchObject({
      ...{ department: opsTeam, certificate: { by: 'assessed' } },
    });
  });

  it('tells those who lead of whoever heads their department alone and falls short', async () => {
    const made = await workshop();
    const { assign, handIn, moves, notifications, start } = made;
    moves(eve, opsTeam);
    await assign('basics', [eve]);
    await handIn(eve, await start(eve));
    await handIn(eve, await start(eve));
    expect(await notifications()).toContain(
      `eve has not passed Exam -> ${alice}`,
    );
  });
});
