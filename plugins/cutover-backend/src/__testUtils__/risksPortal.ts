import { mockCredentials } from '@backstage/backend-test-utils';
import {
  cutoverTemplateSpecSchema,
  TEMPLATE_HASH_ANNOTATION,
  type Cutover,
  type CutoverTemplateSpec,
  type RiskRegister,
  type RiskView,
} from '@backstage-cutover/plugin-cutover-common';
import request from 'supertest';
import { sha256 } from '../audit/sha256';
import { aPortal } from './aPortal';
import { aTemplate, alice, bob, carol, company, entity } from './company';

export const dora = 'user:default/dora';
export const eve = 'user:default/eve';

const both = (text: string) => ({ en: text, 'zh-CN': `${text} (中文)` });
const named = (id: string) => ({ id, title: both(id) });

/**
 * A sponsor and a director lead, a coordinator manages, operations have no say. Two standard risks are proposed; the
 * gate at the end of the initiation asks for all that can be asked of risks.
 */
export const aRiskyTemplate = cutoverTemplateSpecSchema.parse({
  ...aTemplate,
  type: 'risky-change',
  roles: [
    ...aTemplate.roles,
    { ...named('director'), leads: true, min: 0 },
    { ...named('operations'), min: 0 },
  ],
  phases: aTemplate.phases.map(phase =>
    phase.id === 'initiation'
      ? {
          ...phase,
          gate: {
            id: 'approval',
            title: both('Approval'),
            rules: [{ id: 'leader', type: 'any', roles: ['sponsor'] }],
            checks: [
              { check: 'risk.assessed' },
              { check: 'risk.responses-complete' },
              { check: 'risk.none-at-or-above', params: { priority: 'high' } },
              { check: 'risk.acceptances-valid' },
              { check: 'risk.drills-held' },
            ],
          },
        }
      : phase,
  ),
  risk: {
    ...aTemplate.risk,
    dimensions: [named('goals'), named('customers')],
    categories: [
      {
        ...named('technical'),
        responses: [
          { ...named('more-testing'), strategy: 'mitigate' },
          { ...named('recovery-drill'), strategy: 'mitigate', drill: true },
        ],
      },
      { ...named('people'), responses: [] },
    ],
    standardRisks: [
      {
        id: 'failure',
        title: both('System failure'),
        category: 'technical',
        cause: both('Load'),
        event: both('It fails'),
        consequence: both('Nobody can order'),
        phase: 'implementation',
        ownerRole: 'operations',
        likelihood: 'high',
        impact: { goals: 'low', customers: 'high' },
        responses: ['more-testing'],
      },
      {
        id: 'leaving',
        title: both('People leave'),
        category: 'people',
        cause: both('Pay'),
        event: both('They leave'),
        consequence: both('Nobody knows'),
        phase: 'closing',
        ownerRole: 'sponsor',
        likelihood: 'low',
        impact: { goals: 'high' },
      },
    ],
  },
});

export function templateEntity(name: string, spec: CutoverTemplateSpec) {
  return {
    ...entity('CutoverTemplate', name),
    apiVersion: 'cutover/v1',
    metadata: {
      name,
      namespace: 'default',
      annotations: {
        [TEMPLATE_HASH_ANNOTATION]: sha256(JSON.stringify(spec)),
      },
    },
  };
}

export const riskyCompany = [
  ...company,
  ...['eve', 'frank'].map(name => entity('User', name)),
  templateEntity('risky-change', aRiskyTemplate),
];

export const riskyTeam = {
  sponsor: [alice],
  coordinator: [carol],
  director: [dora],
  operations: [bob],
};

/** Steps of both dimensions alike. */
export const rated = (likelihood: string, impact: string) => ({
  likelihood,
  impact: { goals: impact, customers: 'low' },
});

/** A risk with nothing wrong in it. */
export function aRiskBody(differently: Record<string, unknown> = {}) {
  return {
    title: 'The copy takes too long',
    category: 'technical',
    cause: 'Nobody has measured it',
    event: 'The window is over before the copy is',
    consequence: 'The shop stays closed',
    owner: bob,
    phase: 'implementation',
    ...differently,
  };
}

/** A backend that offers a template with risks. */
export async function risksPortal(options: Parameters<typeof aPortal>[0]) {
  const portal = await aPortal({ entities: riskyCompany, ...options });
  const offer = (name: string, spec: CutoverTemplateSpec) =>
    portal.service
      .post('/templates', { ref: `cutovertemplate:default/${name}`, spec })
      .expect(200);
  await offer('risky-change', aRiskyTemplate);

  /** A new cutover, and what people do with its risks. */
  async function begun(differently: Record<string, unknown> = {}) {
    const cutover: Cutover = await portal.started({
      template: 'risky-change',
      team: riskyTeam,
      ...differently,
    });
    const url = `/api/cutover/cutovers/${cutover.id}`;
    const call = (
      who: string,
      method: 'get' | 'post' | 'patch',
      path: string,
      version?: number,
    ) => {
      const made = request(portal.server)
        [method](`${url}${path}`)
        .set('Authorization', mockCredentials.user.header(who));
      return version ? made.set('If-Match', `"${version}"`) : made;
    };
    const get = (who: string, path: string) => call(who, 'get', path);
    const post = (who: string, path: string, body: object) =>
      call(who, 'post', path).send(body);
    const add = async (
      body: Record<string, unknown> = {},
      who = alice,
    ): Promise<RiskView> =>
      (await post(who, '/risks', aRiskBody(body)).expect(201)).body;
    /** A write of a risk as it was read. */
    const write = (
      who: string,
      { id, version }: RiskView,
      path: string,
      body: object,
      method: 'post' | 'patch' = 'post',
    ) => call(who, method, `/risks/${id}${path}`, version).send(body);
    const assess = async (
      risk: RiskView,
      ratings: object,
      who = alice,
    ): Promise<RiskView> =>
      (await write(who, risk, '/assessments', { ratings }).expect(200)).body;
    const register = async (who = alice, query = ''): Promise<RiskRegister> =>
      (await get(who, `/risks${query}`).expect(200)).body;
    return { cutover, call, get, post, add, write, assess, register };
  }

  return { ...portal, offer, begun };
}
