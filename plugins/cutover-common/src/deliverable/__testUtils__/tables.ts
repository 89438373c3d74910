import type { JsonObject } from '@backstage/types';
import fc from 'fast-check';
import { ROW_ID } from '../model';

/** A form with every kind of value: plain ones, a part, a list of texts, and a table with tables in its rows. */
export const planForm: JsonObject = {
  type: 'object',
  properties: {
    title: { type: 'string' },
    costs: {
      type: 'object',
      properties: { total: { type: 'integer' }, reason: { type: 'string' } },
    },
    tags: { type: 'array', items: { type: 'string' } },
    tasks: {
      type: 'array',
      items: {
        type: 'object',
        properties: {
          what: { type: 'string' },
          days: { type: 'integer' },
          steps: {
            type: 'array',
            items: {
              type: 'object',
              properties: {
                text: { type: 'string' },
                note: { type: 'string' },
              },
            },
          },
        },
      },
    },
  },
};

const text = fc.constantFrom('one', 'two', 'three');
const number = fc.integer({ min: 0, max: 3 });

function rowsOf(cells: Record<string, fc.Arbitrary<unknown>>) {
  return fc.uniqueArray(
    fc.record(
      { [ROW_ID]: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'), ...cells },
      { requiredKeys: [ROW_ID] },
    ),
    { selector: row => row[ROW_ID], maxLength: 6 },
  );
}

/** What may stand in it: rows have ids from a small set, so that two of them share some. */
export const plan = fc.record(
  {
    title: text,
    costs: fc.record({ total: number, reason: text }, { requiredKeys: [] }),
    tags: fc.array(text, { maxLength: 3 }),
    tasks: rowsOf({
      what: text,
      days: number,
      steps: rowsOf({ text, note: text }),
    }),
  },
  { requiredKeys: [] },
) as fc.Arbitrary<JsonObject>;
