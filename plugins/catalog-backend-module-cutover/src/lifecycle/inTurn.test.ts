import type { DatabaseService } from '@backstage/backend-plugin-api';
import { TestDatabases } from '@backstage/backend-test-utils';
import { inTurn } from './inTurn';

type Knex = Awaited<ReturnType<DatabaseService['getClient']>>;

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_17'] });

const served = (knex: Knex) => inTurn({ getClient: async () => knex });

it.each(databases.eachSupportedId())(
  'work of one replica is done, with the database still at its hand, on %p',
  async id => {
    const knex = await databases.init(id);
    const found: unknown[] = [];

    await served(knex)(async () => {
      found.push(...(await knex.select(knex.raw('1 as one'))));
    });

    expect(found).toEqual([{ one: 1 }]);
  },
);

describe('Two replicas on one PostgreSQL', () => {
  it('wait for each other', async () => {
    const knex = await databases.init('POSTGRES_17');
    const replicas = [served(knex), served(knex)];
    const steps: string[] = [];
    let first = () => {};
    const begun = new Promise<void>(resolve => {
      first = resolve;
    });

    const one = replicas[0](async () => {
      first();
      steps.push('one begins');
      await waitingLocks(knex);
      steps.push('one ends');
    });
    await begun;
    const other = replicas[1](async () => {
      steps.push('other begins');
    });
    await Promise.all([one, other]);

    expect(steps).toEqual(['one begins', 'one ends', 'other begins']);
  });

  it('go on when the work of one fails', async () => {
    const knex = await databases.init('POSTGRES_17');
    const failed = served(knex)(async () => {
      throw new Error('The catalog is away');
    });
    await expect(failed).rejects.toThrow('The catalog is away');

    const done = jest.fn(async () => {});
    await served(knex)(done);

    expect(done).toHaveBeenCalledTimes(1);
  });
});

/** Resolves once somebody waits for the lock. */
async function waitingLocks(knex: Knex): Promise<void> {
  for (;;) {
    const { rows } = await knex.raw(
      `select 1 from pg_locks where locktype = 'advisory' and not granted`,
    );
    if (rows.length) return;
  }
}
