import { lifecycleMessages } from '../messages';
import type { Translate } from '../words/useWords';

type KindKey = Extract<
  keyof typeof lifecycleMessages,
  `lifecycle.kind.${string}`
>;

const isKindKey = (key: string): key is KindKey =>
  Object.hasOwn(lifecycleMessages, key);

/** A kind of the catalog, by its name in the reader's language. */
export function kindWords(kind: string, t: Translate): string {
  const key = `lifecycle.kind.${kind.toLowerCase()}`;
  return isKindKey(key) ? t(key) : kind;
}
