import { mockCredentials } from '@backstage/backend-test-utils';
import {
  cutoverTemplateSpecSchema,
  TEMPLATE_HASH_ANNOTATION,
  type Cutover,
  type GateView,
} from '@backstage-cutover/plugin-cutover-common';
import request from 'supertest';
import { sha256 } from '../audit/sha256';
import { aPortal } from './aPortal';
import { aTemplate, alice, bob, carol, company, entity } from './company';
import { anExam, aPractical, aQuestionnaire } from './trainingTemplate';

export const dora = 'user:default/dora';
export const eve = 'user:default/eve';

const both = (text: string) => ({ en: text, 'zh-CN': `${text} (中文)` });

/**
 * A sponsor leads, a coordinator keeps the plan; operations and security review a report at the end of the initiation,
 * then the sponsor approves; the implementation ends when any of them says so; the closing has no gate.
 */
export const aGatedTemplate = cutoverTemplateSpecSchema.parse({
  ...aTemplate,
  type: 'gated-change',
  roles: [
    ...aTemplate.roles,
    { id: 'operations', title: both('Operations'), min: 0 },
    { id: 'security', title: both('Security'), min: 0 },
  ],
  training: {
    assessments: [anExam, aPractical, aQuestionnaire],
    courses: [
      {
        ...aTemplate.training.courses[0],
        units: [{ id: 'first', title: both('First'), body: both('Read') }],
        assessments: ['exam', 'practice', 'feedback'],
      },
    ],
  },
  forms: [
    {
      id: 'report',
      title: both('Report'),
      schema: {
        type: 'object',
        required: ['summary'],
        properties: {
          summary: { type: 'string', title: both('Summary') },
          remark: { type: 'string', title: both('Remark'), material: false },
        },
      },
    },
  ],
  phases: aTemplate.phases.map(phase => {
    switch (phase.id) {
      case 'initiation':
        return {
          ...phase,
          activities: [
            {
              ...phase.activities[0],
              contributors: ['coordinator', 'operations'],
              deliverables: [{ id: 'report', form: 'report' }],
            },
          ],
          gate: {
            id: 'approval',
            title: both('Approval'),
            rules: [
              {
                id: 'departments',
                type: 'all',
                roles: ['operations', 'security'],
                onReject: 'collect-all',
                onEmpty: { escalate: 'sponsor' },
                due: 'P2D',
                escalateTo: 'sponsor',
              },
              {
                id: 'leader',
                type: 'all',
                roles: ['sponsor'],
                after: ['departments'],
              },
            ],
            checks: [
              { check: 'deliverables.complete' },
              { check: 'activities.done' },
            ],
            addSignersFrom: ['coordinator', 'security'],
            copyTo: ['coordinator'],
            emergency: { roles: ['sponsor'], reviewWithin: 'P3D' },
          },
        };
      case 'implementation':
        return {
          ...phase,
          gate: {
            id: 'go',
            title: both('Go'),
            rules: [
              { id: 'any', type: 'any', roles: ['operations', 'security'] },
            ],
            returnTo: ['security'],
          },
        };
      default:
        return phase;
    }
  }),
});

const hash = sha256(JSON.stringify(aGatedTemplate));

export const gatedCompany = [
  ...company,
  ...['eve', 'frank'].map(name => entity('User', name)),
  {
    ...entity('CutoverTemplate', 'gated-change'),
    apiVersion: 'cutover/v1',
    metadata: {
      name: 'gated-change',
      namespace: 'default',
      annotations: { [TEMPLATE_HASH_ANNOTATION]: hash },
    },
  },
];

export const gatedTeam = {
  sponsor: [alice],
  coordinator: [carol],
  operations: [bob],
  security: [dora],
};

/** The round that a gate has come to. */
export const lastRound = ({ rounds }: GateView) => rounds.at(-1)!;

/** A backend that offers the template with gates. */
export async function gatesPortal(options: Parameters<typeof aPortal>[0]) {
  const portal = await aPortal({ entities: gatedCompany, ...options });
  await portal.service
    .post('/templates', {
      ref: 'cutovertemplate:default/gated-change',
      spec: aGatedTemplate,
    })
    .expect(200);

  /** A new cutover, and what people do with its gates; with the approval where no other is named. */
  async function begun(differently: Record<string, unknown> = {}) {
    const cutover: Cutover = await portal.started({
      template: 'gated-change',
      team: gatedTeam,
      ...differently,
    });
    const url = `/api/cutover/cutovers/${cutover.id}`;
    const post = (who: string, path: string, body: object = {}) =>
      request(portal.server)
        .post(`${url}${path}`)
        .set('Authorization', mockCredentials.user.header(who))
        .send(body);
    const get = (who: string, path = '') =>
      request(portal.server)
        .get(`${url}${path}`)
        .set('Authorization', mockCredentials.user.header(who));
    const gate = async (who = carol, id = 'approval'): Promise<GateView> =>
      (await get(who, `/gates/${id}`).expect(200)).body;
    /** Everything that the checks of the approval ask for. */
    const prepared = async (summary = 'It pays') => {
      await post(bob, '/deliverables/report/revisions', {
        data: { summary },
      }).expect(201);
      for (const [version, status] of [
        [1, 'in-progress'],
        [2, 'done'],
      ] as const) {
        await portal
          .as(alice)
          .patch(`/cutovers/${cutover.id}/activities/do-initiation`, version, {
            status,
          })
          .expect(200);
      }
    };
    const submitted = async (body: object = {}): Promise<GateView> =>
      (await post(carol, '/gates/approval/rounds', body).expect(201)).body;
    /** Decides on all seats of somebody that are open. */
    const decide = async (
      who: string,
      verdict: 'approve' | 'reject' | 'abstain' = 'approve',
      id = 'approval',
    ) => {
      const round = (await gate(who, id)).rounds.at(-1);
      const seats = round?.seats.filter(
        each => each.state === 'open' && each.deciders.includes(who),
      );
      return post(who, `/gates/${id}/decisions`, {
        hash: round?.hash,
        decisions: seats?.map(({ id: seat }) => ({
          seat,
          verdict,
          ...(verdict === 'reject' ? { comment: 'Not so' } : {}),
        })),
      });
    };
    const now = async (): Promise<Cutover> =>
      (await get(carol).expect(200)).body;
    return { cutover, get, post, gate, prepared, submitted, decide, now };
  }

  return { ...portal, begun };
}
