import type { JsonObject } from '@backstage/types';
import { fieldsOf } from './fields';

const schema: JsonObject = {
  type: 'object',
  properties: { kind: { type: 'string', title: 'Kind' } },
  if: { properties: { kind: { const: 'other' } }, required: ['kind'] },
  then: { properties: { which: { type: 'string', title: 'Which' } } },
};

const titles = (value?: JsonObject, ui: JsonObject = {}) =>
  fieldsOf(schema, ui, schema, value).map(({ title }) => title);

describe('The fields of a form', () => {
  it('are those that hold for a value, and all of them without one', () => {
    expect(titles({ kind: 'same' })).toEqual(['Kind']);
    expect(titles({ kind: 'other' })).toEqual(['Kind', 'Which']);
    expect(titles()).toEqual(['Kind', 'Which']);
    expect(titles({ kind: 'same' })).toEqual(['Kind']);
  });

  it('are found once for a value, however many ask, and anew for another uiSchema', () => {
    const value = { kind: 'other' };
    const ui = {};
    const found = fieldsOf(schema, ui, schema, value);
    expect(fieldsOf(schema, ui, schema, value)).toBe(found);
    expect(titles(value, { kind: { 'ui:title': 'What kind' } })).toEqual([
      'What kind',
      'Which',
    ]);
  });

  it('ignore an else without an if, as JSON Schema does', () => {
    const odd: JsonObject = {
      properties: { a: { type: 'string' } },
      else: { properties: { b: { type: 'string' } } },
    };
    expect(fieldsOf(odd, {}, odd, {}).map(({ key }) => key)).toEqual(['a']);
  });
});
