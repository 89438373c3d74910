import type { JsonValue } from '@backstage/types';
import { told, type Faulty } from '../__testUtils__/faultsWith';

const form = 'forms.0';
const schema = `${form}.schema`;
const rights = `${form}.rights`;
const activity = 'phases.0.activities.0';
const deliverable = `${activity}.deliverables.0`;
const prefill = `${deliverable}.prefill`;

/** A second deliverable, which begins with what the first one holds. */
function later(from: Record<string, JsonValue>, field = 'lines') {
  return [
    { id: 'report', form: 'report' },
    { id: 'second', form: 'report', prefill: [{ field, from }] },
  ];
}

const inSecond = 'phases[0].activities[0].deliverables[1].prefill[0]';

describe('What can be wrong with documents', () => {
  it.each<[string, string, JsonValue]>([
    [
      'a field that hangs on the intake',
      `${schema}.properties.remark.when`,
      { required: ['users'] },
    ],
    [
      'a column that does',
      `${schema}.properties.lines.items.properties.text.when`,
      { required: ['users'] },
    ],
    ['a field that always applies', `${schema}.properties.remark.when`, true],
    [
      'a file',
      `${schema}.properties.file`,
      { type: 'string', format: 'cutover-file' },
    ],
    [
      'rights',
      rights,
      [
        {
          fields: ['lines.text', 'remark'],
          edit: ['sponsor'],
          read: ['expert'],
          phases: ['work'],
        },
      ],
    ],
    [
      'a condition within what is hidden',
      form,
      {
        id: 'report',
        title: 'Report',
        schema: {
          type: 'object',
          required: ['summary'],
          properties: {
            summary: { type: 'string' },
            costs: {
              type: 'object',
              properties: { kind: { type: 'string' } },
              if: { required: ['kind'] },
              then: { properties: { why: { type: 'string' } } },
            },
          },
        },
        rights: [{ fields: ['costs'], read: ['sponsor'] }],
      },
    ],
    [
      'values of the cutover',
      prefill,
      [{ field: 'summary', from: { cutover: 'goals' } }],
    ],
    [
      'values of the intake',
      prefill,
      [{ field: 'summary', from: { intake: 'region' } }],
    ],
    [
      'facts of the catalog',
      prefill,
      [
        {
          field: 'lines',
          from: { catalog: 'targets', columns: { text: 'ref' } },
        },
      ],
    ],
    [
      'a list of what the catalog knows',
      prefill,
      [{ field: 'lines', from: { catalog: 'team' } }],
    ],
    [
      'what is held of the archive',
      prefill,
      [
        {
          field: 'lines',
          from: {
            archive: 'documents',
            columns: { text: 'title' },
            values: { text: 'Other' },
          },
        },
      ],
    ],
    [
      'what an earlier one holds',
      `${activity}.deliverables`,
      later({
        deliverable: 'report',
        field: 'lines',
        columns: { text: 'text' },
      }),
    ],
    ['reviews', 'phases.1.activities.0.reviews', ['report']],
  ])('%s: nothing', (_, place, value) => {
    expect(told(place, value)).toEqual([]);
  });

  it.each<Faulty>([
    // When
    [
      'a field that never applies',
      `${schema}.properties.remark.when`,
      false,
      'forms[0].schema.properties.remark.when when.never-holds',
    ],
    [
      'a field that hangs on what the intake never answers',
      `${schema}.properties.remark.when`,
      { properties: { region: { const: 'west' } }, required: ['region'] },
      'forms[0].schema.properties.remark.when.properties.region.const when.never-holds',
    ],
    [
      'a field that hangs on what the intake does not ask',
      `${schema}.properties.remark.when`,
      { required: ['regon'] },
      'forms[0].schema.properties.remark.when.required[0] when.unknown-property',
    ],
    [
      'a field that hangs on what is no schema',
      `${schema}.properties.remark.when`,
      { requires: ['region'] },
      'forms[0].schema.properties.remark.when.requires schema.unknown-keyword',
    ],
    [
      'a field that hangs on a word',
      `${schema}.properties.remark.when`,
      'always',
      'forms[0].schema.properties.remark.when when.no-condition',
    ],
    [
      'a form that hangs on something by itself',
      `${schema}.when`,
      { required: ['users'] },
      'forms[0].schema.when when.not-here',
    ],
    [
      'a question of the intake that hangs on the intake',
      'intake.schema.properties.users.when',
      { required: ['region'] },
      'intake.schema.properties.users.when when.not-here',
    ],
    [
      'a condition that hangs on something',
      `${schema}.if`,
      { properties: { remark: { when: true } } },
      ['forms[0].schema.if.properties.remark.when when.not-here'],
    ],
    // Fields
    [
      'a field with the name of row ids',
      `${schema}.properties.lines.items.properties._row`,
      { type: 'string' },
      'forms[0].schema.properties.lines.items.properties._row form.reserved-name',
    ],
    [
      'a pattern that may take for ever',
      `${schema}.properties.remark.pattern`,
      '^(?=.*\\d)a',
      'forms[0].schema.properties.remark.pattern schema.pattern-not-linear',
    ],
    [
      'such a pattern for names',
      `${schema}.properties.lines.patternProperties`,
      { '(a)\\1': {} },
      'forms[0].schema.properties.lines.patternProperties.(a)\\1 schema.pattern-not-linear',
    ],
    [
      'too many repetitions',
      `${schema}.properties.remark.pattern`,
      '^a{2000}$',
      'forms[0].schema.properties.remark.pattern schema.pattern-not-linear',
    ],
    // Rights
    [
      'rights over no field',
      rights,
      [{ fields: ['sumary'], edit: ['expert'] }],
      'forms[0].rights[0].fields[0] field.unknown',
    ],
    [
      'rights over no column',
      rights,
      [{ fields: ['lines.txt'], edit: ['expert'] }],
      'forms[0].rights[0].fields[0] field.unknown',
    ],
    [
      'rights of nobody',
      rights,
      [{ fields: ['remark'], edit: ['exprt'], read: ['sponsr'] }],
      [
        'forms[0].rights[0].edit[0] role.unknown',
        'forms[0].rights[0].read[0] role.unknown',
      ],
    ],
    [
      'rights in no phase',
      rights,
      [{ fields: ['remark'], edit: ['expert'], phases: ['play'] }],
      'forms[0].rights[0].phases[0] phase.unknown',
    ],
    [
      'rights that say nothing',
      rights,
      [{ fields: ['remark'] }],
      'forms[0].rights[0] rights.nothing',
    ],
    [
      'a hidden field on which others hang',
      form,
      {
        id: 'report',
        title: 'Report',
        schema: {
          type: 'object',
          required: ['summary'],
          properties: {
            summary: { type: 'string' },
            lines: {
              type: 'array',
              items: {
                type: 'object',
                properties: { text: { type: 'string' } },
                if: { required: ['text'] },
                then: { properties: { more: { type: 'string' } } },
              },
            },
          },
          dependencies: { summary: { properties: { b: { type: 'string' } } } },
        },
        rights: [{ fields: ['lines.text', 'summary'], read: ['expert'] }],
      },
      [
        'forms[0].rights[0].fields[0] rights.decides',
        'forms[0].rights[0].fields[1] rights.decides',
      ],
    ],
    // Prefill
    [
      'a value for no field',
      prefill,
      [{ field: 'sumary', from: { cutover: 'title' } }],
      'phases[0].activities[0].deliverables[0].prefill[0].field field.unknown',
    ],
    [
      'a value from no question',
      prefill,
      [{ field: 'summary', from: { intake: 'regon' } }],
      'phases[0].activities[0].deliverables[0].prefill[0].from.intake intake-field.unknown',
    ],
    [
      'two values for one field',
      prefill,
      [
        { field: 'summary', from: { cutover: 'title' } },
        { field: 'summary', from: { cutover: 'goals' } },
      ],
      'phases[0].activities[0].deliverables[0].prefill[1].field prefill.twice',
    ],
    [
      'a fact for no column',
      prefill,
      [
        {
          field: 'lines',
          from: { catalog: 'targets', columns: { txt: 'ref' } },
        },
      ],
      'phases[0].activities[0].deliverables[0].prefill[0].from.columns.txt column.unknown',
    ],
    [
      'columns of no table',
      prefill,
      [
        {
          field: 'summary',
          from: { catalog: 'targets', columns: { text: 'ref' } },
        },
      ],
      'phases[0].activities[0].deliverables[0].prefill[0].from.columns.text prefill.no-table',
    ],
    [
      'columns that the list of the archive does not have',
      prefill,
      [
        {
          field: 'lines',
          from: {
            archive: 'documents',
            columns: { txt: 'title' },
            values: { kind: 'Other' },
          },
        },
      ],
      [
        'phases[0].activities[0].deliverables[0].prefill[0].from.columns.txt column.unknown',
        'phases[0].activities[0].deliverables[0].prefill[0].from.values.kind column.unknown',
      ],
    ],
    [
      'a value from no deliverable',
      `${activity}.deliverables`,
      later({ deliverable: 'reprot', field: 'lines' }),
      `${inSecond}.from.deliverable deliverable.unknown`,
    ],
    [
      'a value from a later one',
      prefill,
      [{ field: 'lines', from: { deliverable: 'report', field: 'lines' } }],
      'phases[0].activities[0].deliverables[0].prefill[0].from.deliverable prefill.not-earlier',
    ],
    [
      'a value from no field of an earlier one',
      `${activity}.deliverables`,
      later({ deliverable: 'report', field: 'lnes' }),
      `${inSecond}.from.field field.unknown`,
    ],
    [
      'a column from no column of an earlier one',
      `${activity}.deliverables`,
      later({
        deliverable: 'report',
        field: 'lines',
        columns: { text: 'txt' },
      }),
      `${inSecond}.from.columns.text column.unknown`,
    ],
    // Reviews
    [
      'a review of nothing',
      'phases.1.activities.0.reviews',
      ['reprot'],
      'phases[1].activities[0].reviews[0] deliverable.unknown',
    ],
  ])('%s', (_, place, value, expected) => {
    expect(told(place, value).sort()).toEqual([expected].flat().sort());
  });
});
