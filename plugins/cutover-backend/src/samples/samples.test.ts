import {
  createMockDirectory,
  mockCredentials,
  mockServices,
  TestDatabases,
} from '@backstage/backend-test-utils';
import type { Cutover } from '@backstage-cutover/plugin-cutover-common';
import { stringify } from 'yaml';
import { aWorkshop, person } from '../__testUtils__/aWorkshop';
import {
  aBusyBody,
  aBusyTemplate,
  busyCompany,
} from '../__testUtils__/busyTemplate';
import { aBody, alice, bob } from '../__testUtils__/company';
import { Samples } from './Samples';

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_17'] });

jest.setTimeout(60_000);

const { window: _, ...input } = aBody();
const { window: __, ...busyInput } = aBusyBody();

const sample = {
  createdBy: bob,
  startsIn: 'P3W',
  at: '22:00',
  lasts: 'PT6H',
  timeZone: 'Europe/Berlin',
  input,
};

describe.each(databases.eachSupportedId())('Samples on %s', databaseId => {
  const directory = createMockDirectory();

  async function samplesOf(...items: unknown[]) {
    const knex = await databases.init(databaseId);
    const workshop = await aWorkshop(knex, busyCompany);
    directory.setContent({ 'samples.yaml': stringify(items) });
    const { at, catalog, clock, cutovers } = workshop;
    await workshop.templates.register(
      JSON.parse(JSON.stringify(aBusyTemplate)),
    );
    const samples = new Samples({
      file: directory.resolve('samples.yaml'),
      auth: mockServices.auth(),
      logger: mockServices.logger.mock(),
      at,
      ...{ catalog, clock, templates: workshop.templates },
    });
    const all = async () => {
      const { changes } = await cutovers.changes({ after: 0, limit: 100 });
      return changes.map(({ document }): Cutover => JSON.parse(document));
    };
    return { ...workshop, samples, all };
  }

  it('are made once, in the name of their people, at a time that is to come', async () => {
    const { samples, all, time, audit } = await samplesOf(
      { ...sample, key: 'fresh' },
      {
        ...sample,
        key: 'under-way',
        completePhases: [
          { phase: 'initiation', by: alice, comment: 'Charter signed' },
          { phase: 'implementation', by: alice, comment: 'Switched over' },
        ],
      },
      {
        ...sample,
        key: 'given-up',
        cancel: { by: alice, reason: 'Too expensive' },
      },
    );
    expect(await samples.make()).toBe(true);
    const made = await all();
    expect(made.map(({ status, phase }) => [status, phase])).toEqual([
      ['running', 'initiation'],
      ['running', 'closing'],
      ['cancelled', 'initiation'],
    ]);
    expect(made[0]).toMatchObject({
      createdBy: bob,
      window: {
        start: '2026-12-15T21:00:00.000Z',
        end: '2026-12-16T03:00:00.000Z',
      },
    });
    expect(
      await audit.verify(made[1].id, mockCredentials.user(bob)),
    ).toMatchObject({ holds: true, entries: 7 });

    time.now = new Date('2027-11-24T12:00:00Z');
    expect(await samples.make()).toBe(true);
    expect(await all()).toEqual(made);
  });

  it('have a past: phases with their activities, and activities that are done, running and late', async () => {
    const { samples, activities, audit, all, time } = await samplesOf({
      ...sample,
      input: { ...input, ...busyInput },
      key: 'under-way',
      createdAgo: 'P8W',
      completePhases: [
        { phase: 'initiation', by: alice, comment: 'Signed', ago: 'P5W' },
      ],
      activities: [
        {
          activity: 'rehearsal',
          by: alice,
          ago: 'P2W',
          assignees: [bob],
        },
        {
          activity: 'rehearsal',
          by: bob,
          ago: 'P8D',
          status: 'in-progress',
        },
        { activity: 'rehearsal', by: bob, ago: 'P1D', status: 'done' },
        {
          activity: 'switch-over',
          by: bob,
          ago: 'P1D',
          status: 'in-progress',
          forecastIn: '-PT2H',
        },
      ],
    });
    expect(await samples.make()).toBe(true);
    const [made] = await all();
    const caller = person(alice);
    const listed = await activities.list(made.id, caller);
    const before = (days: number) =>
      new Date(time.now.getTime() - days * 24 * 3_600_000).toISOString();
    expect(made.createdAt).toBe(before(56));
    expect(made.phases[0].actual.end).toBe(before(35));
    expect(listed.map(each => `${each.id} ${each.status}`)).toEqual([
      'charter done',
      'analysis done',
      'rehearsal done',
      'switch-over in-progress',
      'archive not-started',
    ]);
    const [charter, analysis, rehearsal, switchOver] = listed;
    expect(rehearsal).toMatchObject({
      assignees: [bob],
      actual: { start: before(8), end: before(1) },
    });
    expect(switchOver).toMatchObject({ late: true });
    expect(made.progress).toMatchObject({ total: 5, done: 3 });

    const credentials = mockCredentials.user(bob);
    const page = await audit.page(
      made.id,
      { after: 0, limit: 100 },
      credentials,
    );
    const times = page.entries.map(item => JSON.parse(item).at as string);
    expect(times).toEqual([...times].sort());
    expect(
      [charter, analysis].every(each => each.actual.end! <= before(35)),
    ).toBe(true);

    // What people did since stays as it is.
    await activities.change(
      made.id,
      'rehearsal',
      rehearsal.version,
      { status: 'in-progress', reason: 'Once more' },
      caller,
    );
    expect(await samples.make()).toBe(true);
    const [, , again] = await activities.list(made.id, caller);
    expect(again.status).toBe('in-progress');
  });

  it('wait for people and templates that the catalog does not know yet', async () => {
    const { samples, all, catalog } = await samplesOf(
      { ...sample, key: 'first' },
      { ...sample, key: 'second', createdBy: 'user:default/newcomer' },
    );
    expect(await samples.make()).toBe(false);
    expect(await all()).toHaveLength(1);

    const known = catalog.getEntityByRef.bind(catalog);
    jest
      .spyOn(catalog, 'getEntityByRef')
      .mockImplementation(async ref =>
        known(ref === 'user:default/newcomer' ? alice : ref),
      );
    expect(await samples.make()).toBe(true);
    expect(await all()).toHaveLength(2);
  });

  it('are refused as a whole where the file is not as described', async () => {
    const { samples } = await samplesOf({ ...sample, key: 'x', at: '25:00' });
    await expect(samples.make()).rejects.toThrow('samples.yaml');
  });
});
