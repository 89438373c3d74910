/** A field by its row and column, from the top and from the left as they are drawn. */
export interface At {
  row: number;
  column: number;
}

/** Where a key leads from a field of a grid; undefined where it leads nowhere. */
export function nextCell(
  {
    key,
    ctrlKey,
    metaKey,
  }: { key: string; ctrlKey: boolean; metaKey: boolean },
  { row, column }: At,
  size: { rows: number; columns: number },
): At | undefined {
  const all = ctrlKey || metaKey;
  const last = { row: size.rows - 1, column: size.columns - 1 };
  const within = (at: At) => ({
    row: Math.min(Math.max(at.row, 0), last.row),
    column: Math.min(Math.max(at.column, 0), last.column),
  });
  switch (key) {
    case 'ArrowDown':
      return within({ row: row + 1, column });
    case 'ArrowUp':
      return within({ row: row - 1, column });
    case 'ArrowRight':
      return within({ row, column: column + 1 });
    case 'ArrowLeft':
      return within({ row, column: column - 1 });
    case 'Home':
      return { row: all ? 0 : row, column: 0 };
    case 'End':
      return { row: all ? last.row : row, column: last.column };
    default:
      return undefined;
  }
}
