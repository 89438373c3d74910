import { numberIn } from '../exam/numberIn';

/** A share of one as people write it: in per cent, with the decimals that matter. */
export function percentText(share: number): string {
  return plainNumber(share * 100);
}

/** A number without what arithmetic leaves behind its decimals. */
export function plainNumber(number: number): string {
  return String(Number(number.toFixed(4)));
}

/** The share that a typed number of per cent is; 0 where it is none. */
export function shareIn(typed: string): number {
  return (numberIn(typed) ?? 0) / 100;
}

/** The number that was typed, whole or not; 0 where it is none. */
export function countIn(typed: string): number {
  return numberIn(typed) ?? 0;
}

/** What was written, while nobody has typed another number over it: rounding it would be a change. */
export function shareOver(before: number | undefined, typed: string): number {
  return before !== undefined && percentText(before) === typed
    ? before
    : shareIn(typed);
}

/** Whether it can be so many of a hundred. */
export function isPercent(typed: string): boolean {
  const number = numberIn(typed);
  return number !== undefined && number >= 0 && number <= 100;
}
