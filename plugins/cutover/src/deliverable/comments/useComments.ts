import { useCallback, useMemo } from 'react';
import { useApi } from '@backstage/core-plugin-api';
import type {
  CommentInput,
  DeliverableComment,
  DeliverableRef,
} from '@backstage-cutover/plugin-cutover-common';
import { cutoverApiRef } from '../../api';
import { useLive, type Live } from '../../lifecycle/live/useLive';
import { useSame } from '../../lifecycle/live/useSame';

export interface CommentActs {
  /** `key`: the same for the same comment, so that one whose answer was lost is not stored twice. */
  comment(input: CommentInput, key: string): Promise<void>;
  answer(comment: string, text: string): Promise<void>;
  resolve(comment: string): Promise<void>;
  reopen(comment: string): Promise<void>;
}

export interface Comments {
  live: Live<DeliverableComment[]>;
  acts: CommentActs;
}

/** The comments on a deliverable, kept up to date, and what can be done with them. `onChanged` tells whoever counts them. */
export function useComments(
  { cutover, deliverable }: DeliverableRef,
  cutoverId: string,
  onChanged: () => void,
): Comments {
  const { deliverables } = useApi(cutoverApiRef);
  const load = useCallback(
    (signal: AbortSignal) =>
      deliverables.comments({ cutover, deliverable }, { signal }),
    [deliverables, cutover, deliverable],
  );
  const live = useSame(useLive(load, cutoverId));
  const refresh = live.screen === 'loading' ? undefined : live.refresh;
  const acts = useMemo((): CommentActs => {
    const ref = { cutover, deliverable };
    const done = () => {
      refresh?.();
      onChanged();
    };
    return {
      async comment(input, idempotencyKey) {
        await deliverables.comment(ref, input, { idempotencyKey });
        done();
      },
      async answer(comment, text) {
        await deliverables.answer(ref, comment, { text });
        done();
      },
      async resolve(comment) {
        await deliverables.resolve(ref, comment);
        done();
      },
      async reopen(comment) {
        await deliverables.reopen(ref, comment);
        done();
      },
    };
  }, [deliverables, cutover, deliverable, refresh, onChanged]);
  return { live, acts };
}
