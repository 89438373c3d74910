import { TestDatabases } from '@backstage/backend-test-utils';
import { aPortal, faultsOf } from '../__testUtils__/aPortal';
import { aBody, alice, bob, carol, shopTeam } from '../__testUtils__/company';

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_17'] });

jest.setTimeout(60_000);

describe.each(databases.eachSupportedId())('The API on %s', databaseId => {
  let portal: Awaited<ReturnType<typeof aPortal>>;

  beforeAll(async () => {
    portal = await aPortal({ knex: await databases.init(databaseId) });
  });

  describe('starting a cutover', () => {
    it('answers with the cutover, its place and its version', async () => {
      const made = await portal
        .as(bob)
        .post('/cutovers', aBody({ title: 'A first one' }))
        .expect(201);

      expect(made.headers.etag).toBe('"1"');
      expect(made.body).toMatchObject({
        name: 'a-first-one',
        status: 'running',
        phase: 'initiation',
        createdBy: bob,
        owner: shopTeam,
        targets: [
          { ref: 'component:default/shop', owner: shopTeam },
          { ref: 'system:default/orders' },
        ],
        version: 1,
      });
      const read = await portal.as(carol).get('/cutovers/a-first-one');
      expect(read.body).toEqual(made.body);
      expect(read.headers.etag).toBe('"1"');
    });

    it('checks everything and writes nothing when rehearsed', async () => {
      const rehearsed = await portal
        .as(bob)
        .post('/cutovers?dryRun=true', aBody({ name: 'only-rehearsed' }));
      expect(rehearsed.status).toBe(200);
      expect(rehearsed.body.name).toBe('only-rehearsed');
      await portal.as(bob).get('/cutovers/only-rehearsed').expect(404);

      const refused = await portal
        .as(bob)
        .post('/cutovers?dryRun=true', aBody({ team: {} }));
      expect(faultsOf(refused)).toEqual(['team.sponsor team.role-empty']);
    });

    it('gives a name made from the title a suffix where it is taken, and refuses one that was asked for', async () => {
      const title = 'The same again';
      const first = await portal.started({ title });
      const second = await portal.started({ title });
      expect([first.name, second.name]).toEqual([
        'the-same-again',
        'the-same-again-2',
      ]);

      for (const dryRun of ['false', 'true']) {
        const refused = await portal
          .as(bob)
          .post(`/cutovers?dryRun=${dryRun}`, aBody({ name: first.name }));
        expect(refused.status).toBe(409);
        expect(refused.body.error).toMatchObject({
          name: 'ConflictError',
          reason: 'cutover.name-taken',
          found: first.name,
        });
      }
    });

    it('answers a repeated call as the first time, and makes nothing', async () => {
      const repeated = () =>
        portal
          .as(bob)
          .post('/cutovers', aBody({ title: 'Made once' }))
          .set('Idempotency-Key', 'task:1');
      const first = await repeated();
      const second = await repeated();
      expect([first.status, second.status]).toEqual([201, 201]);
      expect(second.text).toBe(first.text);
      expect(second.headers.etag).toBe('"1"');

      const other = await portal
        .as(bob)
        .post('/cutovers', aBody({ title: 'Made twice?' }))
        .set('Idempotency-Key', 'task:1');
      expect(other.status).toBe(409);
      expect(other.body.error.reason).toBe('idempotency.other-body');

      const somebodyElse = await portal
        .as(alice)
        .post('/cutovers', aBody({ title: 'Made once' }))
        .set('Idempotency-Key', 'task:1');
      expect(somebodyElse.body.id).not.toBe(first.body.id);

      const { body } = await portal.as(bob).get('/cutovers?text=made%20once');
      expect(body.items).toHaveLength(2);
    });

    it('lets one of two calls with the same key win, and gives both its answer', async () => {
      const answers = await Promise.all(
        [1, 2, 3, 4].map(() =>
          portal
            .as(bob)
            .post('/cutovers', aBody({ title: 'A race for a key' }))
            .set('Idempotency-Key', 'race'),
        ),
      );
      expect(answers.map(({ status }) => status)).toEqual([201, 201, 201, 201]);
      expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
      const { body } = await portal.as(bob).get('/cutovers?text=race%20for');
      expect(body.items).toHaveLength(1);
    });

    it('gives every one of many with the same title a name of its own', async () => {
      const made = await Promise.all(
        Array.from({ length: 8 }, () => portal.started({ title: 'Twins' })),
      );
      expect(new Set(made.map(({ name }) => name)).size).toBe(8);
    });

    it('keeps a key free when the call was refused', async () => {
      const key = 'mended';
      await portal
        .as(bob)
        .post('/cutovers', aBody({ team: {} }))
        .set('Idempotency-Key', key)
        .expect(400);
      await portal
        .as(bob)
        .post('/cutovers', aBody({ title: 'Mended' }))
        .set('Idempotency-Key', key)
        .expect(201);
      const malformed = await portal
        .as(bob)
        .post('/cutovers', aBody())
        .set('Idempotency-Key', 'x'.repeat(201));
      expect(malformed.body.error.reason).toBe('idempotency.malformed');
    });
  });

  describe('changing a cutover', () => {
    it('takes an edit of who leads it, based on the version that was read', async () => {
      const made = await portal.started();
      const edited = await portal
        .as(alice)
        .patch(`/cutovers/${made.id}`, 1, { title: 'A better title' });
      expect(edited.status).toBe(200);
      expect(edited.headers.etag).toBe('"2"');
      expect(edited.body).toMatchObject({
        title: 'A better title',
        version: 2,
      });

      const { body } = await portal.as(bob).get('/cutovers?text=BETTER%20tit');
      expect(body.items.map((each: { id: string }) => each.id)).toContain(
        made.id,
      );
    });

    it('asks for the version, and refuses a stale one with both', async () => {
      const { id } = await portal.started();
      const path = `/cutovers/${id}`;
      const edit = { title: 'Another title' };
      const withTag = async (tag: string) => {
        const { status, body } = await portal
          .as(alice)
          .patch(path, 1, edit)
          .set('If-Match', tag);
        return [status, body.error?.reason];
      };
      const missing = await portal.as(alice).post(`${path}/cancel`, {});
      expect(missing.status).toBe(428);
      expect(missing.body.error.reason).toBe('precondition.required');
      expect(await withTag('*')).toEqual([428, 'precondition.required']);
      expect(await withTag('1')).toEqual([400, 'precondition.malformed']);
      expect(await withTag('"1", "2"')).toEqual([
        400,
        'precondition.malformed',
      ]);
      expect(await withTag('W/"1"')).toEqual([200, undefined]);

      const stale = await portal.as(alice).patch(path, 1, edit);
      expect(stale.status).toBe(412);
      expect(stale.body.error).toMatchObject({
        reason: 'precondition.stale',
        asked: 1,
        found: 2,
      });
    });

    it('lets one of many editors of the same version win', async () => {
      const { id } = await portal.started();
      const answers = await Promise.all(
        ['one', 'two', 'three', 'four'].map(title =>
          portal.as(alice).patch(`/cutovers/${id}`, 1, { title }),
        ),
      );
      expect(answers.map(({ status }) => status).sort()).toEqual([
        200, 412, 412, 412,
      ]);
      const { body } = await portal.as(alice).get(`/cutovers/${id}/audit`);
      expect(body.items).toHaveLength(2);
    });

    it('leaves no trace of an edit that changes nothing', async () => {
      const { id, title } = await portal.started();
      const saved = await portal
        .as(alice)
        .patch(`/cutovers/${id}`, 1, { title });
      expect(saved.body.version).toBe(1);
      const { body } = await portal.as(alice).get(`/cutovers/${id}/audit`);
      expect(body.items).toHaveLength(1);
    });

    it('goes through its phases to its end', async () => {
      const { id } = await portal.started();
      const complete = (phase: string, version: number) =>
        portal
          .as(alice)
          .act(`/cutovers/${id}/phases/${phase}/complete`, version, {
            comment: 'All done',
          });
      const early = await complete('closing', 1);
      expect([early.status, early.body.error.reason]).toEqual([
        409,
        'phase.not-in-progress',
      ]);
      await complete('initiation', 1).expect(200);
      await complete('implementation', 2).expect(200);
      const closed = await complete('closing', 3);
      expect(closed.body).toMatchObject({ status: 'closed', version: 4 });
      const late = await complete('closing', 4);
      expect([late.status, late.body.error]).toEqual([
        409,
        expect.objectContaining({
          reason: 'cutover.not-running',
          found: 'closed',
        }),
      ]);
    });

    it('is cancelled with a reason by who may', async () => {
      const { id } = await portal.started();
      const refused = await portal
        .as(carol)
        .act(`/cutovers/${id}/cancel`, 1, { reason: 'I would like to' });
      expect([refused.status, refused.body.error.reason]).toEqual([
        403,
        'actor.role-missing',
      ]);
      const empty = await portal.as(alice).act(`/cutovers/${id}/cancel`, 1, {});
      expect(faultsOf(empty)).toEqual(['reason input.missing']);
      const cancelled = await portal
        .as(alice)
        .act(`/cutovers/${id}/cancel`, 1, { reason: 'No longer wanted' });
      expect(cancelled.body).toMatchObject({
        status: 'cancelled',
        cancellation: { reason: 'No longer wanted', by: alice },
      });
    });

    it('tells beforehand what one may do', async () => {
      const { id } = await portal.started();
      const allowed = async (user: string) => {
        const { body } = await portal.as(user).get(`/cutovers/${id}/allowed`);
        return Object.entries<{ allowed: boolean; reason?: string }>(body).map(
          ([act, verdict]) => `${act} ${verdict.reason ?? verdict.allowed}`,
        );
      };
      expect(await allowed(alice)).toEqual([
        'update true',
        'cancel true',
        'complete-phase true',
        'reopen-phase phase.none-over',
      ]);
      expect(await allowed(carol)).toEqual([
        'update true',
        'cancel actor.role-missing',
        'complete-phase actor.role-missing',
        'reopen-phase actor.role-missing',
      ]);
      const { body } = await portal.service.get(`/cutovers/${id}/allowed`);
      expect(body.update.reason).toBe('actor.person-needed');
    });
  });

  it('tells services what changed, in the order of the changes, and nobody else', async () => {
    const feed = (after: number, limit = 500) =>
      portal.service.get(`/changes?after=${after}&limit=${limit}`);
    const before = (await feed(0)).body.position;
    const first = await portal.started();
    const second = await portal.started();
    await portal
      .as(alice)
      .patch(`/cutovers/${first.id}`, 1, { title: 'Changed last' });

    const { body } = await feed(before);
    expect(
      body.changes.map((each: { cutover: { id: string } }) => each.cutover.id),
    ).toEqual([second.id, first.id]);
    expect(body).toMatchObject({ position: before + 3, more: false });
    expect((await feed(before, 1)).body).toMatchObject({
      position: before + 2,
      more: true,
    });
    expect((await feed(before + 3)).body).toEqual({
      changes: [],
      position: before + 3,
      more: false,
    });
    const refused = await portal.as(bob).get('/changes?after=0');
    expect([refused.status, refused.body.error.reason]).toEqual([
      403,
      'actor.service-needed',
    ]);
  });
});
