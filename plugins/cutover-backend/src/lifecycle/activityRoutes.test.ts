import { TestDatabases } from '@backstage/backend-test-utils';
import {
  AuthorizeResult,
  type PolicyDecision,
} from '@backstage/plugin-permission-common';
import type {
  ActivityView,
  Cutover,
} from '@backstage-cutover/plugin-cutover-common';
import { aPortal, faultsOf, reasonOf } from '../__testUtils__/aPortal';
import {
  aBusyBody,
  aBusyTemplate,
  busyCompany,
  dora,
} from '../__testUtils__/busyTemplate';
import { alice, bob, carol } from '../__testUtils__/company';

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_17'] });

jest.setTimeout(60_000);

const newcomer = 'user:default/newcomer';

/** Everybody may do everything, but newcomers: they read nothing; and Carol: she edits nothing. */
function policy(permission: string, user: string): PolicyDecision {
  const denied =
    (user === newcomer && permission === 'cutover.read') ||
    (user === carol && permission === 'cutover.update');
  return { result: denied ? AuthorizeResult.DENY : AuthorizeResult.ALLOW };
}

describe.each(databases.eachSupportedId())('Activities on %s', databaseId => {
  let portal: Awaited<ReturnType<typeof aPortal>>;
  let cutover: Cutover;

  beforeAll(async () => {
    portal = await aPortal({
      knex: await databases.init(databaseId),
      entities: busyCompany,
      decide: policy,
    });
    await portal.service
      .post('/templates', {
        ref: 'cutovertemplate:default/busy-change',
        spec: aBusyTemplate,
      })
      .expect(200);
  });

  beforeEach(async () => {
    cutover = await started();
  });

  async function started(differently: Record<string, unknown> = {}) {
    const { body } = await portal
      .as(alice)
      .post('/cutovers', aBusyBody(differently))
      .expect(201);
    return body as Cutover;
  }

  const path = (activity = '') =>
    `/cutovers/${cutover.id}/activities${activity && `/${activity}`}`;

  async function list(user = bob): Promise<ActivityView[]> {
    const { body } = await portal.as(user).get(path()).expect(200);
    return body.items;
  }

  const change = (
    activity: string,
    version: number,
    body: unknown,
    user = bob,
  ) => portal.as(user).patch(path(activity), version, body);

  const progress = async () =>
    (await portal.as(bob).get(`/cutovers/${cutover.id}`)).body as Cutover;

  it('are there from the start, those that apply, in the order of the template', async () => {
    const activities = await list();
    expect(
      activities.map(({ id, phase, role, status, version, late }) =>
        [id, phase, role, status, version, late].join(' '),
      ),
    ).toEqual([
      'charter initiation sponsor not-started 1 false',
      'analysis initiation operations not-started 1 false',
      'rehearsal implementation operations not-started 1 false',
      'switch-over implementation operations not-started 1 false',
      'archive closing coordinator not-started 1 false',
    ]);
    expect(cutover.progress).toEqual({
      total: 5,
      done: 0,
      nextDue: activities[0].planned.end,
    });
    const byName = await portal
      .as(bob)
      .get(`/cutovers/${cutover.name}/activities`);
    expect(byName.body.items).toEqual(activities);

    cutover = await started({ intake: { reason: 'large' } });
    expect((await list()).map(({ id }) => id)).toContain('board-paper');
  });

  it('go from their start to their end, and the cutover says how far they are without a new version', async () => {
    const begun = await change('analysis', 1, { status: 'in-progress' });
    expect([begun.status, begun.headers.etag]).toEqual([200, '"2"']);
    expect(begun.body).toMatchObject({
      id: 'analysis',
      status: 'in-progress',
      actual: { start: expect.any(String) },
      allowed: { complete: { allowed: true } },
      version: 2,
    });
    const done = await change('analysis', 2, { status: 'done' });
    expect(done.body).toMatchObject({ status: 'done', version: 3 });
    const [, analysis] = await list();
    expect(analysis).toEqual(done.body);
    expect(await progress()).toMatchObject({
      progress: { total: 5, done: 1 },
      updatedAt: cutover.updatedAt,
      version: 1,
    });

    const reopened = await change('analysis', 3, {
      status: 'in-progress',
      reason: 'A system was forgotten',
    });
    expect(reopened.body.reason).toBe('A system was forgotten');
    expect(await progress()).toMatchObject({
      progress: { total: 5, done: 0 },
      version: 1,
    });
  });

  it('leave their trace in the history, which holds, and in the feed', async () => {
    const feed = async (after: number) =>
      (await portal.service.get(`/changes?after=${after}&limit=500`)).body;
    const { position } = await feed(0);
    await change('analysis', 1, { status: 'in-progress' });
    await change(
      'analysis',
      2,
      { status: 'not-applicable', reason: 'Nothing to analyse' },
      alice,
    );
    const { body } = await portal.as(bob).get(`/cutovers/${cutover.id}/audit`);
    expect(body.items.slice(1)).toMatchObject([
      {
        type: 'activity.changed',
        by: bob,
        item: 'analysis',
        before: { status: 'not-started' },
        after: { status: 'in-progress' },
      },
      {
        type: 'activity.changed',
        by: alice,
        item: 'analysis',
        reason: 'Nothing to analyse',
        after: { status: 'not-applicable' },
      },
    ]);
    const verified = await portal
      .as(bob)
      .get(`/cutovers/${cutover.id}/audit/verify`);
    expect(verified.body).toMatchObject({ holds: true, entries: 3 });
    const { changes } = await feed(position);
    expect(changes).toHaveLength(1);
    expect(changes[0]).toMatchObject({
      position: position + 2,
      cutover: { id: cutover.id, progress: { total: 4 } },
    });
  });

  it('leave no trace where nothing was changed', async () => {
    const [{ planned }] = await list();
    const saved = await change(
      'charter',
      1,
      {
        status: 'not-started',
        planned: { start: planned.start, end: planned.end },
      },
      alice,
    );
    expect(saved.body.version).toBe(1);
    const { body } = await portal.as(bob).get(`/cutovers/${cutover.id}/audit`);
    expect(body.items).toHaveLength(1);
  });

  it('let one of many who change the same version win', async () => {
    const answers = await Promise.all(
      [alice, bob, dora, bob].map(user =>
        change('analysis', 1, { status: 'in-progress' }, user),
      ),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([
      200, 412, 412, 412,
    ]);
  });

  it('can be changed at once where they are different ones, and all are counted', async () => {
    const step = (status: string, version: number) =>
      Promise.all(
        ['charter', 'analysis', 'rehearsal'].map(activity =>
          change(activity, version, { status }, alice).expect(200),
        ),
      );
    await step('in-progress', 1);
    await step('done', 2);
    expect((await progress()).progress).toEqual({ total: 5, done: 3 });
  });

  it('ask for the version, and refuse a stale one with both', async () => {
    const missing = await portal
      .as(bob)
      .patch(path('analysis'), 1, { status: 'in-progress' })
      .unset('If-Match');
    expect(reasonOf(missing)).toEqual([428, 'precondition.required']);
    await change('analysis', 1, { assignees: [bob] }).expect(200);
    const stale = await change('analysis', 1, { assignees: [dora] });
    expect(reasonOf(stale)).toEqual([412, 'precondition.stale']);
    expect(stale.body.error).toMatchObject({ asked: 1, found: 2 });
  });

  it.each([
    [{}, ' edit.empty'],
    [{ state: 'done' }, 'state input.unknown-key'],
    [{ assignees: [alice] }, 'assignees.0 activity.not-in-role'],
    [
      { planned: { start: '2020-01-01T00:00Z', end: '2020-01-02T00:00Z' } },
      'planned.start activity.outside-phase',
    ],
    [
      {
        forecast: { start: '2099-01-02T00:00Z', end: '2099-01-01T00:00Z' },
      },
      'forecast.end activity.ends-before-it-begins',
    ],
    [{ status: 'not-applicable' }, 'reason activity.reason-missing'],
    [{ reason: 'x'.repeat(3_000) }, 'reason text.too-long'],
  ])('refuse %j with a path and a reason', async (wrong, fault) => {
    const refused = await change('analysis', 1, wrong, alice);
    expect(refused.status).toBe(400);
    expect(faultsOf(refused)).toContain(fault.trim());
    expect((await list())[1].version).toBe(1);
  });

  it('refuse what is no object, what has keys that nothing may have, and what is far too long', async () => {
    for (const body of [[], [1], { status: ['done'] }, { planned: 'soon' }]) {
      expect((await change('analysis', 1, body)).status).toBe(400);
    }
    const evil = await portal
      .as(bob)
      .patch(path('analysis'), 1, undefined)
      .set('Content-Type', 'application/json')
      .send('{"planned": {"__proto__": {"start": "x"}}}');
    expect(faultsOf(evil)).toContain('planned.__proto__ input.forbidden-key');
    const long = { reason: 'x'.repeat(100_000) };
    expect((await change('analysis', 1, long)).status).toBe(413);
  });

  it.each(['nothing', 'board-paper', 'N%00', '__proto__'])(
    'know no activity %s',
    async activity => {
      const unknown = await change(activity, 1, { status: 'in-progress' });
      expect(reasonOf(unknown)).toEqual([404, 'activity.unknown']);
    },
  );

  it('keep to who may, in which phase and in which order', async () => {
    const outsider = await change('charter', 1, { status: 'in-progress' });
    expect(reasonOf(outsider)).toEqual([403, 'actor.role-missing']);
    const early = await change('switch-over', 1, { status: 'in-progress' });
    expect(reasonOf(early)).toEqual([409, 'activity.phase-not-begun']);
    await change('rehearsal', 1, { status: 'in-progress' }).expect(200);
    const hasty = await change('analysis', 1, { status: 'done' });
    expect(reasonOf(hasty)).toEqual([409, 'activity.not-begun']);
    await change('analysis', 1, { assignees: [dora] }).expect(200);
    const foreign = await change('analysis', 2, { status: 'in-progress' });
    expect(reasonOf(foreign)).toEqual([403, 'actor.not-assigned']);
  });

  it('stay as they are when their phase is done, and when the cutover is over', async () => {
    await portal
      .as(alice)
      .act(`/cutovers/${cutover.id}/phases/initiation/complete`, 1, {
        comment: 'Charter signed',
      })
      .expect(200);
    const done = await change('charter', 1, { status: 'in-progress' }, alice);
    expect(reasonOf(done)).toEqual([409, 'activity.phase-done']);
    const [, , rehearsal] = await list();
    expect((await progress()).progress).toEqual({
      total: 5,
      done: 0,
      nextDue: rehearsal.planned.end,
    });

    await portal
      .as(alice)
      .act(`/cutovers/${cutover.id}/cancel`, 2, { reason: 'Too expensive' })
      .expect(200);
    const over = await change('rehearsal', 1, { status: 'in-progress' });
    expect(reasonOf(over)).toEqual([409, 'cutover.not-running']);
    expect((await progress()).progress).toEqual({ total: 5, done: 0 });
    expect((await list())[2].allowed.start).toMatchObject({
      allowed: false,
      reason: 'cutover.not-running',
    });
  });

  it('follow the plan, but for dates that were set by hand', async () => {
    const [charter, analysis] = await list();
    const { start } = charter.planned;
    await change(
      'charter',
      1,
      { planned: { start, end: analysis.planned.end } },
      alice,
    );
    await portal
      .as(alice)
      .patch(`/cutovers/${cutover.id}`, 1, {
        window: {
          start: '2099-03-13T22:00',
          end: '2099-03-14T04:00',
          timeZone: 'Europe/Berlin',
        },
        team: { sponsor: [alice], coordinator: [carol], operations: [dora] },
      })
      .expect(200);
    const [byHand, moved] = await list(dora);
    expect(byHand).toMatchObject({
      planned: { start, end: analysis.planned.end, byHand: true },
      version: 2,
    });
    const week = 7 * 24 * 3_600_000;
    expect(Date.parse(moved.planned.end)).toBe(
      Date.parse(analysis.planned.end) + week,
    );
    expect(moved.version).toBe(2);
    expect((await progress()).progress?.nextDue).toBe(analysis.planned.end);
  });

  it('are not for those who may not read the cutover, nor to be changed by those whom the policy keeps from it', async () => {
    const unreadable = await portal.as(newcomer).get(path());
    expect(reasonOf(unreadable)).toEqual([404, 'cutover.unknown']);
    const unwritable = await change(
      'archive',
      1,
      { assignees: [carol] },
      carol,
    );
    expect(reasonOf(unwritable)).toEqual([403, 'permission.missing']);
    const [charter] = await list(carol);
    expect(charter.allowed.start).toMatchObject({
      allowed: false,
      reason: 'permission.missing',
    });

    const { body } = await portal.service.get(path());
    expect(body.items[0].allowed.start.reason).toBe('actor.person-needed');
  });

  it('tell those to whom they are assigned, but not who did it', async () => {
    const scope = `cutover:${cutover.id}:activity:analysis:assigned`;
    const sent = () =>
      portal.sent.filter(({ payload }) => payload.scope === scope);
    await change('analysis', 1, { assignees: [bob, dora] }).expect(200);
    while (!sent().length) await portal.told(portal.sent.length + 1);
    expect(sent()).toMatchObject([
      {
        recipients: { entityRef: [dora] },
        payload: {
          title: 'Analysis is assigned to you',
          description: expect.stringContaining('It is due '),
          severity: 'normal',
          link: `/catalog/default/cutoverphase/${cutover.name}.initiation#analysis`,
          topic: 'cutover',
        },
      },
    ]);
  });
});
