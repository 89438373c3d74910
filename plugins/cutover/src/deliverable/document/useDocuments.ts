import { useCallback } from 'react';
import { useApi } from '@backstage/core-plugin-api';
import type {
  DeliverableApi,
  DeliverableSummary,
} from '@backstage-cutover/plugin-cutover-common';
import { cutoverApiRef } from '../../api';
import { useLive, type Live } from '../../lifecycle/live/useLive';
import type { ReadableDeliverable } from './DeliverableDocument';

/** What is to be read: the last revisions of a whole phase, or one revision of one deliverable. */
export interface Wanted {
  /** By name. */
  cutover: string;
  phase: string;
  deliverable?: string;
  /** Without it the last. */
  revision?: number;
}

export interface Documents {
  /** Every deliverable that was asked for, in the order of the template. */
  listed: DeliverableSummary[];
  /** Of those, what was handed in. */
  documents: ReadableDeliverable[];
}

export function useDocuments(wanted: Wanted): Live<Documents> {
  const { deliverables } = useApi(cutoverApiRef);
  const { cutover, phase, deliverable, revision } = wanted;
  const load = useCallback(async () => {
    const all = await deliverables.list(cutover);
    const listed = all.filter(
      each =>
        each.phase === phase &&
        (deliverable === undefined || each.id === deliverable),
    );
    const documents = await Promise.all(
      listed.flatMap(summary => {
        const number = revision ?? summary.revision?.number;
        return number === undefined
          ? []
          : [readRevision(deliverables, cutover, summary, number)];
      }),
    );
    return { listed, documents };
  }, [deliverables, cutover, phase, deliverable, revision]);
  return useLive(load);
}

/** One revision with its files, as a document needs it. */
export async function readRevision(
  api: DeliverableApi,
  cutover: string,
  { id, title }: Pick<DeliverableSummary, 'id' | 'title'>,
  number: number,
): Promise<ReadableDeliverable> {
  const ref = { cutover, deliverable: id };
  const [{ form, data, origins: _, ...revision }, files] = await Promise.all([
    api.revision(ref, number),
    api.files(ref),
  ]);
  return { id, title, form, data, revision, files };
}
