import type { JsonObject } from '@backstage/types';
import {
  aCall,
  aDocument,
  alice,
  carol,
  dora,
} from './__testUtils__/aDocument';
import { planForm } from './__testUtils__/tables';
import { refusalOf } from '../lifecycle/__testUtils__/aCutover';
import { copyDraft } from './copyDraft';
import type { Origin } from './model';

const place = aDocument(
  {
    ...planForm,
    properties: {
      ...(planForm.properties as JsonObject),
      proof: { type: 'string', format: 'cutover-file' },
      proofs: {
        type: 'array',
        items: { type: 'string', format: 'cutover-file' },
      },
    },
  },
  [
    { fields: ['costs'], read: ['sponsor'] },
    { fields: ['title'], edit: ['sponsor'] },
  ],
);

const from = (data: JsonObject, hidden: string[] = []) => ({
  cutover: 'last-year',
  deliverable: 'document',
  revision: { number: 3, data },
  rights: { hidden, readOnly: [] },
});

const begin = { data: {}, origins: [] };
const origin = (field: string): Origin => ({
  field,
  from: {
    kind: 'deliverable',
    cutover: 'last-year',
    deliverable: 'document',
    revision: 3,
    field,
  },
});

describe('copyDraft', () => {
  it('takes over what was handed in, and says from where', () => {
    const data = { title: 'Shop', tasks: [{ _row: 'a', what: 'Plan' }] };
    const own: Origin = { field: 'tags', from: { kind: 'intake', field: 'x' } };
    const filled = { data: { tags: ['x'], title: 'y' }, origins: [own] };
    const { next } = copyDraft({ begin: filled }, from(data), aCall(place));
    expect(next).toEqual({
      data: { ...data, tags: ['x'] },
      origins: [own, origin('title'), origin('tasks')],
      basedOn: 0,
      savedBy: alice.ref,
      savedAt: '2026-11-24T12:00:00.000Z',
    });
  });

  it('leaves out files, and what this form does not ask for', () => {
    const id = '00000000-0000-4000-8000-000000000001';
    const data = {
      ...{ proof: id, proofs: [id], unknown: 1 },
      tasks: [{ _row: 'a', what: 'Plan', colour: 'red' }],
    };
    const { next } = copyDraft({ begin }, from(data), aCall(place));
    expect(next.data).toEqual({
      proofs: [],
      tasks: [{ _row: 'a', what: 'Plan' }],
    });
  });

  it('leaves out what its reader may not see there or not write here', () => {
    const data = { title: 'Shop', costs: { total: 7 }, tags: ['secret'] };
    const { next } = copyDraft(
      { begin: { data: { title: 'Mine' }, origins: [] } },
      from(data, ['tags']),
      aCall(place, carol),
    );
    expect(next.data).toEqual({ title: 'Mine' });
    expect(next.origins).toEqual([]);
  });

  it('is for those who may write', () => {
    expect(
      refusalOf(() => copyDraft({ begin }, from({}), aCall(place, dora)))
        .reason,
    ).toBe('actor.role-missing');
  });
});
