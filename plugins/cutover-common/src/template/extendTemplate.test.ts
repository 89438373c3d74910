import fc from 'fast-check';
import type { JsonObject, JsonValue } from '@backstage/types';
import { extendTemplate } from './extendTemplate';

const base = {
  type: 'base',
  title: { en: 'Base', 'zh-CN': '基础' },
  intake: {
    schema: { type: 'object', required: ['a'], properties: { a: {} } },
  },
  phases: [
    { id: 'initiation', duration: 'P2W' },
    { id: 'planning', duration: 'P3W', gate: { id: 'review' } },
    { id: 'closing', duration: 'P1W' },
  ],
};

const ids = (value: JsonValue | undefined) =>
  (value as JsonObject[]).map(item => item.id);

describe('extendTemplate', () => {
  it('merges objects deeply and replaces plain lists and texts whole', () => {
    expect(
      extendTemplate(base, {
        title: { en: 'Mine' },
        intake: { schema: { required: ['b'], properties: { b: {} } } },
      }),
    ).toMatchObject({
      type: 'base',
      title: { en: 'Mine' },
      intake: {
        schema: {
          type: 'object',
          required: ['b'],
          properties: { a: {}, b: {} },
        },
      },
    });
    expect(extendTemplate(base, { title: { en: 'Mine' } }).title).toEqual({
      en: 'Mine',
    });
  });

  it('merges items by id, keeps the order of the base and adds new ones at the end', () => {
    const { phases } = extendTemplate(base, {
      phases: [
        { id: 'pilot', duration: 'P1W' },
        { id: 'planning', duration: 'P9W' },
      ],
    });
    expect(phases).toEqual([
      base.phases[0],
      { id: 'planning', duration: 'P9W', gate: { id: 'review' } },
      base.phases[2],
      { id: 'pilot', duration: 'P1W' },
    ]);
  });

  it('places items before and after others, those just added included', () => {
    const { phases } = extendTemplate(base, {
      phases: [
        { id: 'pilot', $before: 'closing' },
        { id: 'pilot-review', $after: 'pilot' },
        { id: 'initiation', $after: 'planning' },
      ],
    });
    expect(ids(phases)).toEqual([
      'planning',
      'initiation',
      'pilot',
      'pilot-review',
      'closing',
    ]);
    expect(JSON.stringify(phases)).not.toContain('$');
  });

  it('takes items away with $remove and keys with null', () => {
    const merged = extendTemplate(base, {
      type: null,
      phases: [
        { id: 'closing', $remove: true },
        { id: 'planning', gate: null },
      ],
    });
    expect(merged).not.toHaveProperty('type');
    expect(merged.phases).toEqual([
      base.phases[0],
      { id: 'planning', duration: 'P3W' },
    ]);
  });

  it('empties a list with an empty list', () => {
    expect(extendTemplate(base, { phases: [] }).phases).toEqual([]);
  });

  it('keeps what it cannot carry out yet, so that the next base may bring it', () => {
    const part = extendTemplate(
      {},
      {
        phases: [
          { id: 'pilot', $after: 'planning' },
          { id: 'closing', $remove: true },
        ],
        type: null,
      },
    );
    expect(part).toEqual({
      phases: [
        { id: 'pilot', $after: 'planning' },
        { id: 'closing', $remove: true },
      ],
      type: null,
    });
    const merged = extendTemplate(base, part);
    expect(ids(merged.phases)).toEqual(['initiation', 'planning', 'pilot']);
    expect(merged).not.toHaveProperty('type');
  });

  it('does not take an id that is twice in one document for one item', () => {
    const { phases } = extendTemplate(base, {
      phases: [
        { id: 'planning', goal: 'a' },
        { id: 'planning', goal: 'b' },
      ],
    });
    expect(ids(phases)).toEqual([
      'initiation',
      'planning',
      'closing',
      'planning',
    ]);
  });

  it('keeps an item that has no id, for its fault to be found', () => {
    const { phases } = extendTemplate(base, {
      phases: [{ id: 'planning' }, { duration: 'P1W' }],
    });
    expect(ids(phases)).toEqual([
      'initiation',
      'planning',
      'closing',
      undefined,
    ]);
  });

  it('says where each value came from', () => {
    const overlay = { phases: [{ id: 'planning', duration: 'P9W' }] };
    const origins = new Map<object, Map<string | number, object>>();
    const merged = extendTemplate(base, overlay, (to, key, from) => {
      origins.set(to, (origins.get(to) ?? new Map()).set(key, from));
    });
    const planning = (merged.phases as JsonObject[])[1];
    expect(origins.get(planning)?.get('duration')).toBe(overlay.phases[0]);
    expect(origins.get(planning)?.get('gate')).toBe(base.phases[1]);
    expect(origins.get(merged)?.get('title')).toBe(base);
    expect(origins.get(merged)?.get('phases')).toBe(overlay);
  });

  const key = fc.constantFrom('a', 'b', 'c', '__proto__', 'constructor');
  const { json } = fc.letrec<{ json: JsonValue; list: JsonValue[] }>(tie => ({
    json: fc.oneof(
      { maxDepth: 4 },
      fc.constantFrom<JsonValue>(1, 'x', true),
      fc
        .array(fc.tuple(key, tie('json')), { maxLength: 4 })
        .map(entries => Object.fromEntries(entries)),
      tie('list'),
    ),
    list: fc.oneof(
      fc.array(tie('json'), { maxLength: 3 }),
      fc
        .uniqueArray(fc.constantFrom('p', 'q', 'r', 's'), { maxLength: 4 })
        .map(names => names.map(id => ({ id, x: 1 }))),
    ),
  }));
  const object = fc
    .array(fc.tuple(key, json), { maxLength: 5 })
    .map(entries => Object.fromEntries(entries) as JsonObject);

  it('leaves a template alone that nothing is said about, and is the overlay where there is no base', () => {
    fc.assert(
      fc.property(object, template => {
        expect(extendTemplate(template, {})).toEqual(template);
        expect(extendTemplate({}, template)).toEqual(template);
        expect(extendTemplate(template, template)).toEqual(template);
      }),
    );
  });

  it('changes neither of its inputs, nor any prototype', () => {
    fc.assert(
      fc.property(object, object, (one, other) => {
        const before = JSON.stringify([one, other]);
        extendTemplate(one, other);
        expect(JSON.stringify([one, other])).toBe(before);
        expect(({} as JsonObject).a).toBeUndefined();
      }),
    );
  });

  it('says each key of the overlay the last', () => {
    fc.assert(
      fc.property(object, object, (one, other) => {
        const merged = extendTemplate(one, other);
        const said = Object.entries(other).filter(
          ([, value]) => typeof value !== 'object',
        );
        expect(merged).toEqual(
          expect.objectContaining(Object.fromEntries(said)),
        );
        expect(Object.keys(merged).sort()).toEqual(
          [...new Set([...Object.keys(one), ...Object.keys(other)])].sort(),
        );
      }),
    );
  });
});
