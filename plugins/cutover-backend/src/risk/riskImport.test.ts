import { TestDatabases } from '@backstage/backend-test-utils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import type { ImportedRisk } from '@backstage-cutover/plugin-cutover-common';
import { faultsOf, reasonOf } from '../__testUtils__/aPortal';
import { alice, carol } from '../__testUtils__/company';
import { aRiskBody, eve, risksPortal } from '../__testUtils__/risksPortal';

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_17'] });

jest.setTimeout(60_000);

describe.each(databases.eachSupportedId())(
  'An import of risks on %s',
  databaseId => {
    let portal: Awaited<ReturnType<typeof risksPortal>>;

    beforeAll(async () => {
      portal = await risksPortal({
        knex: await databases.init(databaseId),
        decide: (permission, user) => ({
          result:
            user === carol && permission === 'cutover.risk.edit'
              ? AuthorizeResult.DENY
              : AuthorizeResult.ALLOW,
        }),
      });
    });

    const row = (cells: Record<string, string> = {}) => ({
      ...aRiskBody(),
      'current.likelihood': 'high',
      'current.impact.goals': 'high',
      ...cells,
    });
    const kinds = (items: ImportedRisk[]) =>
      items.map(({ kind, number }) => [kind, number]);

    it('is reviewed first, and then taken in as a whole', async () => {
      const { add, get, post, register } = await portal.begun();
      await add();
      await add({ title: 'Stays' });
      const rows = [
        row({ risk: 'R-1', title: 'The copy is slow' }),
        row({ title: 'New' }),
        { risk: 'R-2', title: 'Stays' },
      ];
      const expected = [
        ['changed', 1],
        ['new', 3],
        ['same', 2],
      ];
      const { body: review } = await post(alice, '/risks/import?dryRun=true', {
        rows,
      }).expect(200);
      expect(kinds(review.items)).toEqual(expected);
      expect(review.items[0].changes).toContainEqual({
        field: 'title',
        before: 'The copy takes too long',
        after: 'The copy is slow',
      });
      expect((await register()).items).toHaveLength(2);

      const { body } = await post(alice, '/risks/import', { rows }).expect(200);
      expect(kinds(body.items)).toEqual(expected);
      expect(body.items[0]).not.toHaveProperty('changes');
      const { items } = await register();
      expect(
        items.map(({ number, places, title, version }) => [
          ...[number, title, version, places.current?.priority],
        ]),
      ).toEqual([
        [1, 'The copy is slow', 2, 'high'],
        [2, 'Stays', 1, undefined],
        [3, 'New', 1, 'high'],
      ]);
      const { body: history } = await get(
        alice,
        `/risks/${items[0].id}/assessments`,
      );
      expect(history.items).toHaveLength(1);
      const again = await post(alice, '/risks/import', {
        rows: [row({ risk: 'R-1', title: 'The copy is slow' })],
      });
      expect(kinds(again.body.items)).toEqual([['same', 1]]);
    });

    it('takes nothing in where one row is wrong, and says which and why', async () => {
      const { post, register } = await portal.begun();
      const rows = [
        row(),
        row({
          owner: 'user:default/nobody',
          'current.likelihood': 'often',
          colour: 'red',
        }),
        row({ risk: 'R-7' }),
      ];
      const { body } = await post(alice, '/risks/import?dryRun=true', {
        rows,
      }).expect(200);
      expect(body.items.map(({ kind }: ImportedRisk) => kind)).toEqual([
        'new',
        'wrong',
        'wrong',
      ]);
      const answer = await post(alice, '/risks/import', { rows });
      expect(reasonOf(answer)).toEqual([400, 'risk.import-wrong']);
      expect(faultsOf(answer)).toEqual([
        'rows.1.colour risk.unknown-column',
        'rows.1.owner risk.no-person',
        'rows.1.current.likelihood risk.unknown-likelihood',
        'rows.2.risk risk.unknown',
      ]);
      expect((await register()).items).toEqual([]);
    });

    it('is refused in words where it is far too long', async () => {
      const { post, register } = await portal.begun();
      const many = (count: number, cells: Record<string, string>) =>
        Array.from({ length: count }, () => cells);
      const long = await post(alice, '/risks/import', {
        rows: many(50_000, { title: 'A risk' }),
      });
      expect(faultsOf(long)).toEqual(['rows list.too-long']);
      const large = await post(alice, '/risks/import', {
        rows: many(50_000, row()),
      });
      expect(reasonOf(large)).toEqual([413, 'body.too-large']);
      expect((await register()).items).toEqual([]);
    });

    it('is repeated without being made twice, and is for those who may add risks', async () => {
      const { call, post, register } = await portal.begun();
      const send = () =>
        call(alice, 'post', '/risks/import')
          .set('Idempotency-Key', 'sheet-1')
          .send({ rows: [row()] });
      const first = await send().expect(200);
      expect((await send().expect(200)).body).toEqual(first.body);
      expect((await register()).items).toHaveLength(1);
      const rows = [row()];
      for (const path of ['/risks/import', '/risks/import?dryRun=true']) {
        expect(reasonOf(await post(eve, path, { rows }))).toEqual([
          403,
          'actor.not-concerned',
        ]);
        expect(reasonOf(await post(carol, path, { rows }))).toEqual([
          403,
          'permission.missing',
        ]);
      }
    });
  },
);
