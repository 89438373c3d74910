/** A number as people write it, with a point or a comma before its decimals; undefined where it is none. */
export function numberIn(typed: string): number | undefined {
  const plain = typed.trim().replace(',', '.').replace('−', '-');
  if (!/^[+-]?(\d+(\.\d*)?|\.\d+)(e[+-]?\d+)?$/i.test(plain)) return undefined;
  const number = Number(plain);
  return Number.isFinite(number) ? number : undefined;
}
