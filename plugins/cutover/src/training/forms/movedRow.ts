/** The rows, with one of them at another place. */
export function movedRow<T>(rows: readonly T[], from: number, to: number): T[] {
  const others = rows.filter((_row, index) => index !== from);
  return [...others.slice(0, to), rows[from], ...others.slice(to)];
}
