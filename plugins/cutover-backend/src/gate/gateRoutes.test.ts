import { mockCredentials, TestDatabases } from '@backstage/backend-test-utils';
import {
  AuthorizeResult,
  type PolicyDecision,
} from '@backstage/plugin-permission-common';
import {
  eventOf,
  evolveGate,
  newGate,
  verifyChain,
  type AuditEntry,
  type Gate,
  type GateView,
  type Work,
} from '@backstage-cutover/plugin-cutover-common';
import request from 'supertest';
import { alice, bob, carol } from '../__testUtils__/company';
import { faultsOf } from '../__testUtils__/aPortal';
import { dora, eve, gatesPortal } from '../__testUtils__/gatesPortal';
import { sha256 } from '../audit/sha256';

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_17'] });

jest.setTimeout(60_000);

/** Everybody may do everything, but eve: she reads, and her permissions end there. */
const policy = (permission: string, user: string): PolicyDecision => ({
  result:
    user === eve && !permission.endsWith('.read')
      ? AuthorizeResult.DENY
      : AuthorizeResult.ALLOW,
});

const last = ({ rounds }: GateView) => rounds.at(-1)!;
const reasonOf = ({
  status,
  body,
}: {
  status: number;
  body: { error?: { reason?: string } };
}) => [status, body.error?.reason];

