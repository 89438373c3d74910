import type { JsonObject } from '@backstage/types';
import type { Draft, Origin, Revision } from './model';

/** What is kept of a deliverable. */
export interface DeliverableState {
  /** As it was last saved. */
  draft?: Draft;
  /** The last one. */
  revision?: Revision;
  /** What the template fills in: `prefilled`. */
  begin: { data: JsonObject; origins: Origin[] };
}

/** The draft, or what one would begin with: the last revision, or what the template fills in. */
export function workingDraft({
  draft,
  revision,
  begin,
}: DeliverableState): Draft {
  if (draft) return draft;
  return revision
    ? {
        data: revision.data,
        origins: revision.origins,
        basedOn: revision.number,
      }
    : { ...begin, basedOn: 0 };
}
