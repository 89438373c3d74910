import { reasonWords, type Blocker } from '../words/refusal';
import type { Translate } from '../words/useWords';

export interface BlockerLine {
  /** Of the deliverable that it is about. */
  id: string;
  title?: string;
  words: string;
}

/** What keeps an activity from being done, each ground once for a deliverable. */
export function blockerLines(
  t: Translate,
  blockers: Blocker[],
  titleOf: (deliverable: string) => string | undefined,
): BlockerLine[] {
  const lines = new Map<string, BlockerLine>();
  for (const blocker of blockers) {
    const id = String(blocker.params?.deliverable ?? blocker.id);
    const words = reasonWords(t, blocker);
    lines.set(`${id} ${words}`, { id, title: titleOf(id), words });
  }
  return [...lines.values()];
}
