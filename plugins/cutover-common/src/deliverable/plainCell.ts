// What spreadsheets take for the beginning of a formula (OWASP: CSV injection), their full-width twins included.
const FORMULA = /^[\s']*[=+\-@\t\r\n＝＋－＠|%]/;

/**
 * A text as a cell of a spreadsheet or CSV file that is never run as a formula: with an apostrophe before it where it
 * would be. `plainCell` takes it away again.
 */
export function neutralised(text: string): string {
  return FORMULA.test(text) ? `'${text}` : text;
}

/** The text that `neutralised` was given; others as they are. */
export function plainCell(cell: string): string {
  return cell.startsWith("'") && FORMULA.test(cell.slice(1))
    ? cell.slice(1)
    : cell;
}
