import { TestDatabases } from '@backstage/backend-test-utils';
import { aWorkshop, bobOfTheShop, person } from '../__testUtils__/aWorkshop';
import { aBody, alice } from '../__testUtils__/company';
import { migrationsFolder } from './migrate';

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_17'] });
const migrations = { directory: migrationsFolder };

jest.setTimeout(60_000);

describe.each(databases.eachSupportedId())('Migrations on %s', databaseId => {
  it('go up, each down and up again with rows in the tables, and leave nothing behind', async () => {
    const knex = await databases.init(databaseId);
    const { cutovers, risk, training } = await aWorkshop(knex);
    const { id } = await cutovers.create(aBody(), bobOfTheShop, {
      idempotencyKey: 'a-key',
    });
    await risk.risks.add(
      id,
      {
        title: 'It takes too long',
        ...{ category: 'any', owner: alice, phase: 'implementation' },
        targets: ['component:default/shop'],
        ratings: { current: { likelihood: 'low', impact: { time: 'low' } } },
      },
      person(alice),
    );

    await training.audience.refresh(id);
    const exam = { cutover: id, course: 'basics', assessment: 'exam' };
    const { attempt } = await training.exams.start(exam, person(alice));
    await training.exams.saveAnswer(
      { cutover: id, attempt: attempt.id, question: 'secret' },
      { answer: true },
      person(alice),
    );

    const [completed, pending] = await knex.migrate.list(migrations);
    expect(pending).toEqual([]);
    let steps = 0;
    while ((await knex.migrate.currentVersion(migrations)) !== 'none') {
      await knex.migrate.down(migrations);
      await knex.migrate.up(migrations);
      await knex.migrate.down(migrations);
      steps++;
    }
    expect(steps).toBe(completed.length);

    const workshop = await aWorkshop(knex);
    const again = await workshop.cutovers.create(aBody(), bobOfTheShop);
    expect(again.name).toBe('move-the-shop-to-the-new-database');
  });

  it('keep who has answered a questionnaire, as of the newest version that anybody had answered', async () => {
    const knex = await databases.init(databaseId);
    const { cutovers } = await aWorkshop(knex);
    const { id } = await cutovers.create(aBody(), bobOfTheShop);
    const name = '20261130_17_answered_versions.js';
    await knex.migrate.down({ ...migrations, name });
    const of = (assessment: string) => ({
      ...{ cutover_id: id, course: 'basics', assessment },
    });
    await knex('training_questionnaires').insert(
      [1, 2].map(version => ({
        ...{ ...of('changed'), version, answered: 1, shown: 0 },
        ...{ counts: '{}', pending: '{}' },
      })),
    );
    await knex('training_answered').insert([
      { ...of('changed'), person: alice },
      { ...of('changed'), person: 'user:default/bob' },
      { ...of('lost'), person: alice },
    ]);
    await knex.migrate.up({ ...migrations, name });
    const found = () =>
      knex('training_answered_versions')
        .orderBy(['assessment', 'person'])
        .select('assessment', 'person', 'version');
    const kept = [
      { assessment: 'changed', person: alice, version: 2 },
      { assessment: 'changed', person: 'user:default/bob', version: 2 },
      { assessment: 'lost', person: alice, version: 1 },
    ];
    expect(await found()).toEqual(kept);
    // Back in the old table, whoever has answered two versions has answered.
    await knex('training_answered_versions').insert({
      ...{ ...of('changed'), person: alice, version: 1 },
    });
    await knex.migrate.down({ ...migrations, name });
    expect(await knex('training_answered').select()).toHaveLength(3);
    await knex.migrate.up({ ...migrations, name });
    expect(await found()).toEqual(kept);
  });

  it('keep the places in the change feed when only the counter goes down and up', async () => {
    const knex = await databases.init(databaseId);
    const { cutovers } = await aWorkshop(knex);
    await cutovers.create(aBody(), bobOfTheShop);
    await cutovers.create(aBody(), bobOfTheShop);
    const name = '20261124_03_change_counter.js';
    await knex.migrate.down({ ...migrations, name });
    await knex.migrate.up({ ...migrations, name });

    await cutovers.create(aBody(), bobOfTheShop);
    const { changes } = await cutovers.changes({ after: 0, limit: 10 });
    expect(changes.map(({ position }) => position)).toEqual([1, 2, 3]);
  });
});
