import { mockCredentials, TestDatabases } from '@backstage/backend-test-utils';
import request from 'supertest';
import { aPortal, faultsOf } from '../__testUtils__/aPortal';
import { aBody, alice, bob, carol } from '../__testUtils__/company';

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_17'] });

jest.setTimeout(60_000);

describe.each(databases.eachSupportedId())('Bad input on %s', databaseId => {
  let portal: Awaited<ReturnType<typeof aPortal>>;

  beforeAll(async () => {
    portal = await aPortal({ knex: await databases.init(databaseId) });
  });

  it.each([
    [{ template: 'nonsense' }, 'template template.unknown'],
    [{ template: 'component:shop' }, 'template template.unknown'],
    [{ templateVersion: '9.9.9' }, 'templateVersion template.version-unknown'],
    [{ targets: ['component:gone'] }, 'targets.0 target.unknown'],
    [
      { team: { sponsor: ['user:default/nobody'] } },
      'team.sponsor.0 team.person-unknown',
    ],
    [{ team: { coordinator: [carol] } }, 'team.sponsor team.role-empty'],
    [{ title: 'x'.repeat(10_000) }, 'title text.too-long'],
    [{ version: 7 }, 'version input.unknown-key'],
    [{ status: 'closed' }, 'status input.unknown-key'],
    [{ createdBy: alice }, 'createdBy input.unknown-key'],
    [{ approvedBy: alice }, 'approvedBy input.unknown-key'],
    [{ intake: {} }, 'intake.reason schema.required'],
    [
      {
        window: {
          start: '2099-03-07T04:00',
          end: '2099-03-06T22:00',
          timeZone: 'Europe/Berlin',
        },
      },
      'window.end window.ends-before-it-begins',
    ],
    [
      {
        window: {
          start: '2020-03-06T22:00',
          end: '2020-03-07T04:00',
          timeZone: 'Europe/Berlin',
        },
      },
      'window.start window.in-the-past',
    ],
  ])('refuses with a path and a reason: %#', async (wrong, expected) => {
    const refused = await portal
      .as(bob)
      .post('/cutovers', aBody({ name: 'never-made', ...wrong }));
    expect(refused.status).toBe(400);
    expect(faultsOf(refused)).toContain(expected);
    await portal.as(bob).get('/cutovers/never-made').expect(404);
  });

  it.each(['__proto__', 'constructor'])(
    'the key %s is refused wherever it stands',
    async key => {
      const text = JSON.stringify(aBody({ intake: { reason: 'x', KEY: {} } }));
      const refused = await portal
        .as(bob)
        .post('/cutovers', undefined)
        .set('Content-Type', 'application/json')
        .send(text.replace('"KEY"', `"${key}"`));
      expect(refused.status).toBe(400);
      expect(faultsOf(refused)).toEqual([`intake.${key} input.forbidden-key`]);
      expect(Object.prototype).not.toHaveProperty('polluted');
    },
  );

  it('a body of 10 MB is too large', async () => {
    const refused = await portal
      .as(bob)
      .post('/cutovers', aBody({ goals: 'x'.repeat(10 * 1024 * 1024) }));
    expect(refused.status).toBe(413);
    expect(refused.body.error.reason).toBe('body.too-large');
  });

  it('a body of another type is not taken for one without fields', async () => {
    const refused = await portal
      .as(bob)
      .post('/cutovers', undefined)
      .set('Content-Type', 'text/plain')
      .send(JSON.stringify(aBody()));
    expect([refused.status, refused.body.error.reason]).toEqual([
      415,
      'body.unreadable',
    ]);
  });

  it.each([
    ['Content-Encoding', 'gzip', 400],
    ['Content-Encoding', 'rot13', 415],
    ['Content-Type', 'application/json; charset=ebcdic', 415],
  ])('a body with %s %s cannot be read', async (header, value, status) => {
    const refused = await portal
      .as(bob)
      .post('/cutovers', undefined)
      .set('Content-Type', 'application/json')
      .set(header, value)
      .send(JSON.stringify(aBody()));
    expect([refused.status, refused.body.error.reason]).toEqual([
      status,
      'body.unreadable',
    ]);
  });

  it.each(['__proto__', 'constructor'])('%s is no filter', async key => {
    const refused = await portal.as(bob).get(`/cutovers?${key}=x`);
    expect([refused.status, ...faultsOf(refused)]).toEqual([
      400,
      `${key} input.forbidden-key`,
    ]);
  });

  it.each([
    ['limit=201', 'limit number.too-big'],
    ['limit=0', 'limit number.too-small'],
    ['limit=1.5', 'limit input.wrong-type'],
    ['sort=evil', 'sort input.not-a-choice'],
  ])('no list is asked for by %s', async (query, expected) => {
    const refused = await portal.as(bob).get(`/cutovers?${query}`);
    expect([refused.status, ...faultsOf(refused)]).toEqual([400, expected]);
  });

  it('nobody takes the place of another cutover by its id as a name', async () => {
    const { id } = await portal.started();
    const refused = await portal.as(bob).post('/cutovers', aBody({ name: id }));
    expect(faultsOf(refused)).toEqual(['name input.invalid']);

    const titled = await portal.started({ title: id });
    expect(titled.name).toBe(`cutover-${titled.id.slice(0, 8)}`);
    const { body } = await portal.as(bob).get(`/cutovers/${id}`);
    expect(body.id).toBe(id);
  });

  it.each(['{"title": ', '"text"', 'null'])('%s is no body', async text => {
    const refused = await portal
      .as(bob)
      .post('/cutovers', undefined)
      .set('Content-Type', 'application/json')
      .send(text);
    expect(refused.status).toBe(400);
    expect(refused.body.error.reason).toBe('body.not-json');
  });

  it('keeps markup as it was typed', async () => {
    const markup = '<script>alert("x")</script> **bold** {{ evil }}';
    const made = await portal.started({
      title: markup,
      goals: markup,
      scope: markup,
      intake: { reason: markup },
    });
    expect(made).toMatchObject({
      title: markup,
      goals: markup,
      scope: markup,
      intake: { reason: markup },
    });
  });

  it('needs somebody, and a person', async () => {
    const { server } = portal;
    await request(server)
      .post('/api/cutover/cutovers')
      .set('Authorization', mockCredentials.none.header())
      .send(aBody())
      .expect(401);
    const refused = await portal.service.post('/cutovers', aBody());
    expect(refused.status).toBe(403);
    expect(refused.body.error.reason).toBe('actor.person-needed');
  });

  it.each([
    'unknown',
    crypto.randomUUID(),
    'N%00',
    '%F0%9F%92%A9',
    'a'.repeat(999),
  ])('knows no such cutover: %#', async id => {
    const unknown = await portal.as(bob).get(`/cutovers/${id}`);
    expect([unknown.status, unknown.body.error.reason]).toEqual([
      404,
      'cutover.unknown',
    ]);
  });
});
