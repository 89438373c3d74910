import { mockCredentials, TestDatabases } from '@backstage/backend-test-utils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import type { GateView } from '@backstage-cutover/plugin-cutover-common';
import request from 'supertest';
import { aBody, alice, bob, carol } from './__testUtils__/company';
import { dora, eve, gatesPortal } from './__testUtils__/gatesPortal';
import { anExam } from './__testUtils__/trainingTemplate';
import { createRouter } from './router';

const databases = TestDatabases.create({ ids: ['SQLITE_3'] });

jest.setTimeout(120_000);

const stranger = 'user:default/stranger';
const blind = 'user:default/blind';
const service = 'service';
/** Holds a role, and is asked for nothing. */
const another = 'user:default/frank';

/** Leads, keeps the plan, two who decide, owns the cutover, reads only, reads nothing, is a machine. */
const PEOPLE = [alice, carol, bob, dora, eve, stranger, blind, service];

type State = 'running' | 'cancelled';

/** Who may use a route, with what, and what that is answered with while the cutover runs: 2xx unless it says otherwise. */
interface Rule {
  may: string[] | 'readers' | 'people' | 'signed in' | 'services';
  body?: (known: Known, who: string) => object;
  query?: string;
  answer?: number;
  /** Whether a cutover that is over still takes it. */
  whenOver?: boolean;
  /** What stands in the path, where it is not what most routes have there. */
  places?: Record<string, string>;
  version?: (known: Known) => number;
}

interface Known {
  id: string;
  version: number;
  hash: string;
  draft: number;
  /** Version of the risk that somebody has asked to accept. */
  risk: number;
}

const team = [alice, carol, bob, dora];
const writers = [alice, carol, bob];
const read: Rule = { may: 'readers', whenOver: true };
/** Owned by dora; asked for by carol, so that alice decides. */
const aRisk = {
  ...{ title: 'The copy is slow', category: 'any', owner: dora },
  phase: 'implementation',
};
const onRisk = (body: object): Rule => ({
  may: team,
  body: () => body,
  version: ({ risk }) => risk,
});
const onSeat = (rule: Partial<Rule>): Rule => ({ may: [bob], ...rule });
/** Lead, or keep the plan. */
const planners = [alice, carol];
/** Need the course: by a role, and because they were assigned. */
const trainees = [alice, bob];
const training = '/cutovers/:id/training';
const course = `${training}/courses/:course`;
const session = `${training}/sessions/:session`;
const attempt = `${training}/attempts/:attempt`;
const versions = `${training}/assessments/:assessment/versions`;
const sessionTimes = {
  start: '2099-01-01T09:00:00Z',
  end: '2099-01-01T10:00:00Z',
};

