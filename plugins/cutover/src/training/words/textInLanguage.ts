import type { Text } from '@backstage-cutover/plugin-cutover-common';

/** A text with what the reader has typed over it in their language; the words of other languages stay. */
export function retold(
  before: Text | undefined,
  typed: string,
  language: string,
): Text {
  const said = typed.trim();
  if (before === undefined || typeof before === 'string') return said;
  const known = Object.keys(before);
  const key =
    known.find(each => each === language) ??
    known.find(each => each.split('-')[0] === language.split('-')[0]) ??
    'en';
  return before[key] === said ? before : { ...before, [key]: said };
}
