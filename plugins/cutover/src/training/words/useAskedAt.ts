import { useEffect } from 'react';

/** Of a clock that is ahead of the server's nothing can be waited for. */
const ASK_AGAIN = 15_000;
/** A timer waits no longer. */
const LONGEST = 2 ** 31 - 1;

/** Milliseconds until it is worth asking, of those until the moment itself. */
export function waitFor(ahead: number): number {
  return ahead > 0 ? Math.min(ahead + 1_000, LONGEST) : ASK_AGAIN;
}

/** Asks the server anew when a moment has come at which it will answer otherwise. */
export function useAskedAt(moment: string | undefined, ask: () => void) {
  useEffect(() => {
    if (moment === undefined) return undefined;
    const timer = setTimeout(ask, waitFor(Date.parse(moment) - Date.now()));
    return () => clearTimeout(timer);
  }, [moment, ask]);
}
