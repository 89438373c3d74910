import type { JsonObject } from '@backstage/types';
import { faultsOf, noon, refusalOf } from '../lifecycle/__testUtils__/aCutover';
import { aCall, aDocument, alice, bob, carol } from './__testUtils__/aDocument';
import { DATA_LIMITS } from './limitFaults';
import type { Draft, Revision } from './model';
import { saveDraft } from './saveDraft';
import type { DeliverableState } from './workingDraft';

const place = aDocument(
  {
    type: 'object',
    required: ['summary'],
    properties: {
      summary: { type: 'string' },
      moves: { type: 'boolean' },
      secret: { type: 'string' },
      notes: { type: 'object' },
      tasks: {
        type: 'array',
        items: { type: 'object', properties: { what: { type: 'string' } } },
      },
    },
    if: { required: ['moves'], properties: { moves: { const: true } } },
    then: { properties: { to: { type: 'string' } } },
  },
  [{ fields: ['secret', 'to'], read: ['sponsor'] }],
);

const begin: DeliverableState['begin'] = {
  data: { summary: 'As started' },
  origins: [{ field: 'summary', from: { kind: 'cutover', field: 'goals' } }],
};

const revision: Revision = {
  number: 4,
  hash: 'a'.repeat(64),
  author: alice.ref,
  byService: false,
  at: noon,
  data: {},
  origins: [],
};

const save = (
  patch: JsonObject,
  state: Partial<DeliverableState> = {},
  by = alice,
) => saveDraft({ begin, ...state }, patch, aCall(place, by));

describe('saveDraft', () => {
  it('begins with what the template fills in, goes on from the last revision, and then from itself', () => {
    const first = save({ moves: true }).next;
    expect(first).toEqual({
      data: { summary: 'As started', moves: true },
      origins: begin.origins,
      basedOn: 0,
      savedBy: alice.ref,
      savedAt: noon,
    });
    const state = { revision: { ...revision, data: { summary: 'Done' } } };
    expect(save({ moves: true }, state).next).toMatchObject({
      data: { summary: 'Done', moves: true },
      basedOn: 4,
    });
    // A draft that is there stays what it is based on: what was handed in meanwhile is not in it.
    const draft: Draft = first;
    expect(save({ moves: null }, { ...state, draft }).next).toMatchObject({
      data: { summary: 'As started' },
      basedOn: 0,
    });
  });

  it('forgets where a value came from as soon as it is another', () => {
    expect(save({ summary: 'Mine' }).next.origins).toEqual([]);
    expect(save({ summary: 'As started' }).next.origins).toEqual(begin.origins);
  });

  it('keeps what is unfinished, and says what keeps it from being handed in', () => {
    const { next, dropped, faults } = save({
      summary: null,
      moves: false,
      to: 'kept',
      tasks: [{ what: 1 }],
    });
    expect(next.data).toEqual({
      moves: false,
      to: 'kept',
      tasks: [{ what: 1, _row: 'new-1' }],
    });
    expect(dropped).toEqual([['to']]);
    expect(faults.map(({ path, reason }) => [path.join('.'), reason])).toEqual([
      ['summary', 'schema.required'],
      ['tasks.0.what', 'schema.type'],
    ]);
  });

  it('says nothing of what the writer may not see', () => {
    const data = { summary: 'x', secret: 7, moves: false, to: 'x' };
    const draft: Draft = { data, origins: [], basedOn: 0 };
    const { next, dropped, faults } = save({ summary: 'y' }, { draft }, carol);
    expect(next.data).toEqual({ ...data, summary: 'y' });
    expect(dropped).toEqual([]);
    expect(faults.map(({ reason }) => reason)).toEqual([
      'deliverable.hidden-incomplete',
    ]);
  });

  it('takes nothing for hidden fields, and nothing from those who do not write', () => {
    expect(faultsOf(() => save({ secret: 'x' }, {}, carol))).toEqual([
      'secret field.hidden',
    ]);
    expect(refusalOf(() => save({}, {}, bob))).toMatchObject({
      reason: 'actor.role-missing',
    });
  });

  it('takes no field that the form does not have', () => {
    expect(
      faultsOf(() => save({ stray: 1, tasks: [{ what: 'x', stray: 2 }] })),
    ).toEqual([
      'stray schema.additionalProperties',
      'tasks.0.stray schema.additionalProperties',
    ]);
  });

  it('keeps one that the draft holds since before, until somebody takes it out', () => {
    const data = {
      stray: 1,
      tasks: [
        { _row: 'a', what: 'A', stray: 2 },
        { _row: 'b', what: 'B' },
      ],
    };
    const draft: Draft = { data, origins: [], basedOn: 0 };
    const [a, b] = data.tasks;
    const saved = save({ summary: 'x', tasks: [b, a] }, { draft }).next;
    expect(saved.data).toEqual({ summary: 'x', stray: 1, tasks: [b, a] });
    const elsewhere = { tasks: [a, { ...b, stray: 2 }] };
    expect(faultsOf(() => save(elsewhere, { draft }))).toEqual([
      'tasks.1.stray schema.additionalProperties',
    ]);
    expect(save({ stray: null }, { draft }).next.data).toEqual({
      tasks: data.tasks,
    });
  });

  it('does not grow beyond the limits in small steps either', () => {
    const half = 'x'.repeat(DATA_LIMITS.characters - 1);
    let draft: Draft = { data: {}, origins: [], basedOn: 0 };
    const grow = (step: number) => {
      draft = save({ notes: { [`f${step}`]: half } }, { draft }).next;
    };
    for (let step = 0; step < 10; step++) grow(step);
    expect(faultsOf(() => grow(10))).toEqual(['input.too-large']);
  });
});
