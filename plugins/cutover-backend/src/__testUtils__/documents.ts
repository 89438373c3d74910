import {
  cutoverTemplateSpecSchema,
  TEMPLATE_HASH_ANNOTATION,
} from '@backstage-cutover/plugin-cutover-common';
import { sha256 } from '../audit/sha256';
import { aTemplate, entity } from './company';

const SECRET = 'sponsor';

/**
 * The small change with documents: the sponsor and the coordinator write a report, in which only the sponsor may see the
 * costs and the contract, and only the coordinator may set the date; machines hand in test results; a plan begins with what the report says.
 */
export const aTemplateWithDocuments = cutoverTemplateSpecSchema.parse({
  ...aTemplate,
  type: 'documented-change',
  forms: [
    {
      id: 'report',
      title: { en: 'Report', 'zh-CN': '报告' },
      schema: {
        type: 'object',
        required: ['summary'],
        properties: {
          summary: { type: 'string', title: 'Summary', minLength: 3 },
          date: { type: 'string', format: 'date', title: 'Date' },
          costs: { type: 'number', title: 'Costs' },
          proof: { type: 'string', format: 'cutover-file', title: 'Proof' },
          contract: {
            type: 'string',
            format: 'cutover-file',
            title: 'Contract',
          },
          hasRisk: { type: 'boolean', title: 'Is there a risk' },
          tasks: {
            type: 'array',
            title: 'Tasks',
            items: {
              type: 'object',
              required: ['task'],
              properties: {
                task: { type: 'string', title: 'Task', minLength: 1 },
                price: { type: 'number', title: 'Price' },
              },
            },
          },
        },
        if: { required: ['hasRisk'], properties: { hasRisk: { const: true } } },
        then: {
          required: ['risk'],
          properties: { risk: { type: 'string', title: 'Risk' } },
        },
      },
      rights: [
        { fields: ['costs', 'contract', 'tasks.price'], read: [SECRET] },
        { fields: ['date'], edit: ['coordinator'] },
      ],
    },
    {
      id: 'results',
      title: { en: 'Test results', 'zh-CN': '测试结果' },
      schema: {
        type: 'object',
        required: ['passed'],
        properties: { passed: { type: 'integer', minimum: 0 } },
      },
    },
    {
      id: 'plan',
      title: { en: 'Plan', 'zh-CN': '计划' },
      schema: {
        type: 'object',
        properties: {
          goals: { type: 'string' },
          basis: { type: 'string' },
          price: { type: 'number' },
          systems: {
            type: 'array',
            items: {
              type: 'object',
              properties: {
                ref: { type: 'string' },
                owner: { type: 'string' },
              },
            },
          },
        },
      },
    },
  ],
  phases: aTemplate.phases.map(phase =>
    phase.id === 'initiation'
      ? {
          ...phase,
          activities: [
            {
              ...phase.activities[0],
              contributors: ['coordinator'],
              reviews: ['report'],
              deliverables: [
                { id: 'report', form: 'report' },
                {
                  id: 'results',
                  form: 'results',
                  machines: true,
                  required: false,
                },
                {
                  id: 'plan',
                  form: 'plan',
                  required: false,
                  prefill: [
                    { field: 'goals', from: { cutover: 'goals' } },
                    {
                      field: 'basis',
                      from: { deliverable: 'report', field: 'summary' },
                    },
                    {
                      field: 'price',
                      from: { deliverable: 'report', field: 'costs' },
                    },
                    {
                      field: 'systems',
                      from: {
                        catalog: 'targets',
                        columns: { ref: 'ref', owner: 'owner' },
                      },
                    },
                  ],
                },
              ],
            },
          ],
        }
      : phase,
  ),
});

const hash = sha256(JSON.stringify(aTemplateWithDocuments));

export const documentsEntity = {
  ...entity('CutoverTemplate', 'documented-change'),
  apiVersion: 'cutover/v1',
  metadata: {
    name: 'documented-change',
    namespace: 'default',
    annotations: { [TEMPLATE_HASH_ANNOTATION]: hash },
  },
};
