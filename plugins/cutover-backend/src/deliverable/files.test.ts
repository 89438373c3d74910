import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { mockCredentials, TestDatabases } from '@backstage/backend-test-utils';
import type { Knex } from 'knex';
import request from 'supertest';
import { aPortal, faultsOf } from '../__testUtils__/aPortal';
import { alice, carol, company } from '../__testUtils__/company';
import {
  aTemplateWithDocuments,
  documentsEntity,
} from '../__testUtils__/documents';

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_17'] });

jest.setTimeout(120_000);

const pdf = Buffer.concat([
  Buffer.from('%PDF-1.7\n'),
  Buffer.alloc(700_000, 7),
]);

describe.each(databases.eachSupportedId())('Files on %s', databaseId => {
  let knex: Knex;
  let portal: Awaited<ReturnType<typeof aPortal>>;
  let path: string;
  let cutoverId: string;

  beforeAll(async () => {
    knex = await databases.init(databaseId);
    portal = await aPortal({
      knex,
      entities: [...company, documentsEntity],
      config: { cutover: { files: { maxSizeMiB: 1 } } },
    });
    await portal.service
      .post('/templates', {
        ref: 'cutovertemplate:default/documented-change',
        spec: aTemplateWithDocuments,
      })
      .expect(200);
  });

  beforeEach(async () => {
    const cutover = await portal.started({ template: 'documented-change' });
    cutoverId = cutover.id;
    path = `/api/cutover/cutovers/${cutover.id}/deliverables/report`;
  });

  const as = (who: string, method: 'get' | 'post' | 'delete', url: string) =>
    request(portal.server)
      [method](url)
      .set('Authorization', mockCredentials.user.header(who));

  const upload = (name: string, content: Buffer, who = alice) =>
    as(who, 'post', `${path}/files?name=${encodeURIComponent(name)}`)
      .set('Content-Type', 'application/octet-stream')
      .send(content);

  const chunks = async () => {
    const [{ count }] = await knex('file_chunks').count({ count: '*' });
    return Number(count);
  };

  it('come back byte by byte, to be saved and not to be run', async () => {
    const made = await upload('../../etc/Proof of 切换.pdf', pdf).expect(201);
    expect(made.body).toMatchObject({
      name: 'Proof of 切换.pdf',
      mediaType: 'application/pdf',
      size: pdf.length,
      uploadedBy: alice,
    });
    await as(alice, 'post', `${path}/revisions`)
      .send({ data: { summary: 'With proof', proof: made.body.id } })
      .expect(201);
    const found = await as(carol, 'get', `${path}/files/${made.body.id}`)
      .buffer(true)
      .parse((response, done) => {
        const parts: Buffer[] = [];
        response.on('data', part => parts.push(part));
        response.on('end', () => done(null, Buffer.concat(parts)));
      })
      .expect(200);
    expect(pdf.equals(found.body)).toBe(true);
    expect(found.headers).toMatchObject({
      'content-type': 'application/pdf',
      'x-content-type-options': 'nosniff',
      'content-disposition': expect.stringMatching(/^attachment; filename\*/),
      'content-security-policy': expect.stringContaining('sandbox'),
    });
    const { body } = await as(alice, 'get', `${path}/files`);
    expect(body.items).toEqual([made.body]);
  });

  it.each([
    ['picture.png', pdf, 'name file.content-other'],
    ['page.html', Buffer.from('<b>hello</b>'), 'name file.type-not-taken'],
    ['drawing.svg', Buffer.from('<svg/>'), 'name file.type-not-taken'],
    ['notes.txt', Buffer.from([1, 2, 0, 3]), 'name file.content-other'],
    ['report.docx', Buffer.from('no archive'), 'name file.content-other'],
    ['cut.docx', Buffer.from('PK\u0003\u0004 cut'), 'name file.content-other'],
    ['..', Buffer.from('text'), 'name file.name-unusable'],
  ])('are refused as %s where they are something else', async (...given) => {
    const [name, content, fault] = given;
    const before = await chunks();
    const refused = await upload(name, content);
    expect(refused.status).toBe(400);
    expect(faultsOf(refused)).toEqual([fault]);
    expect(await chunks()).toBe(before);
  });

  it('are refused when empty or too large, and leave nothing behind', async () => {
    const before = await chunks();
    const empty = await upload('empty.txt', Buffer.alloc(0));
    expect([empty.status, empty.body.error.reason]).toEqual([
      400,
      'file.empty',
    ]);
    const large = await upload('large.txt', Buffer.alloc(1_100_000, 'x'));
    const { reason, limit } = large.body.error;
    expect([large.status, reason, limit]).toEqual([
      413,
      'file.too-large',
      '1 MiB',
    ]);
    expect(await chunks()).toBe(before);
  });

  it('leave nothing behind where the upload breaks off', async () => {
    const before = await chunks();
    const server = portal.server as unknown as http.Server;
    const { port } = server.address() as AddressInfo;
    await new Promise<void>(resolve => {
      const sending = http.request({
        port,
        method: 'POST',
        path: `${path}/files?name=half.txt`,
        headers: {
          Authorization: mockCredentials.user.header(alice),
          'Content-Length': 600_000,
        },
      });
      sending.on('error', () => resolve());
      sending.write(Buffer.alloc(300_000, 'x'), () => sending.destroy());
      sending.on('close', () => resolve());
    });
    // The backend notices a little later than we do; another upload comes after it.
    await upload('after.txt', Buffer.from('text')).expect(201);
    await expect(
      (async () => {
        while ((await chunks()) > before + 1) await new Promise(setImmediate);
        return chunks();
      })(),
    ).resolves.toBe(before + 1);
    const { body } = await as(alice, 'get', `${path}/files`);
    expect(body.items.map(({ name }: { name: string }) => name)).toEqual([
      'after.txt',
    ]);
  });

  it('are refused in words also while they are still being sent', async () => {
    const server = portal.server as unknown as http.Server;
    const { port } = server.address() as AddressInfo;
    const send = (name: string, content: Buffer, headers: object) =>
      new Promise<[number | undefined, string]>((resolve, reject) => {
        const sending = http.request({
          port,
          method: 'POST',
          path: `${path}/files?name=${name}`,
          headers: {
            Authorization: mockCredentials.user.header(alice),
            ...headers,
          },
        });
        sending.on('error', reject);
        sending.on('response', response => {
          let text = '';
          response.on('data', part => (text += part));
          response.on('end', () =>
            resolve([response.statusCode, JSON.parse(text).error.reason]),
          );
        });
        sending.end(content);
      });
    const large = Buffer.alloc(8_000_000, 'x');
    expect(await send('large.txt', large, {})).toEqual([413, 'file.too-large']);
    expect(
      await send('large.txt', large, { 'Transfer-Encoding': 'chunked' }),
    ).toEqual([413, 'file.too-large']);
    expect(
      await send('image.png', large.subarray(0, 900_000), {
        'Transfer-Encoding': 'chunked',
      }),
    ).toEqual([400, 'input.invalid']);
  });

  it('are handed in by machines with their reports', async () => {
    const report = (document: string) =>
      request(portal.server)
        .post(
          `/api/cutover/cutovers/${cutoverId}/deliverables/${document}/files?name=log.txt`,
        )
        .set('Authorization', mockCredentials.service.header())
        .send(Buffer.from('passed'));
    const made = await report('results').expect(201);
    expect(made.body.uploadedBy).not.toContain('user:');
    await report('report').expect(403);
  });

  it('of other documents are not there', async () => {
    const { body } = await upload('here.txt', Buffer.from('here')).expect(201);
    const elsewhere = path.replace(/report$/, 'plan');
    for (const url of [
      `${elsewhere}/files/${body.id}`,
      `${path}/files/${body.id}x`,
      `${path}/files/%00`,
    ]) {
      const refused = await as(alice, 'get', url);
      expect([refused.status, refused.body.error.reason]).toEqual([
        404,
        'file.unknown',
      ]);
    }
  });

  it('stay once a revision names them, and can be taken away before', async () => {
    const [kept, gone] = await Promise.all([
      upload('kept.txt', Buffer.from('kept')),
      upload('gone.txt', Buffer.from('gone')),
    ]);
    const submit = (proof: string) =>
      as(alice, 'post', `${path}/revisions`).send({
        data: { summary: 'With proof', proof },
      });
    const foreign = await submit('00000000-0000-4000-8000-000000000000');
    expect(faultsOf(foreign)).toEqual(['proof field.file-unknown']);
    await submit(kept.body.id).expect(201);
    await as(alice, 'delete', `${path}/files/${gone.body.id}`).expect(204);
    const refused = await as(alice, 'delete', `${path}/files/${kept.body.id}`);
    expect([refused.status, refused.body.error.reason]).toEqual([
      409,
      'file.in-revision',
    ]);
    const missing = await as(alice, 'get', `${path}/files/${gone.body.id}`);
    expect([missing.status, missing.body.error.reason]).toEqual([
      404,
      'file.unknown',
    ]);
    const trail = await portal.as(alice).get(`/cutovers/${cutoverId}/audit`);
    expect(trail.body.items.map(({ type }: { type: string }) => type)).toEqual(
      expect.arrayContaining([
        'deliverable.file-added',
        'deliverable.file-removed',
      ]),
    );
  });
});
