import type { Cutover } from '@backstage-cutover/plugin-cutover-common';

/** `now` from the start of the window until the cutover is closed, `next` before, `past` after. */
export function whenIs(cutover: Cutover, now: string): 'now' | 'next' | 'past' {
  if (cutover.status !== 'running') return 'past';
  return cutover.window.start <= now ? 'now' : 'next';
}
