import type { JsonObject } from '@backstage/types';
import fc from 'fast-check';
import {
  answersTo,
  anyValue,
  appliesTo,
  formOf,
  orderly,
  tangled,
  type Hanging,
} from './__testUtils__/conditionalForms';
import { activeData } from './activeData';
import { applicableForm } from './applicableForm';
import { withRowIds } from './rowIds';

const filledIn = (forms: fc.Arbitrary<Hanging[]>) =>
  forms.chain(fields =>
    fc.record({ fields: fc.constant(fields), data: answersTo(fields) }),
  );

/** A table whose rows are such a form. */
const table = (fields: Hanging[]): JsonObject => ({
  type: 'object',
  properties: { rows: { type: 'array', items: formOf(fields) } },
});

describe('activeData', () => {
  it('leaves what applies, told field by field without a schema', () => {
    fc.assert(
      fc.property(filledIn(orderly), ({ fields, data }) => {
        const active = activeData(formOf(fields), data);
        expect(Object.keys(active.data).sort()).toEqual(
          appliesTo(fields, data),
        );
        expect(active.dropped.map(path => path[0])).toEqual(
          expect.arrayContaining(
            Object.keys(data).filter(name => !(name in active.data)),
          ),
        );
      }),
    );
  });

  it('gives what was dropped no say: other values there change nothing', () => {
    fc.assert(
      fc.property(
        filledIn(orderly),
        fc.array(fc.constantFrom('a', 'b', 'c', undefined)),
        ({ fields, data }, others) => {
          const schema = formOf(fields);
          const active = activeData(schema, data);
          const changed = { ...data };
          active.dropped.forEach(([name], index) => {
            const other = others[index];
            if (other === undefined) delete changed[String(name)];
            else changed[String(name)] = other;
          });
          expect(activeData(schema, changed).data).toEqual(active.data);
        },
      ),
    );
  });

  it('does the same in every row of a table', () => {
    let ids = 0;
    fc.assert(
      fc.property(
        orderly.chain(fields =>
          fc.record({
            fields: fc.constant(fields),
            rows: fc.array(answersTo(fields), { maxLength: 4 }),
          }),
        ),
        ({ fields, rows }) => {
          const { schema } = applicableForm({ schema: table(fields) }, {});
          const data = withRowIds({ rows }, schema, () => `row-${ids++}`);
          const active = activeData(schema, data);
          const kept = active.data.rows as JsonObject[];
          expect(kept.map(row => Object.keys(row).sort())).toEqual(
            rows.map(row => [...appliesTo(fields, row), '_row'].sort()),
          );
          for (const [list, row, name] of active.dropped) {
            expect(list).toBe('rows');
            expect(kept).toContainEqual(
              expect.objectContaining({ _row: Object(row).row }),
            );
            expect(fields.map((_, index) => `f${index}`)).toContain(name);
          }
        },
      ),
    );
  });

  it('comes to an end, keeps values as they are and drops nothing the second time, however conditions are tangled', () => {
    fc.assert(
      fc.property(filledIn(tangled), ({ fields, data }) => {
        const schema = formOf(fields);
        const active = activeData(schema, data);
        expect(data).toMatchObject(active.data);
        expect(activeData(schema, active.data)).toEqual({
          data: active.data,
          dropped: [],
        });
      }),
    );
  });

  it('never throws, whatever is filled in', () => {
    fc.assert(
      fc.property(
        tangled,
        fc.dictionary(fc.constantFrom('f0', 'f1', 'f2', 'rows', 'x'), anyValue),
        (fields, data) => {
          const schema = {
            ...formOf(fields),
            ...table(fields),
          };
          const once = activeData(schema, data).data;
          expect(activeData(schema, once).data).toEqual(once);
        },
      ),
    );
  });

  it('takes the branch that a field names, whatever else is wrong in it', () => {
    const schema = {
      type: 'object',
      properties: { kind: { type: 'string' } },
      oneOf: [
        {
          properties: { kind: { const: 'move' }, to: { type: 'string' } },
          required: ['kind', 'to'],
        },
        {
          properties: { kind: { const: 'drop' }, why: { type: 'string' } },
          required: ['kind', 'why'],
        },
      ],
    };
    expect(activeData(schema, { kind: 'move', to: 7, why: 'x' })).toEqual({
      data: { kind: 'move', to: 7 },
      dropped: [['why']],
    });
    // Nobody has chosen yet.
    expect(activeData(schema, { to: 'b', why: 'x' }).dropped).toEqual([]);
  });

  it('takes the branches that fit where no field names one', () => {
    const schema = {
      type: 'object',
      anyOf: [
        { properties: { mail: { type: 'string' } }, required: ['mail'] },
        {
          properties: { phone: { type: 'string' }, area: { type: 'string' } },
          required: ['phone'],
        },
      ],
    };
    expect(activeData(schema, { mail: 'a', area: '089' }).data).toEqual({
      mail: 'a',
    });
    expect(activeData(schema, { area: '089' }).data).toEqual({ area: '089' });
  });

  it('begins with what applies in any case, so that what does not apply cannot keep out what does', () => {
    const schema = {
      type: 'object',
      properties: { on: { type: 'boolean' } },
      allOf: [
        {
          if: { required: ['on'], properties: { on: { const: true } } },
          then: { properties: { first: { type: 'string' } } },
        },
        {
          if: { required: ['first'] },
          else: { properties: { second: { type: 'string' } } },
        },
      ],
    };
    expect(activeData(schema, { on: false, first: 'x', second: 'y' })).toEqual({
      data: { on: false, second: 'y' },
      dropped: [['first']],
    });
  });

  it('looks into parts of parts, and through references', () => {
    const schema = {
      type: 'object',
      definitions: {
        plan: {
          type: 'object',
          properties: {
            risky: { type: 'boolean' },
            steps: { type: 'array', items: { $ref: '#/definitions/plan' } },
          },
          if: { required: ['risky'], properties: { risky: { const: true } } },
          then: { properties: { fallback: { type: 'string' } } },
        },
      },
      properties: { plan: { $ref: '#/definitions/plan' } },
    };
    const steps = [{ _row: 'r', risky: false, fallback: 'x' }];
    const data = { plan: { risky: true, fallback: 'y', steps } };
    expect(activeData(schema, data)).toEqual({
      data: {
        plan: {
          risky: true,
          fallback: 'y',
          steps: [{ _row: 'r', risky: false }],
        },
      },
      dropped: [['plan', 'steps', { row: 'r' }, 'fallback']],
    });
  });

  it('drops what does not apply to the cutover, and leaves what the form does not know', () => {
    const { schema } = applicableForm(
      {
        schema: {
          type: 'object',
          properties: {
            always: { type: 'string' },
            abroad: { type: 'string', when: { required: ['abroad'] } },
          },
        },
      },
      {},
    );
    expect(activeData(schema, { always: 'a', abroad: 'b', old: 'c' })).toEqual({
      data: { always: 'a', old: 'c' },
      dropped: [['abroad']],
    });
  });
});
