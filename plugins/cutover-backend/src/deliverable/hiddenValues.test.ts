import { TestDatabases } from '@backstage/backend-test-utils';
import type { Knex } from 'knex';
import { alice, carol } from '../__testUtils__/company';
import {
  documentsPortal,
  type DocumentsPortal,
} from '../__testUtils__/documentsPortal';
import { createRouter } from '../router';

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_17'] });

jest.setTimeout(120_000);

/** Paths of everything that can be read, as the router knows them. */
function readablePaths(): string[] {
  const router = createRouter({} as Parameters<typeof createRouter>[0]);
  return router.stack.flatMap(({ route }) =>
    route && 'get' in Object(route).methods ? [String(route.path)] : [],
  );
}

describe.each(databases.eachSupportedId())(
  'What is hidden, on %s,',
  databaseId => {
    let knex: Knex;
    let portal: DocumentsPortal;

    beforeAll(async () => {
      knex = await databases.init(databaseId);
      portal = await documentsPortal({ knex });
    });

    /** A report with secrets wherever there can be some, in its draft and in its revisions. */
    async function secretive() {
      const documents = await portal.begun();
      const { cutover, post, save, submit, upload } = documents;
      const old = await upload(alice, 'secret-old.txt', 'secret of old');
      const now = await upload(alice, 'secret-now.txt', 'secret of now');
      const loose = await upload(alice, 'secret-loose.txt', 'secret, loose');
      const proof = await upload(alice, 'open.txt', 'for everybody');
      await submit(alice, {
        data: {
          summary: 'Seen by all',
          costs: 987654321,
          contract: old.body.id,
          proof: proof.body.id,
          tasks: [{ _row: 'one', task: 'Buy', price: 987654322 }],
        },
      }).expect(201);
      await save(alice, 2, {
        costs: 987654323,
        contract: now.body.id,
        tasks: [
          { _row: 'one', task: 'Buy', price: 987654324 },
          { _row: 'two', task: 'Sell', price: 987654325 },
        ],
      }).expect(200);
      await submit(alice, {}, 3).expect(201);
      await save(alice, 4, { costs: 987654326, contract: null }).expect(200);
      await post(alice, '/comments', {
        text: 'A secret comment, @user:default/carol',
        path: ['costs'],
      }).expect(201);
      const made = await post(alice, '/comments', {
        text: 'A secret price',
        path: ['tasks', { row: 'one' }, 'price'],
        dimension: 'feasibility',
      }).expect(201);
      await post(alice, `/comments/${made.body.id}/answers`, {
        text: 'A secret answer',
      }).expect(201);
      const files = [old, now, loose].map(({ body }) => String(body.id));
      return { ...documents, cutover, files, proof: String(proof.body.id) };
    }

    const SECRETS = /98765432\d|secret/i;

    it('leaves by no way that can be read', async () => {
      const { call, cutover, files, proof } = await secretive();
      const values: Record<string, string[]> = {
        ':id': [cutover.id, cutover.name],
        ':deliverable': ['report', 'results', 'plan'],
        ':number': ['1', '2'],
        ':file': [...files, proof],
      };
      const filled = (path: string) =>
        Object.entries(values).reduce<string[]>(
          (paths, [name, each]) =>
            paths.flatMap(one =>
              one.includes(name)
                ? each.map(value => one.replace(name, value))
                : [one],
            ),
          [path],
        );
      const paths = readablePaths().flatMap(path =>
        path.endsWith('/difference')
          ? ['0&to=1', '1&to=2', '1&to=draft', '2&to=draft'].flatMap(between =>
              filled(`${path}?from=${between}`),
            )
          : filled(path),
      );
      expect(paths.length).toBeGreaterThan(50);
      const answered = [];
      for (const path of paths) {
        const { status, text = '' } = await call(
          'get',
          carol,
          `/api/cutover${path}`,
        );
        expect([path, text.match(SECRETS)?.[0]]).toEqual([path, undefined]);
        if (status === 200) answered.push(path);
      }
      for (const part of ['draft', 'revisions/2', 'comments', 'audit', proof]) {
        expect(answered.join(' ')).toContain(part);
      }
      for (const file of files) {
        expect(answered.filter(path => path.includes(file))).toEqual([]);
      }
      const told = JSON.stringify(portal.sent);
      expect(told).toContain('mentioned');
      expect(told).not.toMatch(SECRETS);
    });

    it('is all there for whoever may see it', async () => {
      const { get, files } = await secretive();
      const { body } = await get(alice, 'report', '/files');
      expect(body.items).toHaveLength(4);
      const revision = await get(alice, 'report', '/revisions/1');
      expect(revision.body.data).toMatchObject({
        costs: 987654321,
        contract: files[0],
      });
    });

    it('counts in no number of comments, and is found by no id', async () => {
      const { cutover, get, call, url } = await secretive();
      const openOf = async (who: string) => {
        const { body } = await portal
          .as(who)
          .get(`/cutovers/${cutover.id}/deliverables`);
        const view = await get(who);
        expect(view.body.openComments).toBe(body.items[0].openComments);
        return body.items[0].openComments;
      };
      expect([await openOf(alice), await openOf(carol)]).toEqual([2, 0]);
      const { body } = await get(alice, 'report', '/comments');
      for (const { id } of body.items) {
        for (const act of ['answers', 'resolve', 'reopen']) {
          const refused = await call(
            'post',
            carol,
            url('report', `/comments/${id}/${act}`),
          ).send({ text: 'I see' });
          expect([refused.status, refused.body.error.reason]).toEqual([
            404,
            'comment.unknown',
          ]);
        }
      }
    });

    it('stays where somebody writes who does not know of it', async () => {
      const { save, submit, get, discard, files } = await secretive();
      await save(carol, 5, { tasks: [{ _row: 'two', task: 'Lend' }] });
      await submit(carol, { data: { summary: 'Anew' } }).expect(201);
      const { body } = await get(alice, 'report', '/revisions/3');
      expect(body.data).toEqual({
        summary: 'Anew',
        costs: 987654323,
        contract: files[1],
      });
      await discard(carol, 7).expect(200);
      const { body: view } = await get(alice);
      expect(view.working.data.costs).toBe(987654326);
    });
  },
);
