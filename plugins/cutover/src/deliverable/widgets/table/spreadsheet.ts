import {
  nearest,
  neutralised,
  ROW_ID,
} from '@backstage-cutover/plugin-cutover-common';
import { textOfValue, valueOfText, type Column } from './columns';
import { MOST_ROWS, type Row } from './rows';

const MOST_BYTES = 10_000_000;

/** Why a file cannot be taken, as a code that picks the words. */
export type SheetRefusal =
  | 'too-large'
  | 'no-spreadsheet'
  | 'old-format'
  | 'empty'
  | 'too-many-rows'
  | 'no-columns';

class SheetRefused extends Error {
  constructor(readonly reason: SheetRefusal) {
    super(`The file is refused: ${reason}`);
  }
}

export function refusalIn(error: unknown): SheetRefusal {
  if (error instanceof SheetRefused) return error.reason;
  throw error;
}

function refused(reason: SheetRefusal) {
  return new SheetRefused(reason);
}

/** The cells of a CSV or Excel file as texts, the line with the titles first. */
export async function readSheetFile(file: Blob): Promise<string[][]> {
  if (file.size > MOST_BYTES) throw refused('too-large');
  const content = await file.arrayBuffer();
  const bytes = new Uint8Array(content);
  const begins = (...magic: number[]) =>
    magic.every((byte, index) => bytes[index] === byte);
  // What Excel wrote until 2003.
  if (begins(0xd0, 0xcf, 0x11, 0xe0)) throw refused('old-format');
  const cells = begins(0x50, 0x4b)
    ? await readExcel(bytes)
    : await readCsv(bytes);
  const lines = cells.filter(line => line.some(cell => cell.trim() !== ''));
  if (lines.length < 2) throw refused('empty');
  if (lines.length - 1 > MOST_ROWS) throw refused('too-many-rows');
  return lines;
}

async function readExcel(bytes: Uint8Array): Promise<string[][]> {
  const [{ readSheet }, { unpackedExcel }] = await Promise.all([
    import('read-excel-file/universal'),
    import('./excelFile'),
  ]);
  let content: ArrayBuffer | undefined;
  try {
    content = unpackedExcel(bytes);
  } catch {
    throw refused('no-spreadsheet');
  }
  if (!content) throw refused('too-large');
  const lines = await readSheet(content).catch(() => {
    throw refused('no-spreadsheet');
  });
  return lines.map(line => line.map(textOfCell));
}

function textOfCell(cell: unknown): string {
  if (cell === null || cell === undefined) return '';
  if (!(cell instanceof Date)) return String(cell);
  const iso = cell.toISOString();
  return iso.endsWith('T00:00:00.000Z') ? iso.slice(0, 10) : iso;
}

async function readCsv(bytes: Uint8Array): Promise<string[][]> {
  if (bytes.includes(0)) throw refused('no-spreadsheet');
  const { parse } = await import('papaparse');
  return parse<string[]>(textOf(bytes), { skipEmptyLines: 'greedy' }).data;
}

/** What Excel saves as CSV in China is GB 18030. */
function textOf(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('gb18030').decode(bytes);
  }
}

const normal = (text: string) => text.trim().toLocaleLowerCase();

const columnOf = (columns: Column[], title: string) =>
  columns.find(({ title: own, key }) =>
    [own, key].map(normal).includes(normal(title)),
  );

/** A column of a file that the table does not have. */
export interface UnknownColumn {
  /** Empty where the file gives it none. */
  title: string;
  /** From 1. */
  number: number;
  /** The title of a column of the table that is much like it. */
  like?: string;
}

/** Nobody reads on, and a file may have very many. */
const MOST_LIKENED = 100;

/** What a file holds beside the columns of the table, and what would be lost without a word. */
export function unknownColumns(
  columns: Column[],
  [titles, ...lines]: string[][],
): UnknownColumn[] {
  const filled = new Set<number>();
  for (const line of lines)
    line.forEach((cell, at) => cell.trim() && filled.add(at));
  const named = titles.flatMap((title, at) => (title.trim() ? [at] : []));
  const places = [...new Set([...named, ...filled])].sort((a, b) => a - b);
  return places
    .map(at => ({ title: titles[at]?.trim() ?? '', number: at + 1 }))
    .filter(
      ({ title }) => !columnOf(columns, title) && normal(title) !== ROW_ID,
    )
    .map((column, at) =>
      at < MOST_LIKENED && column.title
        ? { ...column, like: likeness(columns, column.title) }
        : column,
    );
}

function likeness(columns: Column[], title: string): string | undefined {
  const name = normal(title);
  const titles = new Map(columns.map(each => [normal(each.title), each.title]));
  const found = nearest(name, [...titles.keys()]);
  if (!found) return undefined;
  const letters = Math.max(name.length, found.name.length);
  return found.distance * 3 <= letters ? titles.get(found.name) : undefined;
}

/** Rows of what was read, by the titles or the keys of the columns. Columns that are not in the file are left alone. */
export function rowsOfCells(columns: Column[], cells: string[][]): Row[] {
  const [titles, ...lines] = cells;
  const at = titles.map(title => columnOf(columns, title));
  const idAt = titles.findIndex(title => normal(title) === ROW_ID);
  if (!at.some(Boolean)) throw refused('no-columns');
  return lines.map(line => ({
    ...(line[idAt] ? { [ROW_ID]: line[idAt] } : {}),
    ...Object.fromEntries(
      at.flatMap((column, index) =>
        column && !column.fixed
          ? [[column.key, valueOfText(column, line[index] ?? '') ?? null]]
          : [],
      ),
    ),
  }));
}

/** A table as texts, with its titles first and the ids of its rows last, by which it finds back. */
export function cellsOfRows(columns: Column[], rows: Row[]): string[][] {
  return [
    [...columns.map(({ title }) => title), ROW_ID],
    ...rows.map(row => [
      ...columns.map(column => textOfValue(column, row[column.key])),
      String(row[ROW_ID]),
    ]),
  ];
}

export async function csvOf(cells: string[][]): Promise<Blob> {
  const { unparse } = await import('papaparse');
  const safe = cells.map(line => line.map(neutralised));
  // By the mark at its beginning Excel knows that this is UTF-8.
  return new Blob([`\uFEFF${unparse(safe)}`], { type: 'text/csv' });
}

export async function excelOf(cells: string[][]): Promise<Blob> {
  const { excelFileOf } = await import('./excelFile');
  return excelFileOf(cells.map(line => line.map(neutralised)));
}

/** The block of cells that a spreadsheet puts on the clipboard; undefined where it is a single text. */
export async function cellsOfClipboard(text: string): Promise<string[][]> {
  const { parse } = await import('papaparse');
  const { data } = parse<string[]>(text.replace(/\r?\n$/, ''), {
    delimiter: '\t',
  });
  return data;
}
