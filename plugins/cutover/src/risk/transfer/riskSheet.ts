import {
  plainCell,
  riskColumns,
  rowOfRisk,
  type Risk,
  type RiskScale,
} from '@backstage-cutover/plugin-cutover-common';

/** The register as the cells of a spreadsheet, with its columns first. */
export function cellsOfRisks(risks: Risk[], scale: RiskScale): string[][] {
  const columns = riskColumns(scale);
  return [
    columns,
    ...[...risks]
      .sort((one, other) => one.number - other.number)
      .map(risk => {
        const row = rowOfRisk(risk, scale);
        return columns.map(column => row[column]);
      }),
  ];
}

/** The rows of a spreadsheet by their columns; undefined where it has none of the register's. */
export function rowsOfCells(
  [titles, ...lines]: string[][],
  scale: RiskScale,
): Record<string, string>[] | undefined {
  const known = riskColumns(scale);
  const width = Math.max(...[titles, ...lines].map(({ length }) => length));
  const columns = Array.from({ length: width }, (_, at) => {
    const title = titles[at]?.trim() ?? '';
    const found = known.find(
      each => each.toLowerCase() === title.toLowerCase(),
    );
    if (found ?? title) return found ?? title;
    // What stands in a column without a title must not get lost without a word.
    return lines.some(line => line[at]?.trim()) ? `#${at + 1}` : '';
  });
  if (!columns.some(column => known.includes(column))) return undefined;
  return lines.map(line =>
    Object.fromEntries(
      columns.flatMap((column, at) =>
        column ? [[column, plainCell(line[at] ?? '')]] : [],
      ),
    ),
  );
}
