import type { JsonObject } from '@backstage/types';
import type {
  DeliverableComment,
  DeliverableFile,
  DeliverableForm,
  Draft,
  Presence,
  Revision,
  SentBackMark,
  Text,
} from '@backstage-cutover/plugin-cutover-common';

/** A deliverable as the fake API keeps it. */
export interface StoredDeliverable {
  id: string;
  /** Name of its cutover. */
  cutover: string;
  activity: string;
  phase: string;
  title: Text;
  required: boolean;
  form: DeliverableForm;
  version: number;
  draft?: Draft;
  /** What the draft begins with while nobody has saved one. */
  prefilled: Draft;
  revisions: Revision[];
  comments: DeliverableComment[];
  files: { file: DeliverableFile; content: Blob }[];
  present: Presence[];
  sentBack?: SentBackMark;
}

/** A feasibility assessment: texts, a number, a choice, a part that depends on an answer, and a table. */
export const aForm: DeliverableForm = {
  title: { en: 'Feasibility assessment', 'zh-CN': '可行性评估报告' },
  schema: {
    $schema: 'http://json-schema.org/draft-07/schema#',
    type: 'object',
    required: ['summary', 'verdict'],
    properties: {
      summary: {
        type: 'string',
        minLength: 1,
        title: { en: 'Summary', 'zh-CN': '摘要' },
        description: { en: 'In two sentences', 'zh-CN': '用两句话概括' },
      },
      cost: {
        type: 'integer',
        minimum: 0,
        title: { en: 'Cost', 'zh-CN': '费用' },
      },
      verdict: {
        type: 'string',
        title: { en: 'Verdict', 'zh-CN': '结论' },
        oneOf: [
          { const: 'feasible', title: { en: 'Feasible', 'zh-CN': '可行' } },
          {
            const: 'with-conditions',
            title: { en: 'With conditions', 'zh-CN': '有条件可行' },
          },
          { const: 'no', title: { en: 'Not feasible', 'zh-CN': '不可行' } },
        ],
      },
      measures: {
        type: 'array',
        title: { en: 'Measures', 'zh-CN': '措施' },
        items: {
          type: 'object',
          required: ['what'],
          properties: {
            _row: { type: 'string' },
            what: {
              type: 'string',
              minLength: 1,
              title: { en: 'What', 'zh-CN': '内容' },
            },
            days: {
              type: 'integer',
              minimum: 1,
              title: { en: 'Days', 'zh-CN': '天数' },
            },
          },
        },
      },
    },
    if: {
      required: ['verdict'],
      properties: { verdict: { const: 'with-conditions' } },
    },
    then: {
      required: ['conditions'],
      properties: {
        conditions: {
          type: 'string',
          minLength: 1,
          title: { en: 'Conditions', 'zh-CN': '条件' },
        },
      },
    },
  },
  uiSchema: { summary: { 'ui:widget': 'textarea' } },
  readOnly: [],
  hasHidden: false,
};

export const aFormOf = (
  properties: JsonObject,
  differently: {
    schema?: JsonObject;
    uiSchema?: JsonObject;
    readOnly?: string[];
  } = {},
): DeliverableForm => ({
  title: 'Form',
  schema: { type: 'object', properties, ...differently.schema },
  uiSchema: differently.uiSchema ?? {},
  readOnly: differently.readOnly ?? [],
  hasHidden: false,
});

/** A deliverable of the shop's cutover on which nobody has written yet. */
export function aDeliverable(
  differently: Partial<StoredDeliverable> & { data?: JsonObject } = {},
): StoredDeliverable {
  const { data = {}, ...rest } = differently;
  return {
    id: 'feasibility',
    cutover: 'move-the-shop',
    activity: 'technical-scheme',
    phase: 'planning',
    title: aForm.title,
    required: true,
    form: aForm,
    version: 1,
    prefilled: { data, origins: [], basedOn: 0 },
    revisions: [],
    comments: [],
    files: [],
    present: [],
    ...rest,
  };
}