const RULES: Record<string, Rule> = {
  'get /templates': { may: 'signed in' },
  'get /templates/:ref': { may: 'signed in' },
  'post /templates': { may: 'services', body: () => ({}), answer: 400 },
  'get /changes': { may: 'services', query: '?after=0' },
  'get /cutovers': { may: 'signed in' },
  'post /cutovers': { may: 'people', body: () => aBody() },
  'get /cutovers/:id': read,
  'get /cutovers/:id/template': read,
  'get /cutovers/:id/allowed': read,
  'patch /cutovers/:id': {
    may: [alice, carol, eve],
    body: () => ({ scope: 'All of it' }),
    version: ({ version }) => version,
  },
  'post /cutovers/:id/cancel': {
    may: [alice, eve],
    body: () => ({ reason: 'Enough' }),
    version: ({ version }) => version,
  },
  'post /cutovers/:id/phases/:phase/complete': {
    may: [alice],
    body: () => ({ comment: 'Over' }),
    version: ({ version }) => version,
    answer: 409,
  },
  'post /cutovers/:id/phases/:phase/reopen': {
    may: [alice],
    body: () => ({ reason: 'Not thought through' }),
    version: ({ version }) => version,
    // The first phase is in progress.
    answer: 409,
  },
  'get /cutovers/:id/template/move': { may: [alice, carol, eve] },
  'post /cutovers/:id/template/move': {
    may: [alice, carol, eve],
    body: () => ({ hash: 'f'.repeat(64), reason: 'The policy has changed' }),
    version: ({ version }) => version,
    // The template has no newer version.
    answer: 409,
  },
  'get /cutovers/:id/audit': read,
  'get /cutovers/:id/audit/verify': read,
  'get /cutovers/:id/audit.jsonl': read,
  'get /cutovers/:id/activities': read,
  'patch /cutovers/:id/activities/:activity': {
    may: [alice, carol],
    body: () => ({ status: 'in-progress' }),
    version: () => 1,
  },
  'get /cutovers/:id/deliverables': read,
  'get /cutovers/:id/deliverables/:deliverable': read,
  'get /cutovers/:id/deliverables/:deliverable/copy-sources': read,
  'get /cutovers/:id/deliverables/:deliverable/revisions': read,
  'get /cutovers/:id/deliverables/:deliverable/revisions/:number': read,
  'get /cutovers/:id/deliverables/:deliverable/difference': {
    ...read,
    query: '?from=0&to=1',
  },
  'patch /cutovers/:id/deliverables/:deliverable/draft': {
    may: writers,
    body: () => ({ data: { summary: 'Better' } }),
    version: ({ draft }) => draft,
  },
  'delete /cutovers/:id/deliverables/:deliverable/draft': {
    may: writers,
    version: ({ draft }) => draft,
  },
  'post /cutovers/:id/deliverables/:deliverable/draft/copy': {
    may: writers,
    body: ({ id }) => ({ cutover: id }),
    version: ({ draft }) => draft,
    answer: 400,
  },
  'post /cutovers/:id/deliverables/:deliverable/revisions': {
    may: writers,
    body: () => ({ data: { summary: 'Better' } }),
  },
  'put /cutovers/:id/deliverables/:deliverable/presence': {
    may: 'readers',
    whenOver: true,
  },
  'get /cutovers/:id/deliverables/:deliverable/comments': read,
  'post /cutovers/:id/deliverables/:deliverable/comments': {
    may: [...team, eve],
    body: () => ({ text: 'Well' }),
  },
  'post /cutovers/:id/deliverables/:deliverable/comments/:comment/answers': {
    may: [...team, eve],
    body: () => ({ text: 'Well' }),
  },
  'post /cutovers/:id/deliverables/:deliverable/comments/:comment/resolve': {
    may: writers,
  },
  'post /cutovers/:id/deliverables/:deliverable/comments/:comment/reopen': {
    may: [...team, eve],
    answer: 409,
  },
  'get /cutovers/:id/deliverables/:deliverable/files': read,
  'post /cutovers/:id/deliverables/:deliverable/files': {
    may: writers,
    query: '?name=other.txt',
  },
  'get /cutovers/:id/deliverables/:deliverable/files/:file': read,
  'delete /cutovers/:id/deliverables/:deliverable/files/:file': {
    may: writers,
  },
  'get /cutovers/:id/gates': read,
  'get /cutovers/:id/gates/:gate': read,
  'get /cutovers/:id/gates/:gate/checks': read,
  'get /cutovers/:id/gates/:gate/status': read,
  'post /cutovers/:id/gates/:gate/rounds': {
    may: [alice, carol],
    body: () => ({}),
    answer: 409,
  },
  'post /cutovers/:id/gates/:gate/decisions': {
    may: [bob],
    body: ({ hash }) => ({
      hash,
      decisions: [{ seat: 's1', verdict: 'approve' }],
    }),
  },
  'post /cutovers/:id/gates/:gate/withdraw': { may: [carol], body: () => ({}) },
  'post /cutovers/:id/gates/:gate/urge': {
    may: team,
    body: () => ({}),
  },
  'post /cutovers/:id/gates/:gate/copies': {
    may: team,
    body: () => ({ to: [eve] }),
  },
  'post /cutovers/:id/gates/:gate/emergency': {
    may: [alice],
    body: () => ({ reason: 'It burns' }),
  },
  'post /cutovers/:id/gates/:gate/seats/:seat/signers': onSeat({
    body: () => ({ person: another, position: 'after' }),
  }),
  'post /cutovers/:id/gates/:gate/seats/:seat/remove': onSeat({
    body: () => ({ reason: 'No need' }),
    answer: 409,
  }),
  'post /cutovers/:id/gates/:gate/seats/:seat/transfer': onSeat({
    body: () => ({ to: alice }),
  }),
  'post /cutovers/:id/gates/:gate/seats/:seat/recall': onSeat({
    answer: 403,
  }),
  'post /cutovers/:id/gates/:gate/seats/:seat/take-back': onSeat({
    answer: 409,
  }),
  'post /cutovers/:id/gates/:gate/seats/:seat/questions': onSeat({
    body: () => ({ of: eve, question: 'Is it good?' }),
  }),
  'post /cutovers/:id/gates/:gate/seats/:seat/questions/stop': onSeat({
    answer: 409,
  }),
  'post /cutovers/:id/gates/:gate/seats/:seat/answers': onSeat({
    body: () => ({ answer: 'Yes' }),
    answer: 409,
  }),
  'post /cutovers/:id/gates/:gate/seats/:seat/return': onSeat({
    body: ({ hash }) => ({
      hash,
      comment: 'Once more',
      items: ['deliverable:report'],
    }),
  }),
  'get /risks': { may: 'signed in', query: '?entity=component:default/shop' },
  'get /risks/sum': {
    may: 'signed in',
    query: '?entity=component:default/shop',
  },
  'get /cutovers/:id/risks': read,
  'get /cutovers/:id/risks/exposure': read,
  'get /cutovers/:id/risks/:risk/assessments': read,
  'post /cutovers/:id/risks': { may: team, body: () => aRisk },
  'post /cutovers/:id/risk-proposals/:standard/dismiss': {
    may: team,
    body: () => ({ reason: 'Not here' }),
    // The template proposes none.
    answer: 404,
  },
  'post /cutovers/:id/risks/import': {
    may: team,
    body: () => ({ rows: [aRisk] }),
  },
  'patch /cutovers/:id/risks/:risk': onRisk({ title: 'It is slow' }),
  'post /cutovers/:id/risks/:risk/assessments': onRisk({
    ratings: { current: { likelihood: 'low', impact: { time: 'low' } } },
  }),
  'post /cutovers/:id/risks/:risk/measures': onRisk({
    ...{ title: 'Measure it', strategy: 'mitigate' },
    ...{ owner: alice, due: '2099-01-01' },
  }),
  'patch /cutovers/:id/risks/:risk/measures/:measure': onRisk({
    status: 'done',
    evidence: 'See there',
  }),
  'post /cutovers/:id/risks/:risk/acceptance': {
    ...onRisk({ reason: 'It is late', until: '2099-01-01' }),
    // Somebody has asked already.
    answer: 409,
  },
  'post /cutovers/:id/risks/:risk/acceptance/decision': {
    ...onRisk({ granted: true }),
    may: [alice],
  },
  'post /cutovers/:id/risks/:risk/occur': {
    ...onRisk({ reason: 'It was' }),
    may: [alice, carol, dora],
  },
  'post /cutovers/:id/risks/:risk/close': {
    ...onRisk({ reason: 'It is over' }),
    may: [alice, carol, dora],
  },
  'post /cutovers/:id/risks/:risk/reopen': {
    ...onRisk({ reason: 'It is not over' }),
    may: [alice, carol, dora],
    answer: 409,
  },
  'get /training/mine': { may: 'signed in' },
  'get /training/mine/calendar.ics': { may: 'signed in' },
  'get /training/readiness': {
    may: 'signed in',
    query: '?entity=component:default/shop',
  },
  'get /training/assessments': {
    may: 'signed in',
    query: `?entity=${alice}`,
  },
  [`get ${training}`]: read,
  [`get ${training}/people`]: read,
  [`post ${training}/courses`]: {
    may: planners,
    body: () => ({
      course: {
        ...{ id: 'more', title: 'More', content: ['process'] },
        ...{ method: 'internal', audience: ['sponsor'] },
        finishBefore: { phase: 'implementation' },
      },
    }),
  },
  [`post ${training}/questions`]: {
    may: planners,
    body: () => ({ gift: 'So? {TRUE}' }),
  },
  [`get ${course}`]: read,
  [`patch ${course}`]: {
    may: planners,
    body: () => ({ externalTrainer: 'Erika' }),
    version: () => 1,
  },
  [`post ${course}/audience`]: {
    may: planners,
    body: () => ({ add: [dora] }),
  },
  [`post ${course}/sessions`]: { may: planners, body: () => sessionTimes },
  [`post ${course}/units/:unit/read`]: { may: 'readers', whenOver: true },
  [`post ${course}/people/:person/decision`]: {
    // Who leads decides about people of whom the catalog names no department.
    may: [alice],
    body: () => ({
      ...{ assessment: 'exam', decision: 'release', reason: 'No need' },
    }),
    // No attempts are used up.
    answer: 409,
  },
  [`post ${course}/reminders`]: { may: planners, body: () => ({}) },
  [`patch ${session}`]: {
    may: planners,
    body: () => ({ place: 'Room 1' }),
    version: () => 1,
  },
  [`post ${session}/cancel`]: {
    may: planners,
    body: () => ({ reason: 'Nobody comes' }),
    version: () => 1,
  },
  [`post ${session}/seat`]: { may: trainees },
  [`delete ${session}/seat`]: { may: [...team, eve, stranger] },
  [`get ${session}/seats`]: read,
  [`post ${session}/attendance`]: {
    may: planners,
    body: () => ({ attended: [bob] }),
    // It has yet to begin.
    answer: 409,
  },
  [`get ${session}/calendar.ics`]: read,
  // Alice may sit the exam, and so never sees its answers.
  [`get ${versions}`]: { may: [carol] },
  [`post ${versions}`]: {
    may: [carol],
    body: () => ({ definition: { ...anExam, passMark: 0.9 } }),
    version: () => 1,
  },
  [`post ${course}/assessments/:assessment/attempts`]: { may: trainees },
  [`get ${attempt}`]: { may: [alice] },
  [`put ${attempt}/answers/:question`]: {
    may: [alice],
    body: () => ({ answer: true }),
    whenOver: true,
  },
  [`post ${attempt}/hand-in`]: {
    may: [alice],
    body: () => ({}),
    whenOver: true,
  },
  [`get ${course}/assessments/:assessment/questionnaire`]: {
    ...read,
    places: { assessment: 'feedback' },
  },
  [`post ${course}/assessments/:assessment/questionnaire`]: {
    may: trainees,
    body: () => ({ answers: { grade: 4, pace: 'right' } }),
    places: { assessment: 'feedback' },
  },
  [`post ${course}/assessments/:assessment/practicals`]: {
    may: planners,
    body: () => ({
      person: bob,
      levels: { speed: 'fast', care: 'careful' },
    }),
    places: { assessment: 'practice' },
  },
  [`get ${course}/assessments/:assessment/rubric`]: {
    ...read,
    places: { assessment: 'practice' },
  },
  [`get ${course}/assessments/:assessment/results`]: { may: planners },
  [`get ${course}/assessments/:assessment/results.csv`]: { may: planners },
  'get /work': { may: 'signed in' },
  'get /substitutions': { may: 'signed in' },
  'post /substitutions': {
    may: 'people',
    body: (_, who) => ({
      substitute: who === eve ? dora : eve,
      start: who === eve ? '2091-01-01T00:00:00Z' : '2090-01-01T00:00:00Z',
      end: who === eve ? '2091-02-01T00:00:00Z' : '2090-02-01T00:00:00Z',
    }),
  },
  'delete /substitutions/:substitution': { may: 'signed in', answer: 404 },
};

