import type { JsonObject } from '@backstage/types';
import { aCutover } from '../lifecycle/__testUtils__/aCutover';
import type { TemplateDeliverable } from '../template';
import { applicableForm } from './applicableForm';
import { keptOrigins } from './keptOrigins';
import { prefilled, type PrefillContext } from './prefilled';

type Prefill = TemplateDeliverable['prefill'];

const { schema } = applicableForm(
  {
    schema: {
      type: 'object',
      properties: {
        goals: { type: 'string' },
        period: {
          type: 'object',
          properties: { start: { type: 'string' }, end: { type: 'string' } },
        },
        owner: { type: 'string' },
        owners: { type: 'array', items: { type: 'string' } },
        systems: {
          type: 'array',
          items: {
            type: 'object',
            properties: { system: { type: 'string' }, by: { type: 'string' } },
          },
        },
        abroad: { type: 'string', when: { required: ['abroad'] } },
      },
    },
  },
  {},
);

function begin(prefill: Prefill, differently: Partial<PrefillContext> = {}) {
  let count = 0;
  return prefilled(
    { prefill },
    {
      schema,
      cutover: { ...aCutover(), goals: 'Faster', intake: { reason: 'Old' } },
      revisions: new Map(),
      catalog: {
        targets: [
          { ref: 'component:default/shop', title: 'Shop', owner: 'group:a/b' },
          { ref: 'system:default/orders', kind: 'System' },
        ],
        owners: [
          { ref: 'group:default/one' },
          { ref: 'group:default/two' },
          { ref: 'group:default/one' },
        ],
      },
      held: [],
      newId: () => `row${++count}`,
      ...differently,
    },
  );
}

describe('prefilled', () => {
  it('takes values from the cutover, its intake and the catalog, and remembers from where', () => {
    const { window } = aCutover();
    expect(
      begin([
        { field: 'goals', from: { cutover: 'goals' } },
        { field: 'period', from: { cutover: 'window' } },
        { field: 'owner', from: { intake: 'reason' } },
        { field: 'owners', from: { catalog: 'owners' } },
        {
          field: 'systems',
          from: {
            catalog: 'targets',
            columns: { system: 'title', by: 'owner' },
          },
        },
      ]),
    ).toEqual({
      data: {
        goals: 'Faster',
        period: { start: window.start, end: window.end },
        owner: 'Old',
        owners: ['group:default/one', 'group:default/two'],
        systems: [
          { system: 'Shop', by: 'group:a/b', _row: 'row1' },
          { _row: 'row2' },
        ],
      },
      origins: [
        { field: 'goals', from: { kind: 'cutover', field: 'goals' } },
        { field: 'period', from: { kind: 'cutover', field: 'window' } },
        { field: 'owner', from: { kind: 'intake', field: 'reason' } },
        { field: 'owners', from: { kind: 'catalog', fact: 'owners' } },
        { field: 'systems', from: { kind: 'catalog', fact: 'targets' } },
      ],
    });
  });

  it('takes the first where the field holds one', () => {
    expect(
      begin([{ field: 'owner', from: { catalog: 'owners' } }]).data,
    ).toEqual({ owner: 'group:default/one' });
  });

  it('leaves empty what is not known, not asked or does not apply', () => {
    expect(
      begin(
        [
          { field: 'goals', from: { cutover: 'goals' } },
          { field: 'owner', from: { intake: 'nothing' } },
          { field: 'owners', from: { catalog: 'dependencies' } },
          { field: 'abroad', from: { cutover: 'title' } },
          {
            field: 'systems',
            from: { deliverable: 'earlier', field: 'systems' },
          },
        ],
        { cutover: { ...aCutover(), goals: '' } },
      ),
    ).toEqual({ data: {}, origins: [] });
  });

  it('lists what is held of the archive, with what is the same for all of it', () => {
    const from = {
      archive: 'documents' as const,
      columns: { system: 'title' as const, by: 'kind' as const },
      values: { by: 'other' },
    };
    const held = [
      { title: 'Plan', kind: 'plan', revision: '2', link: '/plan' },
      { title: 'Risks', link: '/risks' },
    ];
    expect(begin([{ field: 'systems', from }], { held })).toEqual({
      data: {
        systems: [
          { system: 'Plan', by: 'plan', _row: 'row1' },
          { system: 'Risks', by: 'other', _row: 'row2' },
        ],
      },
      origins: [{ field: 'systems', from: { kind: 'archive' } }],
    });
    expect(begin([{ field: 'systems', from }]).origins).toEqual([]);
  });

  it('takes of what another document holds only what this one asks for', () => {
    const data = {
      systems: [{ system: 'Shop', secret: 'x', _row: 'theirs' }],
    };
    expect(
      begin(
        [
          {
            field: 'systems',
            from: { deliverable: 'earlier', field: 'systems' },
          },
        ],
        { revisions: new Map([['earlier', { number: 3, data }]]) },
      ),
    ).toEqual({
      data: { systems: [{ system: 'Shop', _row: 'theirs' }] },
      origins: [
        {
          field: 'systems',
          from: {
            kind: 'deliverable',
            deliverable: 'earlier',
            revision: 3,
            field: 'systems',
          },
        },
      ],
    });
  });
});

describe('keptOrigins', () => {
  const origins = ['a', 'b'].map(field => ({
    field,
    from: { kind: 'intake' as const, field },
  }));

  it.each<[JsonObject, string[]]>([
    [{ a: { x: 1, y: 2 }, b: [1] }, ['a', 'b']],
    [{ a: { y: 2, x: 1 }, b: [2] }, ['a']],
    [{ b: [1] }, ['b']],
    [{}, []],
  ])('are of %j: %j', (after, fields) => {
    const before = { a: { x: 1, y: 2 }, b: [1] };
    expect(
      keptOrigins(origins, before, after).map(({ field }) => field),
    ).toEqual(fields);
  });
});
