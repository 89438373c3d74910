import type { JsonObject } from '@backstage/types';
import { DraftSession } from '../form/draft/DraftSession';
import { KeptDrafts } from '../form/draft/KeptDrafts';
import { withValueAt, type Keys } from '../form/draft/values';
import { aDeliverable, aFormOf, type StoredDeliverable } from './aDeliverable';
import { FakeDeliverableApi } from './FakeDeliverableApi';

export const ref = { cutover: 'move-the-shop', deliverable: 'feasibility' };

export const aServer = (differently: Parameters<typeof aDeliverable>[0] = {}) =>
  new FakeDeliverableApi([aDeliverable({ form: aFormOf({}), ...differently })]);

let pages = 0;
const opened: DraftSession[] = [];

/** Time passes only as `pass` lets it, and what was opened is closed after each test. */
export function withTimeInHand() {
  beforeEach(() => {
    jest.useFakeTimers();
    localStorage.clear();
  });

  afterEach(() => {
    opened.splice(0).forEach(session => session.close());
    jest.useRealTimers();
  });
}

/** Lets time pass, and everything happen that happens in it. */
export const pass = (milliseconds: number) =>
  jest.advanceTimersByTimeAsync(milliseconds);

/** The document on another page of whoever calls. */
export async function open(
  api: FakeDeliverableApi,
  storage: Storage = localStorage,
) {
  pages += 1;
  const session = new DraftSession(await api.get(ref), {
    api,
    ref,
    kept: new KeptDrafts(storage, api.me, ref, String(pages)),
    judge: () => ({ faults: [], dropped: [], strays: [] }),
    newKey: () => `key-${pages}`,
  });
  opened.push(session);
  return session;
}

export function write(
  session: DraftSession,
  keys: Keys,
  value: string | undefined,
) {
  session.change(data => withValueAt(data, keys, value) as JsonObject, {
    typing: true,
  });
}

/** What the server keeps. */
export const draftOf = (api: FakeDeliverableApi): StoredDeliverable['draft'] =>
  api.stored('feasibility').draft;
export const dataOf = (api: FakeDeliverableApi) => draftOf(api)?.data;