/** Every route as the router knows it. */
function routes(): string[] {
  const router = createRouter({} as Parameters<typeof createRouter>[0]);
  return router.stack.flatMap(({ route }) =>
    route
      ? Object.keys(Object(route).methods).map(
          method => `${method} ${String(route.path)}`,
        )
      : [],
  );
}

describe('Every route', () => {
  let portal: Awaited<ReturnType<typeof gatesPortal>>;

  beforeAll(async () => {
    portal = await gatesPortal({
      knex: await databases.init('SQLITE_3'),
      decide: (permission, user) => ({
        result:
          user === blind && permission !== 'cutover.create'
            ? AuthorizeResult.DENY
            : AuthorizeResult.ALLOW,
      }),
    });
  });

  const header = (who: string) =>
    who === service
      ? mockCredentials.service.header()
      : mockCredentials.user.header(who);

  function send(route: string, who: string, known: Known & Places) {
    const [method, template] = route.split(' ');
    const rule = RULES[route];
    const path = Object.entries({ ...known.places, ...rule.places }).reduce(
      (filled, [name, value]) => filled.replace(`:${name}`, value),
      template,
    );
    const call = request(portal.server)
      [method as 'get'](`/api/cutover${path}${rule.query ?? ''}`)
      .set('Authorization', header(who));
    if (rule.version) call.set('If-Match', `"${rule.version(known)}"`);
    if (route.endsWith('/files')) {
      return call.set('Content-Type', 'application/octet-stream').send('Text');
    }
    return rule.body ? call.send(rule.body(known, who)) : call;
  }

  interface Places {
    places: Record<string, string>;
  }

  /** A risk with a measure, of which somebody asks that it is accepted. */
  async function aRiskOf(
    post: Awaited<ReturnType<typeof portal.begun>>['post'],
    id: string,
  ) {
    const { body: added } = await post(carol, '/risks', {
      ...aRisk,
      ratings: { current: { likelihood: 'high', impact: { time: 'high' } } },
    }).expect(201);
    const write = (path: string, version: number, body: object) =>
      portal
        .as(carol)
        .act(`/cutovers/${id}/risks/${added.id}${path}`, version, body)
        .expect(200);
    const { body: measured } = await write('/measures', 1, {
      ...{ title: 'Test', strategy: 'mitigate' },
      ...{ owner: alice, due: '2099-01-01' },
    });
    const { body: asked } = await write('/acceptance', 2, {
      reason: 'It costs',
      until: '2099-01-01',
    });
    return {
      risk: added.id,
      version: asked.version,
      measure: measured.measures[0].id,
    };
  }

  /** A session, and an attempt that Alice has begun. */
  async function trainingOf(
    post: Awaited<ReturnType<typeof portal.begun>>['post'],
  ) {
    const basics = '/training/courses/basics';
    await post(carol, `${basics}/audience`, { add: [bob] }).expect(200);
    const { body: planned } = await post(
      carol,
      `${basics}/sessions`,
      sessionTimes,
    ).expect(201);
    const { body: paper } = await post(
      alice,
      `${basics}/assessments/exam/attempts`,
    ).expect(201);
    return { session: planned.id, attempt: paper.attempt.id };
  }

  /** A cutover with a report, a comment, a file, a risk, an exam that is being sat and a gate under review. */
  async function furnished(state: State): Promise<Known & Places> {
    const { cutover, gate, get, post, submitted } = await portal.begun({
      owner: eve,
      team: {
        sponsor: [alice],
        coordinator: [carol, another],
        operations: [bob],
        security: [dora],
      },
    });
    const document = '/deliverables/report';
    await post(bob, `${document}/revisions`, {
      data: { summary: 'It pays' },
    }).expect(201);
    const comment = await post(bob, `${document}/comments`, { text: 'Hm' });
    const file = await request(portal.server)
      .post(`/api/cutover/cutovers/${cutover.id}${document}/files?name=a.txt`)
      .set('Authorization', header(bob))
      .set('Content-Type', 'application/octet-stream')
      .send('Text');
    expect([comment.status, file.status]).toEqual([201, 201]);
    const {
      risk,
      version: riskVersion,
      measure,
    } = await aRiskOf(post, cutover.id);
    const trained = await trainingOf(post);
    await submitted();
    const rounds = ((await gate()) as GateView).rounds;
    const { body: view } = await get(bob, document);
    let { version } = (await get(alice)).body;
    if (state === 'cancelled') {
      const { body } = await portal
        .as(alice)
        .act(`/cutovers/${cutover.id}/cancel`, version, { reason: 'Enough' });
      version = body.version;
    }
    return {
      id: cutover.id,
      version,
      hash: rounds[0].hash,
      draft: view.version,
      risk: riskVersion,
      places: {
        id: cutover.id,
        phase: 'initiation',
        activity: 'do-initiation',
        deliverable: 'report',
        number: '1',
        comment: comment.body.id,
        file: file.body.id,
        gate: 'approval',
        seat: 's1',
        ...{ risk, measure, standard: 'rain' },
        ...{ ...trained, course: 'basics', assessment: 'exam' },
        ...{ unit: 'first', question: 'claim' },
        person: encodeURIComponent(bob),
        substitution: '00000000-0000-4000-8000-000000000000',
        ref: 'gated-change',
      },
    };
  }

  function mayUse({ may }: Rule, who: string): boolean {
    switch (may) {
      case 'signed in':
        return true;
      case 'readers':
        return who !== blind;
      case 'people':
        return who !== service;
      case 'services':
        return who === service;
      default:
        return may.includes(who);
    }
  }

  it('has a rule', () => {
    expect(routes().sort()).toEqual(Object.keys(RULES).sort());
  });

  describe.each(Object.keys(RULES))('%s', route => {
    const rule = RULES[route];
    const isWrite = !route.startsWith('get ');
    const about = route.includes('/cutovers/:id');

    it('lets in whom the rule lets in, and nobody else', async () => {
      const known = await furnished('running');
      const trail = async () =>
        (await portal.as(alice).get(`/cutovers/${known.id}/audit?limit=500`))
          .body.items.length;
      const before = await trail();
      for (const who of PEOPLE.filter(each => !mayUse(rule, each))) {
        const { status, body } = await send(route, who, known);
        const expected = about && who === blind ? [404] : [403, 404, 409];
        expect([who, body.error?.message, expected.includes(status)]).toEqual([
          who,
          body.error?.message,
          true,
        ]);
      }
      expect(await trail()).toBe(before);
      for (const who of PEOPLE.filter(each => mayUse(rule, each))) {
        // What one has changed is not there any more for the next.
        const fresh = isWrite && about ? await furnished('running') : known;
        const { status, body } = await send(route, who, fresh);
        const fits = rule.answer ? status === rule.answer : status < 300;
        expect([who, status, body.error?.message, fits]).toEqual([
          who,
          status,
          body.error?.message,
          true,
        ]);
      }
    });

    if (isWrite && about && !rule.whenOver) {
      it('changes nothing of a cutover that is over', async () => {
        const known = await furnished('cancelled');
        for (const who of PEOPLE) {
          const { status } = await send(route, who, known);
          expect([who, status >= 400 && status < 500]).toEqual([who, true]);
        }
      });
    }
  });
});
