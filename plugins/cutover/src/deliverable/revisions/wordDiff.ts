/** A stretch of text that stayed, came or went. */
export interface Stretch {
  kind: 'same' | 'added' | 'removed';
  text: string;
}

/** Milliseconds after which two texts are told one after the other instead. */
const PATIENCE = 500;

const HAN = /\p{Script=Han}/u;

/**
 * What became of a text, word by word; Chinese words are told apart by the browser. The library for it comes when it is
 * needed.
 */
export async function wordDiff(
  before: string,
  after: string,
): Promise<Stretch[]> {
  const { diffWordsWithSpace, diffWords } = await import('diff');
  const isHan = HAN.test(before) || HAN.test(after);
  const parts =
    isHan && typeof Intl.Segmenter === 'function'
      ? diffWords(before, after, {
          intlSegmenter: new Intl.Segmenter('zh', { granularity: 'word' }),
          timeout: PATIENCE,
        })
      : diffWordsWithSpace(before, after, { timeout: PATIENCE });
  return (parts ?? [])
    .map(({ value, added, removed }): Stretch => {
      if (added) return { kind: 'added', text: value };
      return { kind: removed ? 'removed' : 'same', text: value };
    })
    .concat(parts ? [] : wholly(before, after));
}

/** One text in the place of the other. */
export function wholly(before: string, after: string): Stretch[] {
  const stretches: Stretch[] = [
    { kind: 'removed', text: before },
    { kind: 'added', text: after },
  ];
  return stretches.filter(({ text }) => text !== '');
}

/** Characters that stay visible around what changed. */
const AROUND = 90;

/** Without the middle of long stretches that stayed. `mark` stands for what is left out. */
export function shortened(stretches: Stretch[], mark: string): Stretch[] {
  return stretches.map((stretch, index) => {
    const { kind, text } = stretch;
    if (kind !== 'same' || text.length <= 3 * AROUND) return stretch;
    const head = index === 0 ? '' : text.slice(0, AROUND);
    const tail = index === stretches.length - 1 ? '' : text.slice(-AROUND);
    return { kind, text: `${head} ${mark} ${tail}`.trim() };
  });
}
