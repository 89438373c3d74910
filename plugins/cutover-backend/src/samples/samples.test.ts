import {
  createMockDirectory,
  mockCredentials,
  mockServices,
  TestDatabases,
} from '@backstage/backend-test-utils';
import type { Cutover } from '@backstage-cutover/plugin-cutover-common';
import { stringify } from 'yaml';
import { aWorkshop } from '../__testUtils__/aWorkshop';
import { aBody, alice, bob } from '../__testUtils__/company';
import { Samples } from './Samples';

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_17'] });

jest.setTimeout(60_000);

const { window: _, ...input } = aBody();

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
    const workshop = await aWorkshop(knex);
    directory.setContent({ 'samples.yaml': stringify(items) });
    const { catalog, clock, cutovers } = workshop;
    const samples = new Samples({
      file: directory.resolve('samples.yaml'),
      auth: mockServices.auth(),
      logger: mockServices.logger.mock(),
      ...{ catalog, clock, cutovers },
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
    ).toMatchObject({ holds: true, entries: 3 });

    time.now = new Date('2027-11-24T12:00:00Z');
    expect(await samples.make()).toBe(true);
    expect(await all()).toEqual(made);
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
