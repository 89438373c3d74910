import { TestDatabases } from '@backstage/backend-test-utils';
import {
  cutoverTemplateSpecSchema,
  type CheckVerdict,
  type GateView,
  type RiskView,
} from '@backstage-cutover/plugin-cutover-common';
import { alice, bob, carol } from '../__testUtils__/company';
import {
  aRiskyTemplate,
  dora,
  rated,
  risksPortal,
  riskyCompany,
  templateEntity,
} from '../__testUtils__/risksPortal';

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_17'] });

jest.setTimeout(60_000);

const withParams = (check: string, params: object) =>
  cutoverTemplateSpecSchema.parse({
    ...aRiskyTemplate,
    phases: aRiskyTemplate.phases.map(phase =>
      phase.gate
        ? { ...phase, gate: { ...phase.gate, checks: [{ check, params }] } }
        : phase,
    ),
  });

const strict = withParams('risk.responses-complete', { done: true });
const broken = withParams('risk.none-at-or-above', {
  priority: 'high',
  basis: 'someday',
});
const mistaken = withParams('risk.drills-held', { all: true });

const entities = [
  ...riskyCompany,
  templateEntity('strict-change', strict),
  templateEntity('broken-change', broken),
  templateEntity('mistaken-change', mistaken),
];

const wordsOf = (verdict: CheckVerdict | undefined, language = 'en') =>
  (verdict?.explanation as Record<string, string>)[language];

