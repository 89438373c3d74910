import { nameInRef } from '../actors/displayName';

/** A text in which people and groups stand by their refs until somebody tells it, who knows what they are called. */
export type NamedText = (string | { named: string })[];

/** naming`${{ named: ref }} has decided`: what else is filled in, be it a person's own words, is left as it is. */
export function naming(
  said: TemplateStringsArray,
  ...filled: NamedText
): NamedText {
  return said.flatMap((words, each) =>
    [words, filled[each] ?? ''].filter(part => part !== ''),
  );
}

export function refsIn(text: NamedText): string[] {
  return text.flatMap(part => (typeof part === 'string' ? [] : part.named));
}

/** With names for the refs; of whom none is given, the one in the ref. */
export function spelledOut(
  text: NamedText,
  names: ReadonlyMap<string, string> = new Map(),
): string {
  return text
    .map(part =>
      typeof part === 'string'
        ? part
        : names.get(part.named) ?? nameInRef(part.named),
    )
    .join('');
}
