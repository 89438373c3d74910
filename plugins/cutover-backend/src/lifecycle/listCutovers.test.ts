import { mockCredentials, TestDatabases } from '@backstage/backend-test-utils';
import {
  cutoverQuerySchema,
  type Cutover,
  type CutoverQuery,
} from '@backstage-cutover/plugin-cutover-common';
import type { Knex } from 'knex';
import { aWorkshop, bobOfTheShop, person } from '../__testUtils__/aWorkshop';
import { aBody, alice, bob, carol } from '../__testUtils__/company';
import { readListQuery } from './cutoverQuery';

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_17'] });

jest.setTimeout(60_000);

describe.each(databases.eachSupportedId())('Lists on %s', databaseId => {
  let workshop: Awaited<ReturnType<typeof aWorkshop>>;
  let knex: Knex;
  const credentials = mockCredentials.user(bob);

  beforeAll(async () => {
    knex = await databases.init(databaseId);
    workshop = await aWorkshop(knex);
    const { cutovers } = workshop;
    const window = (day: number) => ({
      start: `2099-03-0${day}T22:00:00Z`,
      end: `2099-03-0${day}T23:00:00Z`,
      timeZone: 'UTC',
    });
    const started = ['beta', 'Alpha', 'gamma 100%', 'Delta_1', 'orbit épsilon'];
    for (const [index, title] of started.entries()) {
      workshop.time.now = new Date(Date.UTC(2026, 10, 24, 12, index));
      // Two share a window, so that only the id tells their order.
      const day = Math.max(1, index);
      await cutovers.create(
        aBody({
          title,
          window: window(day),
          targets: [index % 2 ? 'component:till' : 'component:shop'],
          owner: index === 4 ? 'group:default/executives' : undefined,
          ...(index < 4 && { owner: 'shop-team' }),
          team: { sponsor: [index === 0 ? carol : alice] },
        }),
        bobOfTheShop,
      );
    }
    const [first] = await list({ text: 'alpha' });
    await cutovers.cancel(
      first.id,
      1,
      { reason: 'Not any more' },
      person(alice),
    );
    const [second] = await list({ text: 'gamma' });
    await cutovers.completePhase(
      second.id,
      1,
      'initiation',
      { comment: 'Done' },
      person(alice),
    );
  });

  async function page(query: CutoverQuery) {
    const { documents, ...rest } = await workshop.cutovers.list(
      readListQuery(cutoverQuerySchema.parse(query)),
      credentials,
    );
    return {
      ...rest,
      items: documents.map((each): Cutover => JSON.parse(each)),
    };
  }

  async function list(query: CutoverQuery) {
    return (await page(query)).items;
  }

  async function titles(query: CutoverQuery) {
    return (await list({ sort: 'title', ...query })).map(({ title }) => title);
  }

  const all = ['Alpha', 'beta', 'Delta_1', 'gamma 100%', 'orbit épsilon'];

  it.each<[CutoverQuery, string[]]>([
    [{}, all],
    [{ status: ['running'] }, all.slice(1)],
    [{ status: ['cancelled', 'closed'] }, ['Alpha']],
    [{ phase: ['implementation'] }, ['gamma 100%']],
    [{ type: ['small-change'] }, all],
    [{ type: ['other'] }, []],
    [{ owner: ['Group:Default/Executives'] }, ['orbit épsilon']],
    [{ owner: ['shop-team', 'executives'] }, all],
    [{ member: ['carol'] }, ['beta']],
    [{ target: ['component:default/till'] }, ['Alpha', 'Delta_1']],
    [{ template: ['small-change'] }, all],
    [{ text: 'A' }, ['Alpha', 'beta', 'Delta_1', 'gamma 100%']],
    [{ text: 'ÉPS' }, ['orbit épsilon']],
    [{ text: '%' }, ['gamma 100%']],
    [{ text: '_' }, ['Delta_1']],
    [{ text: `'; drop table cutovers; --` }, []],
    [{ windowFrom: '2099-03-03T00:00:00Z' }, ['Delta_1', 'orbit épsilon']],
    [{ windowTo: '2099-03-01T22:30:00Z' }, ['Alpha', 'beta']],
    [
      {
        windowFrom: '2099-03-02T23:30:00+01:00',
        windowTo: '2099-03-02T23:45:00+01:00',
      },
      ['gamma 100%'],
    ],
    [{ status: ['running'], target: ['component:till'] }, ['Delta_1']],
  ])('finds by %j', async (query, found) => {
    expect(await titles(query)).toEqual(found);
  });

  it.each<[NonNullable<CutoverQuery['sort']>, (each: Cutover) => string]>([
    ['window', each => each.window.start],
    ['title', each => each.title.toLocaleLowerCase('en-US')],
    ['updated', each => each.updatedAt],
  ])('sorts by %s, both ways', async (sort, keyOf) => {
    const rising = (await list({ sort })).map(keyOf);
    expect(rising).toEqual([...rising].sort());
    const falling = (await list({ sort: `-${sort}` as typeof sort })).map(
      keyOf,
    );
    expect(falling).toEqual([...rising].reverse());
  });

  it.each<NonNullable<CutoverQuery['sort']>>([
    'window',
    '-window',
    'title',
    '-title',
    'updated',
    '-updated',
  ])('pages through all, forth and back, by %s', async sort => {
    const ids = (await list({ sort })).map(({ id }) => id);
    const forth: string[][] = [];
    let last = await page({ sort, limit: 2 });
    expect(last.previousCursor).toBeUndefined();
    forth.push(last.items.map(({ id }) => id));
    while (last.nextCursor) {
      last = await page({ sort, limit: 2, cursor: last.nextCursor });
      forth.push(last.items.map(({ id }) => id));
    }
    expect(forth.flat()).toEqual(ids);

    const back = [forth[forth.length - 1]];
    while (last.previousCursor) {
      last = await page({ sort, limit: 2, cursor: last.previousCursor });
      back.unshift(last.items.map(({ id }) => id));
    }
    expect(back).toEqual(forth);
  });

  it('counts where it is asked to', async () => {
    expect((await page({ limit: 1 })).total).toBeUndefined();
    for (const total of ['bounded', 'exact'] as const) {
      expect((await page({ limit: 1, total })).total).toEqual({
        count: 5,
        exact: true,
      });
      expect((await page({ total, status: ['cancelled'] })).total).toEqual({
        count: 1,
        exact: true,
      });
    }
  });

  it('refuses a cursor that it did not hand out', async () => {
    const { nextCursor = '' } = await page({ limit: 1 });
    const forged = (parts: unknown) =>
      Buffer.from(JSON.stringify(parts)).toString('base64url');
    for (const [cursor, sort] of [
      ['nonsense', 'window'],
      [nextCursor.slice(3), 'window'],
      [nextCursor, 'title'],
      [forged(['window', 'next', 'x', `' or 1=1`]), 'window'],
      [forged(['window', 'sideways', 'x', crypto.randomUUID()]), 'window'],
      [forged(['window', 'next', '\u0000', crypto.randomUUID()]), 'window'],
      [forged({ sort: 'window' }), 'window'],
    ] as const) {
      await expect(page({ cursor, sort, limit: 1 })).rejects.toMatchObject({
        name: 'InputError',
        reason: 'cursor.invalid',
      });
    }
  });

  describe('SQL statements', () => {
    const statements: string[] = [];
    const record = ({ sql }: { sql: string }) => statements.push(sql);
    beforeEach(async () => {
      // What was started tells of it, with statements of its own.
      await workshop.outbox.settled();
      statements.length = 0;
      knex.on('query', record);
    });
    afterEach(() => knex.removeListener('query', record));

    it('are one for a list, and one more for a total', async () => {
      const everything: CutoverQuery = {
        type: ['small-change'],
        status: ['running'],
        member: [alice, carol],
        target: ['component:shop'],
        text: 'a',
        limit: 200,
      };
      await list(everything);
      expect(statements).toHaveLength(1);
      await list({ ...everything, total: 'exact' });
      expect(statements).toHaveLength(3);
    });

    it('are one for reading a cutover, and no more than three for what belongs to it', async () => {
      const [{ id }] = await list({ limit: 1 });
      const { audit, cutovers } = workshop;
      const caller = person(alice);
      for (const [most, read] of [
        [1, () => cutovers.get(id, credentials)],
        [2, () => cutovers.templateOf(id, credentials)],
        [2, () => cutovers.allowed(id, caller)],
        [2, () => audit.page(id, { after: 0, limit: 100 }, credentials)],
        [3, () => audit.verify(id, credentials)],
        [1, () => cutovers.changes({ after: 0, limit: 200 })],
      ] as const) {
        statements.length = 0;
        await read();
        expect(statements.length).toBeLessThanOrEqual(most);
      }
    });
  });
});