describe.each(databases.eachSupportedId())(
  'Checks of risks on %s',
  databaseId => {
    let portal: Awaited<ReturnType<typeof risksPortal>>;

    beforeAll(async () => {
      portal = await risksPortal({
        knex: await databases.init(databaseId),
        entities,
      });
      await portal.offer('strict-change', strict);
      await portal.offer('broken-change', broken);
      await portal.offer('mistaken-change', mistaken);
    });

    async function begun(differently: Record<string, unknown> = {}) {
      const made = await portal.begun(differently);
      const checks = async (): Promise<Map<string, CheckVerdict>> => {
        const { body } = await made
          .get(alice, '/gates/approval/checks')
          .expect(200);
        return new Map(
          body.items.map((each: CheckVerdict) => [
            each.check.replace('risk.', ''),
            each,
          ]),
        );
      };
      /** What a check says, in English; nothing where it passes. */
      const fails = async (check: string) => {
        const found = (await checks()).get(check);
        return found?.outcome === 'passed' ? '' : wordsOf(found);
      };
      const settled = async () => {
        for (const id of ['failure', 'leaving']) {
          await made
            .post(alice, `/risk-proposals/${id}/dismiss`, { reason: 'No' })
            .expect(204);
        }
      };
      return { ...made, checks, fails, settled };
    }

    it('find risks that are not assessed, and proposals that nobody has settled', async () => {
      const { add, assess, checks, fails, settled } = await begun();
      const risk = await add();
      expect(await fails('assessed')).toBe(
        'Not assessed as they are now: R-1 The copy takes too long. Neither taken over nor dismissed: System failure, People leave',
      );
      expect(wordsOf((await checks()).get('assessed'), 'zh-CN')).toBe(
        '尚未评估现状：R-1 The copy takes too long；建议风险尚未采纳或排除：System failure (中文)、People leave (中文)',
      );
      await settled();
      expect(await fails('assessed')).not.toBe('');
      await assess(risk, { current: rated('low', 'low') });
      expect(await fails('assessed')).toBe('');
      expect((await checks()).get('assessed')?.facts).toEqual({
        risks: [{ risk: 1, status: 'assessed', current: 'low' }],
        proposals: [],
      });
    });

    it('find risks without a response, of high priority, with drills to come and acceptances that nobody decided', async () => {
      const { add, fails, write } = await begun();
      let risk = await add({ ratings: { current: rated('high', 'high') } });
      const step = async (
        who: string,
        path: string,
        body: object,
        method: 'post' | 'patch' = 'post',
      ) => {
        const answer = await write(who, risk, path, body, method).expect(200);
        risk = answer.body as RiskView;
      };
      const name = 'R-1 The copy takes too long';
      expect(await fails('responses-complete')).toBe(
        `Without a response: ${name}`,
      );
      expect(await fails('none-at-or-above')).toBe(
        `At the priority high or above: ${name}`,
      );
      expect(await fails('drills-held')).toBe('');
      expect(await fails('acceptances-valid')).toBe('');

      await step(alice, '/measures', {
        ...{ response: 'recovery-drill', owner: bob, due: '2099-01-01' },
        drill: { planned: '2099-01-01' },
      });
      expect(await fails('responses-complete')).toBe('');
      expect(await fails('drills-held')).toBe(
        'Not held, or not passed: R-1 recovery-drill',
      );
      await step(
        bob,
        `/measures/${risk.measures[0].id}`,
        { drill: { held: '2026-01-01', result: 'passed' } },
        'patch',
      );
      expect(await fails('drills-held')).toBe('');

      await step(alice, '/acceptance', { reason: 'Late', until: '2099-01-01' });
      expect(await fails('acceptances-valid')).toBe(
        `Not decided, or no longer valid: ${name}`,
      );
      await step(dora, '/acceptance/decision', { granted: true });
      expect(await fails('acceptances-valid')).toBe('');
      expect(await fails('none-at-or-above')).toBe('');
    });

    it('wait for measures to be done where the template says so', async () => {
      const { add, fails, write } = await begun({ template: 'strict-change' });
      const { body } = await write(alice, await add(), '/measures', {
        ...{ title: 'Measure', strategy: 'mitigate' },
        ...{ owner: bob, due: '2099-01-01' },
      }).expect(200);
      expect(await fails('responses-complete')).toMatch(
        /^Without a response that is carried out: R-1/,
      );
      await write(
        bob,
        body,
        `/measures/${body.measures[0].id}`,
        { status: 'done', evidence: 'Protocol' },
        'patch',
      ).expect(200);
      expect(await fails('responses-complete')).toBe('');
    });

    it('say in words what a template asks wrongly', async () => {
      const unknown = await begun({ template: 'broken-change' });
      const verdict = (await unknown.checks()).get('none-at-or-above');
      expect(verdict?.outcome).toBe('unknown');
      expect(wordsOf(verdict)).toMatch(/basis.*inherent/);
      const extra = await begun({ template: 'mistaken-change' });
      expect(await extra.fails('drills-held')).toMatch(/all/);
    });

    it('make risks part of what is reviewed: a new assessment ends approvals, and the cause is told by its field', async () => {
      const { add, assess, get, post, settled, write } = await begun();
      await settled();
      let risk = await add({ ratings: { current: rated('low', 'low') } });
      ({ body: risk } = await write(alice, risk, '/measures', {
        ...{ title: 'Measure', strategy: 'mitigate' },
        ...{ owner: bob, due: '2099-01-01' },
      }));
      const { body: submitted } = await post(
        carol,
        '/gates/approval/rounds',
        {},
      ).expect(201);
      const [round] = (submitted as GateView).rounds;
      expect(round.items.map(({ title }) => title)).toContain(
        'R-1 The copy takes too long',
      );
      const gate = async (): Promise<GateView> =>
        (await get(carol, '/gates/approval')).body;
      // That a measure is done is what was wanted.
      ({ body: risk } = await write(
        bob,
        risk,
        `/measures/${risk.measures[0].id}`,
        { status: 'done', evidence: 'Protocol' },
        'patch',
      ).expect(200));
      expect((await gate()).status).toBe('in-review');
      await assess(risk, { current: rated('low', 'high') });
      const { rounds, status } = await gate();
      expect(status).toBe('closed');
      expect(rounds[0].lapsed).toEqual([
        { item: `risk:${risk.id}`, fields: ['/ratings'] },
      ]);
    });
  },
);
