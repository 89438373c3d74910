import { useEffect, useRef, useState, type RefObject } from 'react';

export interface Asking<T> {
  /** What is being asked, in a dialog. */
  asking?: T;
  ask(what: T, opener: HTMLElement | null): void;
  close(): void;
}

/**
 * Which dialog is open. When it closes, the focus goes back to what opened it, also where that was a menu, whose items
 * are gone by then; to `fallback` where the act took the opener away.
 */
export function useAsking<T>(fallback: RefObject<HTMLElement>): Asking<T> {
  const [asking, setAsking] = useState<T>();
  const opener = useRef<HTMLElement | null>(null);
  const wasOpen = useRef(false);
  const isOpen = asking !== undefined;
  useEffect(() => {
    if (wasOpen.current && !isOpen) {
      const from = opener.current;
      (from?.isConnected ? from : fallback.current)?.focus();
    }
    wasOpen.current = isOpen;
  }, [isOpen, fallback]);
  return {
    asking,
    ask(what, from) {
      opener.current = from;
      setAsking(what);
    },
    close: () => setAsking(undefined),
  };
}
