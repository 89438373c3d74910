import { TestDatabases } from '@backstage/backend-test-utils';
import { person } from '../__testUtils__/aWorkshop';
import {
  allRight,
  bob,
  finn,
  gina,
  opsTeam,
} from '../__testUtils__/trainingPortal';
import { trainingWorkshop } from '../__testUtils__/trainingWorkshop';

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_17'] });

jest.setTimeout(60_000);

it.each(databases.eachSupportedId())(
  'What somebody is certified in is theirs to look at when the cutover is closed, with nothing left to do, on %s',
  async databaseId => {
    const made = await trainingWorkshop(await databases.init(databaseId));
    const { cutover, handIn, knex, myTraining, start } = made;
    await handIn(bob, await start(bob), allRight());
    const mine = async () =>
      (await myTraining.list(person(bob))).map(
        ({ definition, late, member, todo }) => ({
          course: definition.id,
          certified: member.certificate !== undefined,
          ...{ late, left: todo.length > 0 },
        }),
      );
    const running = await mine();
    expect(running.length).toBeGreaterThan(1);
    expect(running.filter(({ certified }) => certified)).toEqual([
      { course: 'basics', certified: true, late: false, left: true },
    ]);
    const { document } = await knex('cutovers').first('document');
    await knex('cutovers')
      .where({ id: cutover.id })
      .update({
        status: 'closed',
        document: JSON.stringify({ ...JSON.parse(document), status: 'closed' }),
      });
    expect(await mine()).toEqual([
      { course: 'basics', certified: true, late: false, left: false },
    ]);
  },
);

it.each(databases.eachSupportedId())(
  'What somebody was certified in before they left stays theirs to look at, with nothing left to do, on %s',
  async databaseId => {
    const made = await trainingWorkshop(await databases.init(databaseId));
    const { assign, audience, cutover, entities, handIn, knex } = made;
    const { myTraining, start, trainingReading } = made;
    await assign('basics', [opsTeam]);
    const ref = { cutover: cutover.id, course: 'basics' };
    await trainingReading.readUnit({ ...ref, unit: 'first' }, person(finn));
    await handIn(finn, await start(finn), allRight());
    for (const { metadata, ...entity } of entities) {
      if (!['finn', 'gina'].includes(metadata.name)) continue;
      Object.assign(entity.spec ?? {}, { memberOf: [] });
      entity.relations?.splice(0);
    }
    await audience.refresh(cutover.id);
    expect(await myTraining.list(person(gina))).toEqual([]);
    const [kept, ...others] = await myTraining.list(person(finn));
    expect(others).toEqual([]);
    expect(kept).toMatchObject({
      member: { course: 'basics', certificate: { by: 'assessed' } },
      ...{ late: false, read: ['first'], todo: [] },
    });
    expect(kept.member.leftAt).toBeDefined();

    // They read it again, and see how they did; nothing is noted any more.
    const again = await trainingReading.readUnit(
      { ...ref, unit: 'second' },
      person(finn),
    );
    expect(again.mine?.read).toEqual(['first']);
    expect(again.mine?.standings).toContainEqual(
      expect.objectContaining({ assessment: 'exam', state: 'passed' }),
    );
    expect(
      (await trainingReading.course(ref, person(gina))).mine,
    ).toBeUndefined();

    await knex('training_members')
      .where({ person: finn })
      .update({ certified_until: '2026-01-01T00:00:00.000Z' });
    expect(await myTraining.list(person(finn))).toEqual([]);
  },
);
