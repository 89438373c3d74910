import { writeTemplate } from './writeTemplate.mjs';

/** Fields of the large form, rows of its table, and fields of the small form that it is compared with. */
export const FIELDS = 300;
export const ROWS = 200;
const FEW = 10;

const both = text => ({ en: text, 'zh-CN': text });

const textFields = count =>
  Object.fromEntries(
    Array.from({ length: count }, (_, index) => [
      `text${index + 1}`,
      {
        type: 'string',
        title: `Text ${index + 1}`,
        minLength: 1,
        maxLength: 200,
        pattern: '^[A-Za-z0-9 .,-]*$',
      },
    ]),
  );

const table = {
  type: 'array',
  title: 'Rows',
  items: {
    type: 'object',
    required: ['task', 'count'],
    properties: {
      task: { type: 'string', title: 'Task', minLength: 1, maxLength: 200 },
      owner: { type: 'string', title: 'Owner', maxLength: 200 },
      due: { type: 'string', title: 'Due', format: 'date' },
      count: { type: 'integer', title: 'Count', minimum: 0, maximum: 10_000 },
      done: { type: 'boolean', title: 'Done' },
    },
  },
};

/** A technology upgrade with one more activity, whose two documents are a small form and a large one. */
export function formsTemplate() {
  return {
    apiVersion: 'cutover/v1',
    kind: 'CutoverTemplate',
    metadata: { name: 'bench-forms' },
    spec: {
      extends: 'cutover:technology-upgrade',
      type: 'bench-forms',
      title: both('Forms of different sizes'),
      forms: [
        {
          id: 'few-fields',
          title: both('Few fields'),
          schema: { type: 'object', properties: textFields(FEW) },
        },
        {
          id: 'many-fields',
          title: both('Many fields'),
          schema: {
            type: 'object',
            properties: { ...textFields(FIELDS), rows: table },
          },
          uiSchema: { rows: { 'ui:field': 'CutoverTable' } },
        },
      ],
      phases: [
        {
          id: 'initiation',
          activities: [
            {
              id: 'forms-of-different-sizes',
              title: both('Forms of different sizes'),
              description: both('What the benchmarks write on'),
              role: 'technology-lead',
              deliverables: ['few-fields', 'many-fields'].map(id => ({
                id,
                form: id,
                required: false,
              })),
            },
          ],
        },
      ],
    },
  };
}

/** What is handed in; another `edition` differs in one field. */
export function manyValues(edition) {
  return {
    ...Object.fromEntries(
      Array.from({ length: FIELDS }, (_, index) => [
        `text${index + 1}`,
        `What stands in field ${index + 1}, as somebody would type it`,
      ]),
    ),
    text1: `Edition ${edition}`,
    rows: Array.from({ length: ROWS }, (_, index) => ({
      _row: `row-${index + 1}`,
      task: `Task ${index + 1} of the plan`,
      owner: 'user:default/chen.wei',
      due: '2031-03-14',
      count: index,
      done: index % 2 === 0,
    })),
  };
}

/** Writes the template into the folder; resolves with the location by which a catalog takes it in. */
export function writeFormsTemplate(folder) {
  return writeTemplate(folder, formsTemplate());
}
