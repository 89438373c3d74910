import { TestDatabases } from '@backstage/backend-test-utils';
import {
  eventOf,
  evolveGate,
  newGate,
  verifyChain,
  type AuditEntry,
  type Gate,
} from '@backstage-cutover/plugin-cutover-common';
import { alice, bob, carol } from '../__testUtils__/company';
import { reasonOf } from '../__testUtils__/aPortal';
import { dora, gatesPortal, lastRound } from '../__testUtils__/gatesPortal';
import { sha256 } from '../audit/sha256';

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_17'] });

jest.setTimeout(60_000);

describe.each(databases.eachSupportedId())('Gates on %s', databaseId => {
  let portal: Awaited<ReturnType<typeof gatesPortal>>;

  beforeAll(async () => {
    portal = await gatesPortal({ knex: await databases.init(databaseId) });
  });

  it('say before a submission who would decide, who is missing and who is writing', async () => {
    const { cutover, post, now } = await portal.begun();
    await portal
      .as(carol)
      .patch(`/cutovers/${cutover.id}`, (await now()).version, {
        team: { ...cutover.team, operations: [carol], security: [] },
      })
      .expect(200);
    await portal
      .as(carol)
      .patch(`/cutovers/${cutover.id}/deliverables/report/draft`, 1, {
        data: { summary: 'Half a' },
      })
      .expect(200);
    const { body } = await post(
      carol,
      '/gates/approval/rounds?dryRun=true',
    ).expect(200);
    expect(
      body.seats.map(
        ({ holder, origin }: { holder: string; origin: string }) => [
          holder,
          origin,
        ],
      ),
    ).toEqual([
      [alice, 'escalated'],
      [alice, 'escalated'],
      [alice, 'role'],
    ]);
    expect(body.beingEdited).toMatchObject([
      { item: 'deliverable:report', by: carol },
    ]);
    expect((await now()).version).toBe(2);
  });

  it('open when their rules are met and their checks pass, and then the next phase begins', async () => {
    const { decide, gate, now, prepared, submitted } = await portal.begun();
    await prepared();
    const round = lastRound(await submitted({ note: 'Please look' }));
    expect(
      round.seats.map(({ rule, holder, state }) => [rule, holder, state]),
    ).toEqual([
      ['departments', bob, 'open'],
      ['departments', dora, 'open'],
      ['leader', alice, 'waiting'],
    ]);
    expect(round.items.map(({ id, revision }) => [id, revision])).toEqual([
      ['plan', undefined],
      ['deliverable:report', 1],
    ]);
    await decide(bob).then(answer => expect(answer.status).toBe(201));
    await decide(dora, 'abstain');
    expect((await now()).phase).toBe('initiation');
    const { body } = await decide(alice);
    expect(body).toMatchObject({ status: 'open' });
    expect(lastRound(body).lastChecks?.map(({ outcome }) => outcome)).toEqual([
      'passed',
      'passed',
    ]);
    expect(await now()).toMatchObject({
      phase: 'implementation',
      phases: [{ status: 'done' }, { status: 'in-progress' }, {}],
    });
    expect((await gate(carol, 'go')).allowed.submit).toEqual({ allowed: true });
  });

  it('stay closed while a check does not pass, and say which and why', async () => {
    const { decide, gate, get, submitted } = await portal.begun();
    await submitted();
    const { body } = await get(carol, '/gates/approval/checks').expect(200);
    expect(
      body.items.map(
        ({ check, outcome }: { check: string; outcome: string }) => [
          check,
          outcome,
        ],
      ),
    ).toEqual([
      ['deliverables.complete', 'failed'],
      ['activities.done', 'failed'],
    ]);
    expect(body.items[0].explanation.en).toBe('Not handed in yet: Report');
    await decide(bob);
    await decide(dora);
    const refused = await decide(alice);
    expect(reasonOf(refused)).toEqual([409, 'gate.checks-fail']);
    expect(lastRound(await gate()).seats[2].decision).toBeUndefined();
  });

  it('end with a rejection when everybody has spoken, and may be submitted anew', async () => {
    const { decide, gate, submitted } = await portal.begun();
    await submitted();
    await decide(bob, 'reject');
    expect(lastRound(await gate()).status).toBe('in-review');
    await decide(dora);
    expect(lastRound(await gate())).toMatchObject({
      status: 'rejected',
      ended: { by: dora },
    });
    expect(lastRound(await submitted()).number).toBe(2);
  });

  it('open in an emergency, which a round has to approve before the cutover closes', async () => {
    const { cutover, decide, gate, now, post, submitted } =
      await portal.begun();
    await post(alice, '/gates/approval/emergency', {
      reason: 'The old system is failing',
    }).expect(200);
    expect(await now()).toMatchObject({ phase: 'implementation' });
    expect(await gate()).toMatchObject({ status: 'open', awaitsReview: true });
    await post(carol, '/gates/go/rounds', {}).expect(201);
    await decide(bob, 'approve', 'go');
    const close = async () =>
      portal
        .as(alice)
        .act(
          `/cutovers/${cutover.id}/phases/closing/complete`,
          (await now()).version,
          { comment: 'Over' },
        );
    expect(reasonOf(await close())).toEqual([409, 'gate.review-awaited']);
    // What was not done by then cannot be made good in a phase that is over: the approvers see it, and decide.
    expect(
      lastRound(await submitted()).checks.map(each => each.outcome),
    ).toEqual(['failed', 'failed']);
    for (const who of [bob, dora, alice]) await decide(who);
    expect(await gate()).toMatchObject({
      awaitsReview: false,
      emergencies: [{ reviewedIn: 1 }],
    });
    expect((await close()).status).toBe(200);
    expect(await now()).toMatchObject({ status: 'closed' });
  });

  it('keep the end of a phase by hand from who leads', async () => {
    const { cutover } = await portal.begun();
    const answer = await portal
      .as(alice)
      .act(`/cutovers/${cutover.id}/phases/initiation/complete`, 1, {
        comment: 'Over',
      });
    expect(reasonOf(answer)).toEqual([409, 'phase.gate-closed']);
    const { body } = await portal
      .as(alice)
      .get(`/cutovers/${cutover.id}/allowed`);
    expect(body['complete-phase']).toMatchObject({
      allowed: false,
      reason: 'phase.gate-closed',
    });
  });

  it('can be built anew from the audit trail, whose chain holds', async () => {
    const { cutover, decide, gate, get, post, prepared, submitted } =
      await portal.begun();
    await prepared();
    await submitted();
    await decide(bob, 'reject');
    await post(bob, '/gates/approval/seats/s1/take-back').expect(200);
    for (const who of [bob, dora, alice]) await decide(who);
    const entries: AuditEntry[] = (await get(carol, '/audit')).body.items;
    expect(verifyChain(entries, sha256)).toMatchObject({ holds: true });
    expect(entries.map(({ reason }) => reason)).toContain('Not so');
    const rebuilt = entries
      .filter(({ item }) => item === 'approval')
      .reduce<Gate>(
        (state, entry) => {
          const event = eventOf(entry);
          return event ? evolveGate(state, event) : state;
        },
        newGate({
          cutoverId: cutover.id,
          id: 'approval',
          phase: 'initiation',
        }),
      );
    const seen = await gate();
    expect(rebuilt.rounds[0].seats).toMatchObject(
      lastRound(seen).seats.map(
        ({ state, deciders, allowed, ...seat }) => seat,
      ),
    );
    expect(rebuilt.rounds[0].status).toBe('approved');
  });

  it('tell machines whether they are open', async () => {
    const { cutover, prepared, submitted, decide } = await portal.begun();
    const status = async () =>
      (
        await portal.service
          .get(`/cutovers/${cutover.name}/gates/approval/status`)
          .expect(200)
      ).body;
    expect(await status()).toMatchObject({ open: false, status: 'closed' });
    await prepared();
    await submitted();
    expect(await status()).toMatchObject({ status: 'in-review', round: 1 });
    for (const who of [bob, dora, alice]) await decide(who);
    expect(await status()).toMatchObject({
      open: true,
      emergency: false,
      since: expect.any(String),
    });
  });
});
