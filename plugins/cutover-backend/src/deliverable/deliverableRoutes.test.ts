import { mockCredentials, TestDatabases } from '@backstage/backend-test-utils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import type { Knex } from 'knex';
import request from 'supertest';
import { faultsOf } from '../__testUtils__/aPortal';
import { alice, bob, carol } from '../__testUtils__/company';
import {
  documentsPortal,
  type DocumentsPortal,
} from '../__testUtils__/documentsPortal';

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_17'] });
const dora = 'user:default/dora';

jest.setTimeout(120_000);

describe.each(databases.eachSupportedId())('Documents on %s', databaseId => {
  let knex: Knex;
  let portal: DocumentsPortal;

  beforeAll(async () => {
    knex = await databases.init(databaseId);
    portal = await documentsPortal({
      knex,
      decide: (permission, user) => ({
        result:
          permission.startsWith('cutover.deliverable') && user === dora
            ? AuthorizeResult.DENY
            : AuthorizeResult.ALLOW,
      }),
    });
  });

  const begun = () => portal.begun();

  it('begin empty, are saved as one types, and become revisions that never change', async () => {
    const { get, save, submit } = await begun();
    const empty = await get(alice).expect(200);
    expect(empty.body).toMatchObject({
      status: 'empty',
      version: 1,
      working: { data: {}, basedOn: 0 },
      allowed: { edit: { allowed: true }, submit: { allowed: true } },
    });
    expect(empty.headers.etag).toBe('"1"');

    const saved = await save(alice, 1, { summary: 'No' }).expect(200);
    expect(saved.body).toMatchObject({
      version: 2,
      savedBy: alice,
      faults: [{ path: ['summary'], reason: 'schema.minLength' }],
    });
    await save(carol, 2, { summary: 'Now it is long enough' }).expect(200);
    const made = await submit(alice, { note: 'First' }, 3).expect(201);
    expect(made.body).toMatchObject({
      number: 1,
      author: alice,
      note: 'First',
    });
    expect(made.body.hash).toMatch(/^[0-9a-f]{64}$/);

    const after = await get(alice);
    expect(after.body).toMatchObject({
      status: 'submitted',
      revision: { number: 1 },
    });
    await save(alice, after.body.version, { summary: 'Second thoughts' });
    expect((await get(alice)).body.status).toBe('changed');
    const first = await get(alice, 'report', '/revisions/1');
    expect(first.body.data).toEqual({ summary: 'Now it is long enough' });
    const { body } = await get(alice, 'report', '/difference?from=1&to=draft');
    expect(body.changes).toEqual([
      {
        kind: 'value',
        path: ['summary'],
        before: 'Now it is long enough',
        after: 'Second thoughts',
      },
    ]);
  });

  it('have their fields in the order in which the template names them', async () => {
    const { get } = await begun();
    const { body } = await get(alice);
    expect(Object.keys(body.form.schema.properties)).toEqual([
      'summary',
      'date',
      'costs',
      'proof',
      'contract',
      'hasRisk',
      'tasks',
    ]);
  });

  it('refuse a save that was based on an older version, and lose nothing of either', async () => {
    const { call, get, save, url } = await begun();
    const [one, other] = await Promise.all([
      save(alice, 1, { summary: 'By Alice' }),
      save(carol, 1, { summary: 'By Carol' }),
    ]);
    expect([one.status, other.status].sort()).toEqual([200, 412]);
    const stale = one.status === 412 ? one : other;
    expect(stale.body.error).toMatchObject({
      reason: 'precondition.stale',
      asked: 1,
      found: 2,
    });
    expect((await get(alice)).body.version).toBe(2);
    const missing = await call('patch', alice, url('report', '/draft')).send({
      data: {},
    });
    expect(missing.status).toBe(428);
  });

  it('name every fault at its field, and keep the draft', async () => {
    const { get, save, submit } = await begun();
    await save(alice, 1, {
      summary: 'x',
      hasRisk: true,
      tasks: [{ price: 4 }, { task: '' }],
    }).expect(200);
    const refused = await submit(alice, {}, 2);
    expect(refused.status).toBe(400);
    expect(faultsOf(refused).sort()).toEqual([
      'risk schema.required',
      'summary schema.minLength',
      'tasks.0.task schema.required',
      'tasks.1.task schema.minLength',
    ]);
    const { body } = await get(alice);
    expect(body.status).toBe('draft');
    expect(body.working.data.tasks).toHaveLength(2);
  });

  it('take no field that the form does not have, since nobody could take it out on the page', async () => {
    const { get, save } = await begun();
    const refused = await save(alice, 1, { summary: 'x', nonsense: 1 });
    expect(refused.status).toBe(400);
    expect(faultsOf(refused)).toEqual(['nonsense schema.additionalProperties']);
    expect((await get(alice)).body.version).toBe(1);
  });

  it('drop values of parts that do not apply from the revision, and keep them in the draft', async () => {
    const { get, save, submit } = await begun();
    await save(alice, 1, { summary: 'A risk?', hasRisk: true, risk: 'Storm' });
    const { body } = await save(alice, 2, { hasRisk: false });
    expect(body.dropped).toEqual([['risk']]);
    expect((await get(alice)).body.working.data.risk).toBe('Storm');
    await submit(alice, {}, 3).expect(201);
    const { body: revision } = await get(alice, 'report', '/revisions/1');
    expect(revision.data).toEqual({ summary: 'A risk?', hasRisk: false });
  });

  it('show nothing of a hidden field by any way, and keep it whatever is written', async () => {
    const { get, save, submit } = await begun();
    await save(alice, 1, {
      summary: 'What it costs',
      costs: 987654321,
      tasks: [{ _row: 'one', task: 'Buy', price: 123454321 }],
    }).expect(200);
    const hidden = await save(carol, 2, { costs: 1 });
    expect(faultsOf(hidden)).toEqual(['costs field.hidden']);
    await save(carol, 2, {
      date: '2031-01-02',
      tasks: [
        { _row: 'two', task: 'Sell' },
        { _row: 'one', task: 'Buy more' },
      ],
    }).expect(200);
    await submit(carol, {}, 3).expect(201);
    await save(carol, 4, { summary: 'And now' }).expect(200);

    for (const rest of [
      '',
      '/revisions',
      '/revisions/1',
      '/difference?from=0&to=1',
      '/difference?from=1&to=draft',
      '/comments',
      '/files',
    ]) {
      const { text, status } = await get(carol, 'report', rest);
      expect(status).toBe(200);
      expect(text).not.toMatch(/987654321|123454321|Costs|Price/);
    }
    const plan = await get(carol, 'plan');
    expect(plan.text).not.toContain('987654321');
    const { body } = await get(alice, 'report', '/revisions/1');
    expect(body.data.costs).toBe(987654321);
    expect(body.data.tasks).toEqual([
      { _row: 'two', task: 'Sell' },
      { _row: 'one', task: 'Buy more', price: 123454321 },
    ]);
    const readOnly = await save(alice, 5, { date: '2040-01-01' });
    expect(faultsOf(readOnly)).toEqual(['date field.read-only']);
  });

  it('begin with what the template takes over, and say from where', async () => {
    const { cutover, get, save, submit } = await begun();
    await save(alice, 1, { summary: 'The reason', costs: 5 });
    await submit(alice, {}, 2).expect(201);
    const { body } = await get(alice, 'plan');
    expect(body.working.data).toEqual({
      goals: cutover.goals,
      basis: 'The reason',
      price: 5,
      systems: [
        {
          _row: expect.any(String),
          ref: 'component:default/shop',
          owner: 'group:default/shop-team',
        },
        { _row: expect.any(String), ref: 'system:default/orders' },
      ],
    });
    expect(body.working.origins).toContainEqual({
      field: 'basis',
      from: {
        kind: 'deliverable',
        deliverable: 'report',
        revision: 1,
        field: 'summary',
      },
    });
    await save(alice, 1, { basis: 'Another' }, 'plan').expect(200);
    const after = await get(alice, 'plan');
    expect(after.body.working.data.goals).toBe(cutover.goals);
    expect(
      after.body.working.origins.map(({ field }: { field: string }) => field),
    ).not.toContain('basis');
  });

  it('are written by those whose role it is, read by those whom the policy lets, and by nobody after the end', async () => {
    const { cutover, get, save, submit } = await begun();
    const bobs = await save(bob, 1, { summary: 'By the owner' });
    expect([bobs.status, bobs.body.error.reason]).toEqual([
      403,
      'actor.role-missing',
    ]);
    expect((await get(bob)).body.edit).toMatchObject({ allowed: false });
    const denied = await get(dora);
    expect([denied.status, denied.body.error.reason]).toEqual([
      403,
      'permission.missing',
    ]);
    const unknown = await get(alice, 'nonsense');
    expect([unknown.status, unknown.body.error.reason]).toEqual([
      404,
      'deliverable.unknown',
    ]);
    await save(alice, 1, { summary: 'Before the end' });
    await portal
      .as(alice)
      .act(`/cutovers/${cutover.id}/cancel`, cutover.version, {
        reason: 'Given up',
      })
      .expect(200);
    const late = await submit(alice, {}, 2);
    expect([late.status, late.body.error.reason]).toEqual([
      409,
      'cutover.not-running',
    ]);
    expect((await save(alice, 2, { summary: 'Late' })).status).toBe(409);
  });

  it('take revisions from machines where the template says so, once for each key', async () => {
    const { url } = await begun();
    const send = (document: string, data: object, key: string) =>
      request(portal.server)
        .post(url(document, '/revisions'))
        .set('Authorization', mockCredentials.service.header())
        .set('Idempotency-Key', key)
        .send({ data });
    const made = await send('results', { passed: 12 }, 'build-1').expect(201);
    expect(made.body).toMatchObject({ number: 1, byService: true });
    const again = await send('results', { passed: 12 }, 'build-1').expect(201);
    expect(again.body).toEqual(made.body);
    const other = await send('results', { passed: 13 }, 'build-1');
    expect(other.body.error.reason).toBe('idempotency.other-body');
    const wrong = await send('results', { passed: 'many' }, 'build-2');
    expect(faultsOf(wrong)).toEqual(['passed schema.type']);
    const refused = await send('report', { summary: 'By machine' }, 'build-3');
    expect([refused.status, refused.body.error.reason]).toEqual([
      403,
      'deliverable.not-for-machines',
    ]);
  });

  it('refuse hostile data before any schema sees it', async () => {
    const { save, call, url } = await begun();
    let deep: unknown = 'x';
    for (let level = 0; level < 40; level++) deep = { deep };
    expect(faultsOf(await save(alice, 1, { summary: deep }))).toEqual([
      expect.stringContaining('input.too-deep'),
    ]);
    const long = Array.from({ length: 2_001 }, () => ({ task: 'x' }));
    expect(faultsOf(await save(alice, 1, { tasks: long }))).toEqual([
      'tasks list.too-long',
    ]);
    const poisoned = await call('patch', alice, url('report', '/draft'))
      .set('If-Match', '"1"')
      .set('Content-Type', 'application/json')
      .send('{"data":{"__proto__":{"x":1},"constructor":{"y":2}}}');
    expect(poisoned.status).toBe(400);
    expect(faultsOf(poisoned).join()).toContain('input.forbidden-key');
    const huge = await call('patch', alice, url('report', '/draft'))
      .set('If-Match', '"1"')
      .send({ data: { summary: 'x'.repeat(3_000_000) } });
    expect(huge.status).toBe(413);
  });

  it('number revisions without a gap when two people hand in at once', async () => {
    const { get, submit } = await begun();
    const answers = await Promise.all([
      submit(alice, { data: { summary: 'From Alice' } }),
      submit(carol, { data: { summary: 'From Carol' } }),
    ]);
    expect(answers.map(({ status }) => status)).toEqual([201, 201]);
    expect(answers.map(({ body }) => body.number).sort()).toEqual([1, 2]);
    const { body } = await get(alice, 'report', '/revisions');
    expect(body.items.map(({ number }: { number: number }) => number)).toEqual([
      2, 1,
    ]);
    const same = await submit(alice, {
      data: {
        summary: answers[1].body.number === 2 ? 'From Carol' : 'From Alice',
      },
    });
    expect([same.status, same.body.error.reason]).toEqual([
      409,
      'deliverable.unchanged',
    ]);
  });

  it('leave an audit trail of what was handed in, without a word of it', async () => {
    const { cutover, save, submit } = await begun();
    await save(alice, 1, { summary: 'Strictly between us' });
    await submit(alice, {}, 2).expect(201);
    const { body, text } = await portal
      .as(alice)
      .get(`/cutovers/${cutover.id}/audit`);
    expect(body.items.at(-1)).toMatchObject({
      type: 'deliverable.submitted',
      item: 'report',
      after: { revision: 1 },
    });
    expect(text).not.toContain('Strictly between us');
    const verdict = await portal
      .as(alice)
      .get(`/cutovers/${cutover.id}/audit/verify`);
    expect(verdict.body.holds).toBe(true);
  });

  it('are commented on, answered, resolved and reviewed', async () => {
    const { cutover, get, post } = await begun();
    const made = await post(carol, '/comments', {
      text: 'Is this enough, @user:default/alice?',
      path: ['summary'],
      dimension: 'completeness',
    }).expect(201);
    const at = `/comments/${made.body.id}`;
    expect(made.body).toMatchObject({ mentions: [alice], answers: [] });
    const early = await post(carol, `${at}/resolve`);
    expect([early.status, early.body.error.reason]).toEqual([
      409,
      'comment.not-answered',
    ]);
    await post(alice, `${at}/answers`, { text: 'It is' }).expect(201);
    await post(carol, `${at}/resolve`).expect(200);
    const { body } = await get(alice, 'report', '/comments');
    expect(body.items[0]).toMatchObject({
      resolved: { by: carol },
      answers: [{ author: alice, text: 'It is' }],
    });
    const nobody = await post(carol, '/comments', {
      text: '@user:default/nobody @user:default/dora',
    });
    expect(faultsOf(nobody)).toEqual([
      'text mention.unknown-person',
      'text mention.takes-no-part',
    ]);
    const hidden = await post(carol, '/comments', {
      text: 'Too much',
      path: ['costs'],
    });
    expect(faultsOf(hidden)).toEqual(['path comment.unknown-field']);
    await post(alice, '/comments', { text: 'Cheap', path: ['costs'] });
    expect((await get(carol, 'report', '/comments')).text).not.toContain(
      'Cheap',
    );
    const { body: items } = await portal
      .as(alice)
      .get(`/cutovers/${cutover.id}/deliverables`);
    expect(items.items[0]).toMatchObject({ id: 'report', openComments: 1 });
  });

  it('tell who else has them open', async () => {
    const { call, url } = await begun();
    await call('put', alice, url('report', '/presence')).expect(200);
    await call('put', alice, url('report', '/presence')).expect(200);
    const { body } = await call('put', carol, url('report', '/presence'));
    expect(body.items.map(({ person }: { person: string }) => person)).toEqual([
      alice,
      carol,
    ]);
  });

  it('keep an activity from being done until they are handed in and reviewed', async () => {
    const { cutover, post, submit } = await begun();
    const finish = async () => {
      const path = `/cutovers/${cutover.id}/activities`;
      const { body } = await portal.as(alice).get(path);
      const [first] = body.items;
      return portal.as(alice).patch(`${path}/${first.id}`, first.version, {
        status: first.status === 'not-started' ? 'in-progress' : 'done',
      });
    };
    await finish();
    const missing = await finish();
    expect([missing.status, missing.body.error.reason]).toEqual([
      409,
      'activity.blocked',
    ]);
    await submit(alice, { data: { summary: 'Handed in' } }).expect(201);
    const { body: comment } = await post(carol, '/comments', {
      text: 'Feasible?',
      dimension: 'feasibility',
    });
    expect((await finish()).status).toBe(409);
    await post(alice, `/comments/${comment.id}/answers`, { text: 'Yes' });
    await post(alice, `/comments/${comment.id}/resolve`).expect(200);
    expect((await finish()).status).toBe(200);
  });
});
