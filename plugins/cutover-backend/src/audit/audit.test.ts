import { mockCredentials, TestDatabases } from '@backstage/backend-test-utils';
import {
  verifyChain,
  type AuditEntry,
} from '@backstage-cutover/plugin-cutover-common';
import { aPortal } from '../__testUtils__/aPortal';
import { aWorkshop, bobOfTheShop } from '../__testUtils__/aWorkshop';
import { aBody, alice, bob } from '../__testUtils__/company';
import { sha256 } from './sha256';

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_17'] });

jest.setTimeout(60_000);

describe.each(databases.eachSupportedId())(
  'The audit trail on %s',
  databaseId => {
    const credentials = mockCredentials.user(bob);

    it('can be read in pages, exported as JSON Lines and verified, here and offline', async () => {
      const portal = await aPortal({ knex: await databases.init(databaseId) });
      const { id } = await portal.started();
      for (const [index, title] of ['One', 'Two', 'Three'].entries()) {
        await portal
          .as(alice)
          .patch(`/cutovers/${id}`, index + 1, { title: `${title} title` })
          .expect(200);
      }
      const path = `/cutovers/${id}/audit`;
      const first = await portal.as(bob).get(`${path}?limit=3`);
      expect(first.body.nextAfter).toBe(3);
      const second = await portal.as(bob).get(`${path}?after=3`);
      expect(second.body.nextAfter).toBeUndefined();
      const entries: AuditEntry[] = [...first.body.items, ...second.body.items];
      expect(entries.map(({ seq, type, by }) => [seq, type, by])).toEqual([
        [1, 'cutover.created', bob],
        [2, 'cutover.updated', alice],
        [3, 'cutover.updated', alice],
        [4, 'cutover.updated', alice],
      ]);
      expect(entries[1]).toMatchObject({
        before: { title: 'Move the shop to the new database' },
        after: { title: 'One title' },
      });

      const exported = await portal
        .as(bob)
        .get(`${path}.jsonl`)
        .responseType('blob');
      expect(exported.headers['content-type']).toContain('application/jsonl');
      const read = (exported.body as Buffer)
        .toString('utf8')
        .trimEnd()
        .split('\n')
        .map((line: string): AuditEntry => JSON.parse(line));
      expect(read).toEqual(entries);
      const verdict = verifyChain(read, sha256);
      expect(verdict).toMatchObject({ holds: true, entries: 4 });
      const { body } = await portal.as(bob).get(`${path}/verify`);
      expect(body).toEqual(verdict);
    });

    it('has no gaps where many write to many cutovers at once', async () => {
      const knex = await databases.init(databaseId);
      const { audit, auditStore, cutovers } = await aWorkshop(knex);
      const ids = await Promise.all(
        Array.from({ length: 4 }, async () => {
          return (await cutovers.create(aBody(), bobOfTheShop)).id;
        }),
      );
      await Promise.all(
        Array.from({ length: 40 }, (_, index) =>
          knex.transaction(async tx => {
            await auditStore.append(tx, {
              type: 'cutover.updated',
              cutoverId: ids[index % ids.length],
              at: '2026-11-24T12:00:00.000Z',
              by: bob,
              after: { index },
            });
          }),
        ),
      );
      for (const id of ids) {
        expect(await audit.verify(id, credentials)).toMatchObject({
          holds: true,
          entries: 11,
        });
      }
    });

    it('shows which entry was deleted, the last one too', async () => {
      const knex = await databases.init(databaseId);
      const { audit, cutovers } = await aWorkshop(knex);
      for (const seq of [1, 2, 3]) {
        const { id } = await cutovers.create(aBody(), bobOfTheShop);
        for (const version of [1, 2]) {
          const title = `Title ${version}`;
          await cutovers.edit(id, version, { title }, bobOfTheShop);
        }
        await knex('audit_entries').where({ cutover_id: id, seq }).delete();
        expect(await audit.verify(id, credentials)).toMatchObject({
          holds: false,
          brokenAt: seq,
          reason: seq === 3 ? 'audit.end-missing' : 'audit.out-of-sequence',
        });
      }
    });

    it('shows that an entry was rewritten', async () => {
      const knex = await databases.init(databaseId);
      const { audit, cutovers } = await aWorkshop(knex);
      const { id } = await cutovers.create(aBody(), bobOfTheShop);
      const where = { cutover_id: id, seq: 1 };
      const { entry } = await knex('audit_entries').where(where).first();
      await knex('audit_entries')
        .where(where)
        .update({ entry: entry.replace(bob, alice) });
      expect(await audit.verify(id, credentials)).toMatchObject({
        holds: false,
        reason: 'audit.content-changed',
      });
    });
  },
);
