import { TestDatabases } from '@backstage/backend-test-utils';
import { person } from '../__testUtils__/aWorkshop';
import { allRight, bob } from '../__testUtils__/trainingPortal';
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
