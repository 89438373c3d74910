import type { JsonValue } from '@backstage/types';

/** Longer values are cut: they are kept whole in the draft. */
const LONGEST = 300;

/** A value for which there is no form that would say how it is shown. */
export function valueWords(value: JsonValue | undefined): string {
  const text =
    typeof value === 'string' ? value : JSON.stringify(value ?? null);
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}
