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
import { discardDraft } from './discardDraft';
import type { Draft, Origin, Revision } from './model';

const place = aDocument(planForm, [
  { fields: ['costs.total', 'tasks.days'], read: ['sponsor'] },
  { fields: ['title'], edit: ['sponsor'] },
]);

const draftOf = (data: JsonObject, origins: Origin[] = []): Draft => ({
  data,
  origins,
  basedOn: 1,
  savedBy: alice.ref,
  savedAt: '2026-11-23T09:00:00.000Z',
});

const revisionOf = (data: JsonObject): Revision => ({
  number: 1,
  hash: 'a'.repeat(64),
  author: alice.ref,
  byService: false,
  at: '2026-11-22T09:00:00.000Z',
  data,
  origins: [],
});

const nothing = { data: {}, origins: [] };

describe('discardDraft', () => {
  it('leaves nothing of a draft whose fields one may all write', () => {
    const state = { draft: draftOf({ title: 'New' }), begin: nothing };
    expect(discardDraft(state, aCall(place, alice))).toEqual({});
    expect(discardDraft({ begin: nothing }, aCall(place, alice))).toEqual({});
  });

  it('keeps what others wrote where one may not write', () => {
    const state = {
      draft: draftOf({
        title: 'New',
        costs: { total: 7, reason: 'New' },
        tags: ['new'],
      }),
      revision: revisionOf({ title: 'Old', costs: { reason: 'Old' } }),
      begin: nothing,
    };
    expect(discardDraft(state, aCall(place, carol)).next).toEqual({
      data: { title: 'New', costs: { total: 7, reason: 'Old' } },
      origins: [],
      basedOn: 1,
      savedBy: carol.ref,
      savedAt: '2026-11-24T12:00:00.000Z',
    });
  });

  it('brings rows back as they were, with what one may not see in them', () => {
    const state = {
      draft: draftOf({
        tasks: [
          { _row: 'a', what: 'Else', days: 9 },
          { _row: 'new', what: 'More', days: 1 },
        ],
      }),
      revision: revisionOf({
        tasks: [
          { _row: 'a', what: 'Plan', days: 2 },
          { _row: 'b', what: 'Build', days: 3 },
        ],
      }),
      begin: nothing,
    };
    expect(discardDraft(state, aCall(place, carol)).next?.data).toEqual({
      tasks: [
        { _row: 'a', what: 'Plan', days: 9 },
        { _row: 'b', what: 'Build', days: 3 },
      ],
    });
  });

  it('goes back to what the template fills in where nothing was handed in', () => {
    const from = { kind: 'cutover' as const, field: 'title' };
    const state = {
      draft: draftOf({ costs: { total: 7 }, tags: ['new'] }),
      begin: {
        data: { tags: ['filled in'] },
        origins: [{ field: 'tags', from }],
      },
    };
    expect(discardDraft(state, aCall(place, carol)).next).toMatchObject({
      data: { tags: ['filled in'], costs: { total: 7 } },
      origins: [{ field: 'tags', from }],
      basedOn: 0,
    });
  });

  it('is for those who may write', () => {
    const state = { draft: draftOf({ title: 'New' }), begin: nothing };
    expect(
      refusalOf(() => discardDraft(state, aCall(place, dora))).reason,
    ).toBe('actor.role-missing');
  });
});
