import type { JsonObject } from '@backstage/types';
import type { CutoverTemplateSpec, Text } from '../template';
import { lapsePlace } from './lapsePlace';

const both = (en: string, zh: string): Text => ({ en, 'zh-CN': zh });

/** A template with one document, as far as a lapse asks for it. */
function templateWith(
  schema: JsonObject,
  uiSchema?: JsonObject,
): Pick<CutoverTemplateSpec, 'phases' | 'forms'> {
  return {
    phases: [
      {
        id: 'planning',
        title: both('Planning', '规划'),
        activities: [{ deliverables: [{ id: 'charter', form: 'charter' }] }],
      },
    ],
    forms: [
      { id: 'charter', title: both('Charter', '立项书'), schema, uiSchema },
    ],
  } as unknown as Pick<CutoverTemplateSpec, 'phases' | 'forms'>;
}

const spec = templateWith(
  {
    type: 'object',
    properties: {
      team: {
        type: 'object',
        title: 'Team',
        properties: { lead: { $ref: '#/definitions/person' } },
      },
      costs: {
        type: 'array',
        title: both('Costs', '费用'),
        items: {
          type: 'object',
          properties: { sum: { type: 'number', title: both('Sum', '金额') } },
        },
      },
      'a/b': { type: 'string' },
    },
    definitions: { person: { type: 'string', title: 'Person' } },
  },
  { 'a/b': { 'ui:title': 'Either' } },
);

const place = (fields: string[], rows?: Record<string, number>) =>
  lapsePlace({ item: 'deliverable:charter', fields, rows }, spec);

describe('What made approvals lapse', () => {
  it('is told by the titles of document and field, in every language of the template', () => {
    expect(place(['/team/lead'])).toEqual({
      item: both('Charter', '立项书'),
      fields: [[{ title: 'Team' }, { title: 'Person' }]],
      more: 0,
      whole: false,
    });
    expect(place(['/a~1b']).fields).toEqual([[{ title: 'Either' }]]);
  });

  it('tells a row by its place, and the field in it', () => {
    const way = [
      { title: both('Costs', '费用') },
      { row: 3 },
      { title: both('Sum', '金额') },
    ];
    expect(place(['/costs/r-7/sum'], { 'r-7': 3 }).fields).toEqual([way]);
  });

  it('leaves out the row of rounds that were stored without places', () => {
    expect(place(['/costs/r-7/sum', '/costs/r-8/sum']).fields).toEqual([
      [{ title: both('Costs', '费用') }, { title: both('Sum', '金额') }],
    ]);
  });

  it('names eight fields, and counts the others', () => {
    const rows = Object.fromEntries(
      Array.from({ length: 20 }, (_, index) => [`r${index}`, index + 1]),
    );
    const { fields, more } = place(
      Object.keys(rows).map(row => `/costs/${row}/sum`),
      rows,
    );
    expect([fields.length, more]).toEqual([8, 12]);
  });

  it('calls a field that the template does not know by its name', () => {
    expect(place(['/gone/deep']).fields).toEqual([
      [{ title: 'gone' }, { title: 'deep' }],
    ]);
  });

  it('says of a document that it came or went as a whole', () => {
    expect(place([])).toMatchObject({ fields: [], whole: true });
  });

  it('tells parts of the plan by their labels, and of which phase the dates are', () => {
    const { item, fields, whole } = lapsePlace(
      { item: 'plan', fields: ['/goals', '/phases/planning'] },
      spec,
    );
    expect([item, whole]).toEqual([both('Plan', '计划'), false]);
    expect(fields).toEqual([
      [{ title: both('Goals', '目标') }],
      [
        { title: both('Dates of the phases', '各阶段日期') },
        { title: both('Planning', '规划') },
      ],
    ]);
    expect(lapsePlace({ item: 'plan', fields: [] }, spec).whole).toBe(false);
  });

  it('calls what another subject reviews as the round did', () => {
    const cause = { item: 'risks', fields: ['/3'] };
    expect(
      lapsePlace(cause, spec, [{ id: 'risks', title: 'Risks' }]),
    ).toMatchObject({ item: 'Risks', fields: [[{ title: '/3' }]] });
    expect(lapsePlace(cause, spec).item).toBe('risks');
  });

  it('tells fields of a risk by their titles, and a risk that nobody has reviewed as a new one', () => {
    const risk = 'risk:5a0c1f6e-8f3b-4c0a-9a51-0d6d4c6f2b11';
    expect(
      lapsePlace({ item: risk, fields: ['/ratings', '/else'] }, spec, [
        { id: risk, title: 'R-1 Slow copy' },
      ]),
    ).toMatchObject({
      item: 'R-1 Slow copy',
      fields: [[{ title: both('Assessment', '评估') }], [{ title: '/else' }]],
    });
    expect(lapsePlace({ item: risk, fields: [] }, spec)).toMatchObject({
      item: both('A new risk', '新增风险'),
      whole: true,
    });
  });
});
