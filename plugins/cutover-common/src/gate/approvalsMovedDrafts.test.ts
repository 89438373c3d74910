import fc from 'fast-check';
import { carol, faultsOf, noon } from '../lifecycle/__testUtils__/aCutover';
import { formSchema } from '../template/parts/process';
import {
  aCall,
  aDocument,
  alice as writer,
} from '../deliverable/__testUtils__/aDocument';
import { reviewDraft } from '../deliverable/reviewDraft';
import { rightsOf } from '../deliverable/rightsOf';
import { saveDraft } from '../deliverable/saveDraft';
import { strayValues } from '../deliverable/strayValues';
import { submitDeliverable } from '../deliverable/submitDeliverable';
import { formFor } from '../deliverable/deliverableCall';
import { visibleData } from '../deliverable/visibleData';
import { sha256 } from './__testUtils__/aReview';

describe('The drafts of a template moved to a newer version', () => {
  const text = { type: 'string' };
  const schema = {
    type: 'object',
    required: ['summary'],
    properties: {
      summary: text,
      tasks: {
        type: 'array',
        items: { type: 'object', properties: { what: text } },
      },
    },
  };
  const place = aDocument(schema);
  const data = {
    summary: 'It pays',
    outlook: 'Good',
    tasks: [{ _row: 'a', what: 'A', owner: 'Bob' }],
  };
  const draft = { data, origins: [], basedOn: 0 };
  const state = { draft, begin: { data: {}, origins: [] } };

  it('23: names the values that have no field any more', () => {
    const { form } = formFor(aCall(place));
    expect(strayValues(form.schema, data)).toEqual([
      { path: ['outlook'], value: 'Good' },
      { path: ['tasks', { row: 'a' }, 'owner'], value: 'Bob' },
    ]);
  });

  it('23: keeps them while others are written, and says which they are', () => {
    const saved = saveDraft(state, { summary: 'Better' }, aCall(place));
    expect(saved.next.data).toEqual({ ...data, summary: 'Better' });
    expect(saved.strays).toEqual([
      ['outlook'],
      ['tasks', { row: 'a' }, 'owner'],
    ]);
    expect(saved.faults).toEqual([]);
  });

  it('23: leaves them out of what is handed in', () => {
    const { next: submitted } = submitDeliverable(
      state,
      { mode: 'merge' },
      { ...aCall(place), sha256 },
    );
    expect(submitted.revision.data).toEqual({
      summary: 'It pays',
      tasks: [{ _row: 'a', what: 'A' }],
    });
  });

  it('23: leaves them out of what is written over the last revision, and takes none that are sent', () => {
    const submit = (sent: { summary: string; outlook?: string }) =>
      submitDeliverable(
        {
          ...state,
          revision: {
            ...{
              number: 1,
              hash: 'b'.repeat(64),
              author: 'x',
              byService: false,
              at: noon,
            },
            ...{ data, origins: [] },
          },
        },
        { data: sent, mode: 'merge' },
        { ...aCall(place), sha256 },
      );
    expect(submit({ summary: 'B' }).next.revision.data).toEqual({
      summary: 'B',
      tasks: [{ _row: 'a', what: 'A' }],
    });
    expect(faultsOf(() => submit({ summary: 'B', outlook: 'Bad' }))).toEqual([
      'outlook schema.additionalProperties',
    ]);
  });

  it('23: hides them still from whom their fields were hidden', () => {
    const before = formSchema.parse({
      ...{ id: 'form', title: 'Form' },
      schema: {
        ...schema,
        properties: { ...schema.properties, outlook: text },
      },
      rights: [{ fields: ['outlook', 'summary'], read: ['sponsor'] }],
    });
    const seenBy = (who: typeof writer) => {
      const { rights } = formFor(aCall(place, who, { earlier: [before] }));
      return Object.keys(visibleData(data, rights));
    };
    expect(seenBy(writer)).toEqual(['summary', 'outlook', 'tasks']);
    // What has a field now is for the new version to say.
    expect(seenBy(carol)).toEqual(['summary', 'tasks']);
  });

  it('23: loses nothing of any draft by the fields that go', () => {
    const names = ['a', 'b', 'c', 'd', 'e'];
    const everybody = rightsOf({ rights: [] }, { roles: [], phase: '' });
    fc.assert(
      fc.property(
        fc.dictionary(fc.constantFrom(...names), fc.string()),
        fc.subarray(names),
        (written, left) => {
          const form = {
            type: 'object',
            properties: Object.fromEntries(
              [...left, 'always'].map(name => [name, text]),
            ),
          };
          const gone = Object.keys(written).filter(
            name => !left.includes(name),
          );
          const strays = strayValues(form, written);
          expect(
            strays.map(({ path, value }) => [path.join('.'), value]).sort(),
          ).toEqual(gone.map(name => [name, written[name]]).sort());
          expect(reviewDraft(form, written, everybody)).toEqual({
            dropped: [],
            strays: strays.map(({ path }) => path),
            faults: [],
          });
        },
      ),
    );
  });
});
