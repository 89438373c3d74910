import { TestDatabases } from '@backstage/backend-test-utils';
import {
  AuthorizeResult,
  type PolicyDecision,
} from '@backstage/plugin-permission-common';
import {
  cutoverReadPermission,
  cutoverUpdatePermission,
} from '@backstage-cutover/plugin-cutover-common';
import { aPortal } from '../__testUtils__/aPortal';
import { aBody, alice, bob, carol } from '../__testUtils__/company';
import {
  createCutoverConditionalDecision,
  cutoverConditions,
} from './permissionRules';

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_17'] });

jest.setTimeout(60_000);

/** Everybody reads where they are in the team, the sponsor edits, nobody cancels; Bob reads all, and Carol creates nothing. */
function policy(permission: string, user: string): PolicyDecision {
  const allow = { result: AuthorizeResult.ALLOW } as const;
  const deny = { result: AuthorizeResult.DENY } as const;
  switch (permission) {
    case 'cutover.create':
      return user === carol ? deny : allow;
    case 'cutover.read':
      return user === bob
        ? allow
        : createCutoverConditionalDecision(
            cutoverReadPermission,
            cutoverConditions.hasRole({ refs: [user] }),
          );
    case 'cutover.update':
      return createCutoverConditionalDecision(
        cutoverUpdatePermission,
        cutoverConditions.hasRole({ refs: [user], role: 'sponsor' }),
      );
    default:
      return deny;
  }
}

describe.each(databases.eachSupportedId())(
  'A permission policy on %s',
  databaseId => {
    let portal: Awaited<ReturnType<typeof aPortal>>;
    let withCarol: { id: string; name: string };
    let without: { id: string; name: string };

    beforeAll(async () => {
      portal = await aPortal({
        knex: await databases.init(databaseId),
        decide: policy,
      });
      withCarol = await portal.started({ title: 'With Carol' });
      without = await portal.started({
        title: 'Without Carol',
        team: { sponsor: [alice] },
      });
    });

    it('keeps those from creating who may not', async () => {
      const refused = await portal.as(carol).post('/cutovers', aBody());
      expect(refused.status).toBe(403);
      expect(refused.body.error).toMatchObject({
        name: 'NotAllowedError',
        reason: 'permission.missing',
        permission: 'cutover.create',
      });
      const { body } = await portal.as(bob).get('/cutovers?total=exact');
      expect(body.total.count).toBe(2);
    });

    it('limits lists and totals', async () => {
      const { body } = await portal.as(carol).get('/cutovers?total=exact');
      expect(body.items.map((each: { id: string }) => each.id)).toEqual([
        withCarol.id,
      ]);
      expect(body.total).toEqual({ count: 1, exact: true });
    });

    it('makes what one may not read like what does not exist', async () => {
      for (const path of ['', '/audit', '/audit.jsonl', '/allowed']) {
        const refused = await portal
          .as(carol)
          .get(`/cutovers/${without.id}${path}`);
        expect([refused.status, refused.body.error.reason]).toEqual([
          404,
          'cutover.unknown',
        ]);
      }
      const edited = await portal
        .as(carol)
        .patch(`/cutovers/${without.id}`, 99, { title: 'Mine now' });
      expect(edited.status).toBe(404);
      const unknown = await portal.as(carol).get('/cutovers/never-was');
      const hidden = await portal.as(carol).get(`/cutovers/${without.name}`);
      expect(hidden.body.error.message).toBe(
        unknown.body.error.message.replace('never-was', without.name),
      );
    });

    it('names the permission to those who may read and not change', async () => {
      const refused = await portal
        .as(carol)
        .patch(`/cutovers/${withCarol.id}`, 1, { title: 'Mine now' });
      expect(refused.status).toBe(403);
      expect(refused.body.error).toMatchObject({
        reason: 'permission.missing',
        permission: 'cutover.update',
      });
      const { body } = await portal
        .as(carol)
        .get(`/cutovers/${withCarol.id}/allowed`);
      expect(body.update).toMatchObject({
        allowed: false,
        reason: 'permission.missing',
      });
    });

    it('does not lift the rules of the domain', async () => {
      const cancelled = await portal
        .as(alice)
        .act(`/cutovers/${withCarol.id}/cancel`, 1, { reason: 'I may not' });
      expect(cancelled.body.error.permission).toBe('cutover.cancel');
      const edited = await portal
        .as(alice)
        .patch(`/cutovers/${withCarol.id}`, 1, { title: 'The sponsor edits' });
      expect(edited.status).toBe(200);
    });

    it('is asked once in every request', async () => {
      const { id } = withCarol;
      const calls = [
        () => portal.as(alice).get('/cutovers?total=exact'),
        () => portal.as(alice).get(`/cutovers/${id}`),
        () => portal.as(alice).get(`/cutovers/${id}/allowed`),
        () => portal.as(alice).get(`/cutovers/${id}/audit/verify`),
        () => portal.as(alice).patch(`/cutovers/${id}`, 1, { title: 'Stale' }),
        () => portal.as(alice).post('/cutovers', aBody()),
      ];
      for (const call of calls) {
        portal.asked.length = 0;
        await call();
        expect(portal.asked).toHaveLength(1);
      }
    });
  },
);
