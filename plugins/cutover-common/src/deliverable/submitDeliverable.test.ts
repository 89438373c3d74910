import { createHash } from 'node:crypto';
import type { JsonObject } from '@backstage/types';
import fc from 'fast-check';
import {
  aCutover,
  faultsOf,
  machine,
  noon,
  refusalOf,
} from '../lifecycle/__testUtils__/aCutover';
import type { Actor } from '../lifecycle';
import {
  aCall,
  aDocument,
  alice,
  carol,
  dora,
} from './__testUtils__/aDocument';
import type { Draft, Revision } from './model';
import { submitDeliverable, type Submission } from './submitDeliverable';
import type { DeliverableState } from './workingDraft';

const sha256 = (text: string) =>
  createHash('sha256').update(text).digest('hex');

const place = aDocument(
  {
    type: 'object',
    required: ['summary'],
    properties: {
      summary: { type: 'string', minLength: 1 },
      moves: { type: 'boolean' },
      window: {
        type: 'object',
        properties: {
          start: { type: 'string', format: 'date' },
          end: { type: 'string', format: 'date' },
        },
      },
      secret: { type: 'string' },
      budget: { type: 'integer' },
      tasks: {
        type: 'array',
        items: {
          type: 'object',
          required: ['what'],
          properties: { what: { type: 'string' } },
        },
      },
    },
    if: { required: ['moves'], properties: { moves: { const: true } } },
    then: { properties: { to: { type: 'string' } } },
  },
  [
    { fields: ['secret'], read: ['sponsor'] },
    { fields: ['budget'], edit: ['sponsor'] },
  ],
);
const forMachines = {
  ...place,
  deliverable: { ...place.deliverable, machines: true },
};

const begin = { data: {}, origins: [] };

function aDraft(data: JsonObject, differently: Partial<Draft> = {}): Draft {
  return { data, origins: [], basedOn: 0, savedBy: 'x', ...differently };
}

function aRevision(data: JsonObject, number = 1): Revision {
  return {
    number,
    hash: 'a'.repeat(64),
    author: alice.ref,
    byService: false,
    at: noon,
    data,
    origins: [],
  };
}

function submit(
  state: Partial<DeliverableState>,
  submission: Partial<Submission> = {},
  by: Actor = alice,
  where = place,
) {
  return submitDeliverable(
    { begin, ...state },
    { mode: 'replace', ...submission },
    { ...aCall(where, by), sha256 },
  );
}

