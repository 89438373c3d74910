import { TestDatabases } from '@backstage/backend-test-utils';
import { person } from '../__testUtils__/aWorkshop';
import {
  alice,
  allRight,
  bob,
  carol,
  dora,
  eve,
  finn,
  gina,
  nightShift,
  opsTeam,
} from '../__testUtils__/trainingPortal';
import { trainingWorkshop } from '../__testUtils__/trainingWorkshop';

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_17'] });

jest.setTimeout(60_000);

const HOUR = 60 * 60_000;

describe.each(databases.eachSupportedId())('Reminding on %s', databaseId => {
  async function workshop() {
    const made = await trainingWorkshop(await databases.init(databaseId));
    const { assign, cutover, handIn, notifications, start } = made;
    await assign('basics', [opsTeam]);
    await handIn(gina, await start(gina), allRight());
    await notifications();
    const remind = (
      who: string,
      input: object = {},
      { course = 'basics', on = made.trainingReminders } = {},
    ) => on.remind({ cutover: cutover.id, course }, input, person(who));
    return { ...made, remind };
  }

  it('reaches those who are not certified, once a day, whoever asks and on whichever replica', async () => {
    const { knex, later, notifications, remind, replica } = await workshop();
    const on = replica().trainingReminders;
    const asked = [remind(carol), remind(alice, {}, { on })];
    const told = (await Promise.all(asked)).map(({ reminded }) => reminded);
    expect(told.sort()).toEqual([0, 2]);
    const title = (by: string) => `${by} reminds you of the course basics`;
    expect(await notifications()).toEqual([
      expect.stringMatching(
        new RegExp(`^(${title('carol')}|${title('alice')}) -> ${bob} ${finn}$`),
      ),
    ]);
    later(24 * HOUR - 1);
    expect(await remind(carol)).toEqual({ reminded: 0, before: 2 });
    expect(await notifications()).toEqual([]);
    later(1);
    expect(await remind(carol)).toEqual({ reminded: 2, before: 0 });
    expect(await notifications()).toEqual([
      `${title('carol')} -> ${bob} ${finn}`,
    ]);
    // The trail is told how many, and nothing where nobody was.
    const trail = await knex('audit_entries')
      .where('entry', 'like', '%training.reminded%')
      .pluck('entry');
    expect(trail).toHaveLength(2);
    expect(trail.join()).not.toContain(finn);
    expect(trail[0]).toMatch(/"people":2/);
  });

  it('is for those who plan or train the course, and heads of their own departments', async () => {
    const { assign, notifications, remind } = await workshop();
    await expect(remind(finn)).rejects.toMatchObject({
      reason: 'actor.role-missing',
    });
    await expect(remind(dora)).rejects.toMatchObject({
      reason: 'actor.role-missing',
    });
    // Whoever heads the night shift heads nobody else.
    await assign('basics', [carol]);
    await notifications();
    expect(await remind(eve, { department: nightShift })).toEqual({
      ...{ reminded: 1, before: 0 },
    });
    expect(await remind(eve)).toEqual({ reminded: 1, before: 1 });
    expect(await remind(carol, { role: 'operations' })).toEqual({
      ...{ reminded: 0, before: 1 },
    });
    expect(await remind(alice)).toEqual({ reminded: 1, before: 2 });
    expect(await notifications()).toHaveLength(3);
    await remind(dora, {}, { course: 'hands-on' });
    expect(await notifications()).toEqual([
      `dora reminds you of the course hands-on -> ${bob}`,
    ]);
  });
});