describe.each(databases.eachSupportedId())('Gates on %s', databaseId => {
  let portal: Awaited<ReturnType<typeof gatesPortal>>;

  beforeAll(async () => {
    portal = await gatesPortal({
      knex: await databases.init(databaseId),
      decide: policy,
    });
  });

  it('open when their rules are met and their checks pass, and then the next phase begins', async () => {
    const { decide, gate, now, prepared, submitted } = await portal.begun();
    await prepared();
    const round = last(await submitted({ note: 'Please look' }));
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
    expect(last(body).lastChecks?.map(({ outcome }) => outcome)).toEqual([
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
    expect(last(await gate()).seats[2].decision).toBeUndefined();
  });

  it('end with a rejection when everybody has spoken, and may be submitted anew', async () => {
    const { decide, gate, submitted } = await portal.begun();
    await submitted();
    await decide(bob, 'reject');
    expect(last(await gate()).status).toBe('in-review');
    await decide(dora);
    expect(last(await gate())).toMatchObject({
      status: 'rejected',
      ended: { by: dora },
    });
    expect(last(await submitted()).number).toBe(2);
  });

  it('lapse when what is reviewed is changed, and name the field; not by what is not material', async () => {
    const { decide, gate, post, prepared, submitted } = await portal.begun();
    await prepared();
    await submitted();
    await decide(bob);
    await post(bob, '/deliverables/report/revisions', {
      data: { summary: 'It pays', remark: 'Typed later' },
    }).expect(201);
    expect(last(await gate()).status).toBe('in-review');
    await post(bob, '/deliverables/report/revisions', {
      data: { summary: 'It pays twice' },
    }).expect(201);
    const lapsed = last(await gate());
    expect(lapsed).toMatchObject({
      status: 'lapsed',
      lapsed: [{ item: 'deliverable:report', fields: ['/summary'] }],
    });
    const again = last(await submitted());
    expect(
      again.changes.map(({ item, before, after, unchanged }) => [
        item,
        before,
        after,
        unchanged,
      ]),
    ).toEqual([
      ['plan', undefined, undefined, true],
      ['deliverable:report', 1, 3, false],
    ]);
    expect(again.hash).not.toBe(lapsed.hash);
  });

  it('lapse when the plan is changed, and escalate the seat of who leaves', async () => {
    const { cutover, gate, now, submitted } = await portal.begun();
    await submitted();
    const edit = async (body: object) =>
      portal
        .as(carol)
        .patch(`/cutovers/${cutover.id}`, (await now()).version, body)
        .expect(200);
    await edit({ team: { ...cutover.team, operations: [] } });
    const seat = last(await gate()).seats[0];
    expect(seat).toMatchObject({
      holder: bob,
      escalated: { to: [alice], why: 'left' },
      deciders: [alice],
    });
    await edit({ goals: 'Something else' });
    expect(last(await gate())).toMatchObject({
      status: 'lapsed',
      lapsed: [{ item: 'plan', fields: ['/goals'] }],
    });
  });

  it('lets two people who decide at the same moment both succeed', async () => {
    const { decide, gate, submitted } = await portal.begun();
    await submitted();
    const answers = await Promise.all([decide(bob), decide(dora)]);
    expect(answers.map(({ status }) => status)).toEqual([201, 201]);
    expect(
      last(await gate()).seats.map(({ decision }) => decision?.by),
    ).toEqual([bob, dora, undefined]);
  });

  it('refuses whom the rules refuse, in words, and records nothing', async () => {
    const { get, gate, post, submitted } = await portal.begun();
    const refused = async (who: string, path: string, body: object) =>
      reasonOf(await post(who, `/gates/approval${path}`, body));
    expect(await refused(dora, '/rounds', {})).toEqual([
      403,
      'actor.role-missing',
    ]);
    expect(await refused(eve, '/rounds', {})).toEqual([
      403,
      'permission.missing',
    ]);
    const { hash } = last(await submitted());
    const decisions = [{ seat: 's1', verdict: 'approve' }];
    const before = (await get(carol, '/audit')).body.items.length;
    for (const [who, path, body, ...expected] of [
      [carol, '/rounds', {}, 409, 'gate.in-review'],
      [carol, '/decisions', { hash, decisions }, 403, 'gate.own-submission'],
      [dora, '/decisions', { hash, decisions }, 403, 'gate.not-yours'],
      [eve, '/decisions', { hash, decisions }, 403, 'permission.missing'],
      [
        bob,
        '/decisions',
        { hash: '0'.repeat(64), decisions },
        409,
        'gate.hash-differs',
      ],
      [
        bob,
        '/decisions',
        { hash, decisions: [{ seat: 's99', verdict: 'approve' }] },
        404,
        'gate.seat-unknown',
      ],
      [
        bob,
        '/decisions',
        { hash, decisions, approvers: [bob] },
        400,
        'input.invalid',
      ],
      [bob, '/seats/s1/transfer', { to: carol }, 400, 'input.invalid'],
      [bob, '/seats/s1/transfer', { to: bob }, 400, 'input.invalid'],
      [bob, '/withdraw', {}, 403, 'gate.not-yours'],
      [bob, '/emergency', { reason: 'Now' }, 403, 'actor.role-missing'],
    ] as const) {
      expect([path, ...(await refused(who, path, body))]).toEqual([
        path,
        ...expected,
      ]);
    }
    expect((await get(carol, '/audit')).body.items).toHaveLength(before);
    expect(
      last(await gate()).seats.flatMap(each => each.decision ?? []),
    ).toEqual([]);
  });

  it('says at its field what is wrong with a decision', async () => {
    const { post, submitted } = await portal.begun();
    const { hash } = last(await submitted());
    const answer = await post(bob, '/gates/approval/decisions', {
      hash,
      decisions: [{ seat: 's1', verdict: 'reject' }],
    });
    expect(faultsOf(answer)).toEqual([
      'decisions.0.comment gate.comment-missing',
    ]);
  });

  it('lets a decision be taken back, a signer be added and removed, a seat be handed over, advice be asked', async () => {
    const { decide, gate, post, submitted } = await portal.begun();
    await submitted();
    await decide(bob);
    await post(bob, '/gates/approval/seats/s1/take-back').expect(200);
    const done = async (who: string, path: string, body: object) =>
      (await post(who, `/gates/approval/seats/${path}`, body).expect(200))
        .body as GateView;
    await done(bob, 's1/questions', { of: alice, question: 'Is it safe?' });
    await done(alice, 's1/answers', { answer: 'It is' });
    const handed = last(await done(dora, 's2/transfer', { to: alice }));
    expect(handed.seats[1]).toMatchObject({ holder: alice });
    const recalled = last(await done(dora, 's2/recall', {}));
    expect(recalled.seats[1]).toMatchObject({ holder: dora, transfers: [] });
    const refused = await post(bob, '/gates/approval/seats/s1/signers', {
      person: carol,
      position: 'after',
    });
    expect(faultsOf(refused)).toEqual(['person gate.own-submission']);
    const { seats } = last(await gate());
    expect(seats[0]).toMatchObject({
      takenBack: [{ verdict: 'approve', by: bob }],
      opinions: [{ of: alice, answer: 'It is' }],
    });
  });

  it('mark what was returned wherever people work, until it is done and handed in again', async () => {
    const { cutover, gate, get, post, prepared, submitted } =
      await portal.begun();
    await prepared();
    const { hash } = last(await submitted());
    const marks = async () => {
      const { items: documents } = (await get(bob, '/deliverables')).body;
      const { items: activities } = (await get(bob, '/activities')).body;
      const { body: work } = await portal.as(alice).get('/work');
      const todo = work.do.filter(
        (each: Work['do'][number]) => each.cutover.id === cutover.id,
      );
      return {
        opened: (await get(bob, '/deliverables/report')).body.sentBack,
        listed: documents[0].sentBack,
        activity: activities[0].sentBack,
        work: todo.map((each: Work['do'][number]) => [
          each.activity,
          each.sentBack?.comment,
          each.documents.map(document => document.sentBack?.comment),
        ]),
      };
    };
    const returnIt = (what: object) =>
      post(bob, '/gates/approval/seats/s1/return', {
        hash,
        comment: 'No numbers',
        ...what,
      }).expect(200);
    expect(await marks()).toEqual({ work: [] });
    await returnIt({ items: ['deliverable:report'] });
    const mark = {
      ...{ gate: 'approval', by: bob, comment: 'No numbers' },
      at: last(await gate()).ended?.at,
    };
    // The activity is done, yet its document has to be written anew.
    expect(await marks()).toEqual({
      ...{ opened: mark, listed: mark },
      work: [['do-initiation', undefined, ['No numbers']]],
    });
    await post(bob, '/deliverables/report/revisions', {
      data: { summary: 'It pays twice' },
    }).expect(201);
    expect(await marks()).toEqual({ work: [] });

    const again = last(await submitted());
    await returnIt({ hash: again.hash, activities: ['do-initiation'] });
    expect(await marks()).toMatchObject({
      activity: { by: bob, comment: 'No numbers' },
      work: [['do-initiation', 'No numbers', []]],
    });
    await portal
      .as(alice)
      .patch(`/cutovers/${cutover.id}/activities/do-initiation`, 4, {
        status: 'done',
      })
      .expect(200);
    expect(await marks()).toEqual({ work: [] });
  });

  it('go back to an earlier phase for who may, and what depended on it lapses', async () => {
    const { decide, gate, now, post, prepared, submitted } =
      await portal.begun();
    await prepared();
    await submitted();
    for (const who of [bob, dora, alice]) await decide(who);
    const { hash } = last(
      (await post(carol, '/gates/go/rounds', {}).expect(201)).body,
    );
    const back = { hash, comment: 'Not thought through', phase: 'initiation' };
    const no = await post(bob, '/gates/go/seats/s1/return', back);
    expect(reasonOf(no)).toEqual([403, 'gate.return-not-there']);
    await post(dora, '/gates/go/seats/s2/return', back).expect(200);
    expect(await now()).toMatchObject({
      phase: 'initiation',
      phases: [{ status: 'in-progress' }, { status: 'not-started' }, {}],
    });
    expect(await gate()).toMatchObject({ status: 'closed' });
    expect(last(await gate()).status).toBe('lapsed');
  });

  it('lapse when who leads goes back to a phase that was over, and from there on alone', async () => {
    const { cutover, decide, gate, get, now, post, prepared, submitted } =
      await portal.begun();
    await prepared();
    await submitted();
    for (const who of [bob, dora, alice]) await decide(who);
    await post(carol, '/gates/go/rounds', {}).expect(201);
    const goBack = async (who: string, phase: string) =>
      portal
        .as(who)
        .act(
          `/cutovers/${cutover.id}/phases/${phase}/reopen`,
          (await now()).version,
          { reason: 'Not thought through' },
        );
    expect(reasonOf(await goBack(carol, 'initiation'))).toEqual([
      403,
      'actor.role-missing',
    ]);
    expect(reasonOf(await goBack(alice, 'closing'))).toEqual([
      409,
      'phase.not-reached',
    ]);
    expect((await goBack(alice, 'initiation')).status).toBe(200);
    expect(await now()).toMatchObject({ phase: 'initiation' });
    for (const id of ['approval', 'go']) {
      expect(last(await gate(carol, id))).toMatchObject({
        status: 'lapsed',
        lapsed: [],
        ended: { by: alice, reason: 'Not thought through' },
      });
    }
    const { items } = (await get(carol, '/audit?limit=500')).body;
    expect(
      items
        .filter(
          ({ type }: AuditEntry) =>
            type === 'phase.reopened' || type === 'gate.lapsed',
        )
        .map(({ type, item }: AuditEntry) => [type, item]),
    ).toEqual([
      ['phase.reopened', 'initiation'],
      ['gate.lapsed', 'approval'],
      ['gate.lapsed', 'go'],
    ]);
    // And the way forward is open again.
    expect(last(await submitted()).number).toBe(2);
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
    expect(last(await submitted()).checks.map(each => each.outcome)).toEqual([
      'failed',
      'failed',
    ]);
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

  it('answer a repeated submission and decision as the first, by their keys', async () => {
    const { cutover, gate, submitted } = await portal.begun();
    const { hash } = last(await submitted());
    const once = () =>
      portal
        .as(bob)
        .post(`/cutovers/${cutover.id}/gates/approval/decisions`, {
          hash,
          decisions: [{ seat: 's1', verdict: 'approve' }],
        })
        .set('Idempotency-Key', `decide-${cutover.id}`);
    expect((await once()).status).toBe(201);
    expect((await once()).status).toBe(201);
    expect(last(await gate()).seats[0]).toMatchObject({
      decision: { by: bob },
      takenBack: [],
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
      last(seen).seats.map(({ state, deciders, allowed, ...seat }) => seat),
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

  it('show everybody what waits for them, over all cutovers, also as somebody’s substitute', async () => {
    const { cutover, submitted } = await portal.begun();
    await submitted();
    const workOf = async (who: string) => {
      const { body } = await portal.as(who).get('/work').expect(200);
      const mine = (each: { cutover: { id: string } }) =>
        each.cutover.id === cutover.id;
      return {
        decide: body.decide.filter(mine),
        do: body.do.filter(mine),
        waiting: body.waiting.filter(mine),
      };
    };
    expect((await workOf(bob)).decide).toMatchObject([
      { gate: 'approval', seats: ['s1'], dueAt: expect.any(String) },
    ]);
    expect((await workOf(alice)).decide).toEqual([]);
    expect((await workOf(alice)).do).toMatchObject([
      {
        activity: 'do-initiation',
        documents: [{ deliverable: 'report' }],
      },
    ]);
    expect((await workOf(carol)).waiting).toMatchObject([
      { gate: 'approval', waitingFor: [{ person: bob }, { person: dora }] },
    ]);
    const named = await portal.as(bob).post('/substitutions', {
      substitute: eve,
      start: '2020-01-01T00:00:00Z',
      end: '2099-01-01T00:00:00Z',
    });
    expect(named.status).toBe(201);
    expect((await workOf(eve)).decide).toMatchObject([
      { gate: 'approval', seats: ['s1'], onBehalfOf: bob },
    ]);
    const back = await portal.as(eve).post('/substitutions', {
      substitute: bob,
      start: '2020-01-01T00:00:00Z',
      end: '2099-01-01T00:00:00Z',
    });
    expect(faultsOf(back)).toEqual(['substitute substitution.cycle']);
  });

  it('let two people who name each other at the same moment not both succeed', async () => {
    const substitute = (who: string, other: string) =>
      portal.as(who).post('/substitutions', {
        substitute: other,
        start: '2095-01-01T00:00:00Z',
        end: '2095-02-01T00:00:00Z',
      });
    for (let time = 0; time < 5; time++) {
      const answers = await Promise.all([
        substitute(alice, dora),
        substitute(dora, alice),
      ]);
      expect(answers.map(({ status }) => status).sort()).toEqual([201, 400]);
      const made = answers.find(({ status }) => status === 201)?.body;
      await request(portal.server)
        .delete(`/api/cutover/substitutions/${made.id}`)
        .set('Authorization', mockCredentials.user.header(made.principal))
        .expect(204);
    }
  });
});