describe('submitDeliverable', () => {
  it('makes the draft a revision, without what does not apply, and tells of it', () => {
    const data = { summary: 'x', moves: false, to: 'stale' };
    const { next, happened } = submit(
      { draft: aDraft(data), revision: aRevision({ summary: 'before' }, 3) },
      { note: 'Ready' },
    );
    const hash = sha256('{"moves":false,"summary":"x"}');
    expect(next).toEqual({
      revision: {
        number: 4,
        hash,
        author: alice.ref,
        byService: false,
        at: noon,
        note: 'Ready',
        data: { summary: 'x', moves: false },
        origins: [],
      },
    });
    expect(happened).toEqual({
      type: 'deliverable.submitted',
      cutoverId: aCutover().id,
      at: noon,
      by: alice.ref,
      item: 'document',
      reason: 'Ready',
      before: { revision: 3, hash: 'a'.repeat(64) },
      after: { revision: 4, hash, title: 'Form' },
    });
  });

  it('takes the same content for the same, whatever the order of its names', () => {
    fc.assert(
      fc.property(
        fc.shuffledSubarray(['summary', 'moves', 'secret'], { minLength: 3 }),
        names => {
          const values: JsonObject = {
            summary: 'x',
            moves: true,
            secret: 'ö€😀',
          };
          const data = Object.fromEntries(
            names.map(name => [name, values[name]]),
          ) as JsonObject;
          expect(submit({ draft: aDraft(data) }).next.revision.hash).toBe(
            sha256('{"moves":true,"secret":"ö€😀","summary":"x"}'),
          );
        },
      ),
    );
  });

  it('names everything in the draft that the form does not allow', () => {
    const data = { moves: 'no', tasks: [{ _row: 'a' }] };
    expect(faultsOf(() => submit({ draft: aDraft(data) }))).toEqual([
      'summary schema.required',
      'moves schema.type',
      'tasks.0.what schema.required',
    ]);
  });

  it('takes no period that ends before it starts', () => {
    const window = { start: '2026-12-03', end: '2026-12-02' };
    const data = { summary: 'x', window };
    expect(faultsOf(() => submit({ draft: aDraft(data) }))).toEqual([
      'window.end schema.period',
    ]);
  });

  it('hands in nothing that is already', () => {
    const state = { draft: aDraft({ summary: 'x' }) };
    const { revision } = submit(state).next;
    expect(refusalOf(() => submit({ ...state, revision }))).toMatchObject({
      name: 'ConflictError',
      reason: 'deliverable.unchanged',
      revision: 1,
    });
  });

  it('takes what a machine sends over the last revision, and leaves the draft to people', () => {
    const draft = aDraft({ summary: 'in the making' });
    const revision = aRevision({
      summary: 'x',
      moves: true,
      secret: 's',
      budget: 7,
    });
    const sent = { summary: 'y', tasks: [{ what: 'Test' }] };
    const tasks = [{ what: 'Test', _row: 'new-1' }];
    const replaced = submit(
      { draft, revision },
      { data: sent },
      machine,
      forMachines,
    ).next;
    expect(replaced.draft).toEqual(draft);
    expect(replaced.revision).toMatchObject({ byService: true, number: 2 });
    expect(replaced.revision.data).toEqual({
      summary: 'y',
      tasks,
      secret: 's',
      budget: 7,
    });
    const { data } = submit(
      { draft, revision },
      { data: sent, mode: 'merge' },
      machine,
      forMachines,
    ).next.revision;
    expect(data).toEqual({ ...replaced.revision.data, moves: true });
  });

  it('takes nothing for fields that are not for the sender', () => {
    const data = { summary: 'x', secret: 'guess', budget: 1 };
    expect(faultsOf(() => submit({}, { data }, carol))).toEqual([
      'secret field.hidden',
      'budget field.read-only',
    ]);
  });

  it('tells nobody where something is wrong that they may not see', () => {
    const data = { summary: 'x', secret: 7 };
    expect(faultsOf(() => submit({ draft: aDraft(data) }, {}, carol))).toEqual([
      'deliverable.hidden-incomplete',
    ]);
    expect(faultsOf(() => submit({ draft: aDraft(data) }, {}, alice))).toEqual([
      'secret schema.type',
    ]);
  });

  it('looks at limits before it looks at anything else', () => {
    const data: JsonObject = { summary: 'x'.repeat(200_000), nonsense: 1 };
    expect(faultsOf(() => submit({}, { data }))).toEqual([
      'summary text.too-long',
    ]);
  });

  it('remembers where values came from, as long as they are still as they came', () => {
    const origins = ['summary', 'to', 'moves'].map(field => ({
      field,
      from: { kind: 'intake' as const, field },
    }));
    const data = { summary: 'x', moves: false, to: 'stale' };
    const kept = (submission: Partial<Submission>) =>
      submit(
        { draft: aDraft(data, { origins }), revision: undefined },
        submission,
      ).next.revision.origins.map(({ field }) => field);
    expect(kept({})).toEqual(['summary', 'moves']);
    expect(kept({ data: { summary: 'y' }, mode: 'merge' })).toEqual(['moves']);
  });

  it('is for those who may', () => {
    expect(
      refusalOf(() => submit({ draft: aDraft({ summary: 'x' }) }, {}, dora)),
    ).toMatchObject({ reason: 'actor.role-missing' });
  });
});
