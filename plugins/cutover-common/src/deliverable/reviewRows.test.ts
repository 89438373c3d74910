import type { JsonObject } from '@backstage/types';
import fc from 'fast-check';
import { applicableForm } from './applicableForm';
import { reviewRows, type RowReview } from './reviewRows';
import { rowSchema } from './rowSchema';

const { schema: form } = applicableForm(
  {
    schema: {
      type: 'object',
      definitions: { days: { type: 'integer', minimum: 0 } },
      properties: {
        tasks: {
          type: 'array',
          items: {
            type: 'object',
            required: ['what'],
            properties: {
              what: { type: 'string' },
              days: { $ref: '#/definitions/days' },
              steps: {
                type: 'array',
                items: {
                  type: 'object',
                  properties: { text: { type: 'string' } },
                },
              },
            },
          },
        },
        tags: { type: 'array', items: { type: 'string' } },
      },
    },
  },
  {},
);

function review(current: JsonObject[], imported: JsonObject[]): RowReview {
  const schema = rowSchema(form, ['tasks']);
  if (!schema) throw new Error('There is such a table');
  return reviewRows(schema, current, imported);
}

describe('reviewRows', () => {
  const plan = { _row: 'a', what: 'Plan', days: 2 };
  const build = { _row: 'b', what: 'Build' };
  const test = { _row: 'c', what: 'Test' };

  it('tells what is new, changed, as it was, wrong and missing', () => {
    expect(
      review(
        [plan, build, test],
        [
          { _row: 'a', what: 'Plan', days: 3 },
          { what: 'Build' },
          { what: 'Ship', _row: 'unknown' },
          { what: 'Ship', days: -1 },
          { days: 1 },
        ],
      ),
    ).toEqual({
      added: [{ what: 'Ship' }],
      changed: [{ row: 'a', before: plan, after: { ...plan, days: 3 } }],
      unchanged: [build],
      wrong: [
        {
          index: 3,
          row: { what: 'Ship', days: -1 },
          faults: [
            expect.objectContaining({
              path: ['days'],
              reason: 'schema.minimum',
            }),
          ],
        },
        {
          index: 4,
          row: { days: 1 },
          faults: [expect.objectContaining({ path: ['what'] })],
        },
      ],
      missing: [test],
    });
  });

  it('keeps columns that were not imported, and empties cells that are', () => {
    expect(review([plan], [{ _row: 'a', what: 'New' }]).changed).toEqual([
      { row: 'a', before: plan, after: { ...plan, what: 'New' } },
    ]);
    expect(review([plan], [{ _row: 'a', days: null }]).changed).toEqual([
      { row: 'a', before: plan, after: { _row: 'a', what: 'Plan' } },
    ]);
  });

  it('takes no row twice', () => {
    const twice = review(
      [plan, build],
      [plan, plan, { what: 'Build' }, { what: 'Build' }],
    );
    expect(twice.unchanged).toEqual([plan, build]);
    expect(twice.added).toEqual([{ what: 'Plan', days: 2 }, { what: 'Build' }]);
    // One without an id does not take the place of the one with it.
    expect(review([build], [{ what: 'Build' }, build]).unchanged).toEqual([
      build,
    ]);
  });

  it('tells each imported row once, and of each row that is there what becomes of it', () => {
    const cells = {
      what: fc.constantFrom('Plan', 'Build', 'Test'),
      days: fc.integer({ min: -1, max: 2 }),
    };
    const rows = fc.uniqueArray(
      fc.record(
        { _row: fc.constantFrom('a', 'b', 'c', 'd'), ...cells },
        { requiredKeys: ['_row'] },
      ),
      { selector: row => row._row },
    ) as fc.Arbitrary<JsonObject[]>;
    const imports = fc.array(
      fc.record(
        { _row: fc.constantFrom('a', 'b', 'x'), ...cells },
        { requiredKeys: [] },
      ),
    ) as fc.Arbitrary<JsonObject[]>;
    fc.assert(
      fc.property(rows, imports, (current, imported) => {
        const { added, changed, unchanged, wrong, missing } = review(
          current,
          imported,
        );
        expect(
          added.length + changed.length + unchanged.length + wrong.length,
        ).toBe(imported.length);
        const ids = [
          ...changed.map(({ row }) => row),
          ...[...unchanged, ...missing].map(({ _row }) => _row),
          ...wrong.flatMap(({ row }) => row._row ?? []),
        ];
        expect([...ids].sort()).toEqual(current.map(({ _row }) => _row).sort());
      }),
    );
  });
});

describe('rowSchema', () => {
  it('is one object for each table, through tables as well, and none for what is no table', () => {
    expect(rowSchema(form, ['tasks'])).toBe(rowSchema(form, ['tasks']));
    expect(rowSchema(form, ['tasks', 'steps'])).toMatchObject({
      properties: { text: { type: 'string' } },
    });
    expect(rowSchema(form, ['tags'])).toBeUndefined();
    expect(rowSchema(form, ['nothing'])).toBeUndefined();
  });
});
