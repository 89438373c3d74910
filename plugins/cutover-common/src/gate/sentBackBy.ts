import { documentOfItem } from '../deliverable';
import type { CutoverActivity, SentBack, SentBackMark } from '../lifecycle';
import type { Gate } from './model';

/** What the last rounds of these gates have sent back; a gate that is submitted again has nothing outstanding. */
export function sentBackBy(gates: Pick<Gate, 'id' | 'rounds'>[]): SentBack {
  const found: SentBack = { documents: new Map(), activities: new Map() };
  for (const { id, rounds } of gates) {
    const round = rounds.at(-1);
    const { returned, ended } = round ?? {};
    if (round?.status !== 'returned' || !returned || !ended) continue;
    const { at, by, reason: comment = '' } = ended;
    const mark = { gate: id, by, at, comment };
    for (const item of returned.items) {
      const document = documentOfItem(item);
      const reviewed = round.items.find(each => each.id === item);
      if (document === undefined) continue;
      const revision = reviewed?.revision;
      found.documents.set(document, {
        ...mark,
        ...(revision === undefined ? {} : { revision }),
      });
    }
    for (const activity of returned.activities) {
      found.activities.set(activity, mark);
    }
  }
  return found;
}

/** Why a document has to be done again; nothing once a later revision of it is handed in. */
export function documentSentBack(
  { documents }: SentBack,
  deliverable: string,
  revision: number | undefined,
): SentBackMark | undefined {
  const found = documents.get(deliverable);
  if (!found) return undefined;
  const { revision: reviewed, ...mark } = found;
  return (revision ?? 0) > (reviewed ?? 0) ? undefined : mark;
}

/** Why an activity has to be done again; nothing once it is over again. */
export function activitySentBack(
  { activities }: SentBack,
  {
    id,
    status,
    updatedAt,
  }: Pick<CutoverActivity, 'id' | 'status'> & {
    updatedAt?: string;
  },
): SentBackMark | undefined {
  const mark = activities.get(id);
  if (!mark || status === 'done') return undefined;
  const dismissedSince =
    status === 'not-applicable' && (updatedAt ?? '') > mark.at;
  return dismissedSince ? undefined : mark;
}
