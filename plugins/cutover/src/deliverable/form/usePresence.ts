import { useCallback, useEffect, useState } from 'react';
import { useApi } from '@backstage/core-plugin-api';
import type {
  DeliverableRef,
  Presence,
} from '@backstage-cutover/plugin-cutover-common';
import { cutoverApiRef } from '../../api';
import { useMe } from '../../lifecycle/live/useMe';

const EVERY_MS = 20_000;

/** Says that this person has the form open, as long as they look at it; refs of the others who have, by when they came. */
export function usePresence({ cutover, deliverable }: DeliverableRef) {
  const api = useApi(cutoverApiRef).deliverables;
  const me = useMe();
  const [present, setPresent] = useState<Presence[]>([]);

  const say = useCallback(() => {
    if (document.visibilityState === 'hidden') return;
    // Whoever cannot be told is told the next time.
    api.present({ cutover, deliverable }).then(setPresent, () => {});
  }, [api, cutover, deliverable]);

  useEffect(() => {
    say();
    const timer = setInterval(say, EVERY_MS);
    document.addEventListener('visibilitychange', say);
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', say);
    };
  }, [say]);

  return me
    ? present.map(({ person }) => person).filter(person => person !== me.ref)
    : [];
}
