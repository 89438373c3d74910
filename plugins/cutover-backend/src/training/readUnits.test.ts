import { TestDatabases } from '@backstage/backend-test-utils';
import { reasonOf } from '../__testUtils__/aPortal';
import { bob, stranger, trainingPortal } from '../__testUtils__/trainingPortal';

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_17'] });

jest.setTimeout(120_000);

describe.each(databases.eachSupportedId())('Reading on %s', databaseId => {
  let portal: Awaited<ReturnType<typeof trainingPortal>>;

  beforeAll(async () => {
    portal = await trainingPortal({ knex: await databases.init(databaseId) });
  });

  it('is kept per person, and may be done again', async () => {
    const { call, get } = await portal.begun();
    const read = (who: string, unit: string) =>
      call(who, 'post', `/training/courses/basics/units/${unit}/read`);
    expect((await get(bob, '/courses/basics')).body).toMatchObject({
      mine: { read: [] },
    });
    await read(bob, 'first').expect(200);
    const { body } = await read(bob, 'first').expect(200);
    expect(body.mine.read).toEqual(['first']);
    expect(body.course.definition.units[0].body.en).toBe('Unit first');
    expect((await read(stranger, 'first').expect(200)).body.mine).toBe(
      undefined,
    );
    expect(reasonOf(await read(bob, 'third'))).toEqual([
      404,
      'training.unknown-unit',
    ]);
  });
});
