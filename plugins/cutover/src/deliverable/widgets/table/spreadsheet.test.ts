import * as fc from 'fast-check';
import { zipSync } from 'fflate';
import { columnsOf } from './columns';
import {
  cellsOfClipboard,
  cellsOfRows,
  csvOf,
  excelOf,
  readSheetFile,
  rowsOfCells,
  unknownColumns,
} from './spreadsheet';

jest.mock('node:worker_threads', () => workerless());
jest.mock('worker_threads', () => workerless());

function workerless() {
  return {
    Worker: class {
      constructor() {
        throw new Error('The content policy forbids it');
      }
    },
  };
}

const items = {
  type: 'object',
  properties: {
    what: { type: 'string', title: 'What' },
    days: { type: 'integer', title: 'Days' },
    done: { type: 'boolean', title: 'Done' },
    state: {
      type: 'string',
      title: 'State',
      oneOf: [
        { const: 'open', title: 'Still open' },
        { const: 'done', title: 'Finished' },
      ],
    },
    tags: { type: 'array', items: { type: 'string' }, title: 'Tags' },
  },
};
const columns = columnsOf(items, {}, items);

const fileOf = (content: BlobPart) => new File([content], 'file');
const copyOf = async (blob: Blob) => fileOf(await blob.arrayBuffer());
const textOf = async (blob: Blob) =>
  new TextDecoder('utf-8', { ignoreBOM: true }).decode(
    await blob.arrayBuffer(),
  );

const row = fc.record(
  {
    what: fc
      .string({ minLength: 1 })
      .map(text => `x${text.replace(/[\r\n\0]/g, ' ')}x`),
    days: fc.integer(),
    done: fc.boolean(),
    state: fc.constantFrom('open', 'done'),
    tags: fc.array(fc.constantFrom('a', 'b'), { minLength: 1 }),
  },
  { requiredKeys: ['what'] },
);
const rows = fc
  .array(row, { minLength: 1, maxLength: 5 })
  .map(list => list.map((each, index) => ({ ...each, _row: `r${index}` })));

/** Rows as they come back: what is empty is said to be. */
const asRead = (list: object[]) =>
  list.map(each => ({
    ...Object.fromEntries(columns.map(({ key }) => [key, null])),
    ...each,
  }));

describe('A table as a file', () => {
  it('comes back from CSV as it was, whatever is in it', async () => {
    await fc.assert(
      fc.asyncProperty(rows, async list => {
        const file = await copyOf(await csvOf(cellsOfRows(columns, list)));
        const cells = await readSheetFile(file);
        expect(rowsOfCells(columns, cells)).toEqual(asRead(list));
      }),
      { numRuns: 50 },
    );
  });

  it('comes back from Excel as it was', async () => {
    const list = [
      { _row: 'r0', what: '=1+1', days: 3, done: true, state: 'open' },
      { _row: 'r1', what: '中文 & <b>', tags: ['a', 'b'] },
    ];
    const file = await copyOf(await excelOf(cellsOfRows(columns, list)));
    const cells = await readSheetFile(file);
    expect(rowsOfCells(columns, cells)).toEqual(asRead(list));
  });

  it('comes back from Excel however large it is, without the web workers that many portals forbid', async () => {
    const long = Array.from({ length: 2_000 }, (_, at) => ({
      ...{ _row: `r${at}`, what: `${at} ${'long '.repeat(60)}`.trim() },
    }));
    const file = await copyOf(await excelOf(cellsOfRows(columns, long)));
    const cells = await readSheetFile(file);
    expect(rowsOfCells(columns, cells)).toEqual(asRead(long));
  });

  it('comes back from Excel without what no such file may hold', async () => {
    const many = Array.from({ length: 30 }, (_, at) => `${at}`);
    const file = await copyOf(
      await excelOf([
        ['Text', ...many],
        ['a\u0000b\u0007\ud800 <b> & "c"\n😀', ...many],
      ]),
    );
    expect(await readSheetFile(file)).toEqual([
      ['Text', ...many],
      ['ab <b> & "c"\n😀', ...many],
    ]);
  });

  it('runs no formula in whatever opens it', async () => {
    const csv = await textOf(
      await csvOf([['=HYPERLINK("x")', '+1', '-1', '@x', '\tx', 'plain']]),
    );
    expect(csv).toBe('\uFEFF"\'=HYPERLINK(""x"")",\'+1,\'-1,\'@x,\'\tx,plain');
  });
});

describe('A file from elsewhere', () => {
  it('is read by titles or keys of columns, in any order; what it does not have is left alone', async () => {
    const cells = await readSheetFile(fileOf('days;Unknown;WHAT\n3;x;Go\n'));
    expect(rowsOfCells(columns, cells)).toEqual([{ what: 'Go', days: 3 }]);
  });

  it('names the columns that the table does not have, and the nearest one', async () => {
    const cells = await readSheetFile(
      fileOf('what,Dais,Tags ,Owner,,_row\n1,2,3,4,,r1\n'),
    );
    expect(unknownColumns(columns, cells)).toEqual([
      { title: 'Dais', number: 2, like: 'Days' },
      { title: 'Owner', number: 4 },
    ]);
  });

  it('is read in the Chinese encoding of Excel too', async () => {
    const gb = Uint8Array.from([
      ...[...'What\n'].map(letter => letter.charCodeAt(0)),
      ...[0xd6, 0xd0, 0xce, 0xc4],
    ]);
    expect(await readSheetFile(fileOf(gb))).toEqual([['What'], ['中文']]);
  });

  it('says what it wants to be instead', async () => {
    const cells = await readSheetFile(
      fileOf('State,Done,Days\nfinished,yes,"1,200"\nother,maybe,many\n'),
    );
    expect(rowsOfCells(columns, cells)).toEqual([
      { state: 'done', done: true, days: 1200 },
      { state: 'other', done: 'maybe', days: 'many' },
    ]);
  });

  it.each([
    ['an old Excel file', [0xd0, 0xcf, 0x11, 0xe0], 'old-format'],
    ['a broken Excel file', [0x50, 0x4b, 3, 4, 0, 1], 'no-spreadsheet'],
    ['a picture', [0x89, 0x50, 0x4e, 0x47, 0], 'no-spreadsheet'],
    ['nothing', [], 'empty'],
  ])('is refused if it is %s', async (_what, bytes, reason) => {
    await expect(
      readSheetFile(fileOf(Uint8Array.from(bytes))),
    ).rejects.toMatchObject({ reason });
  });
});

it('a file that would unpack to far more than it weighs is not unpacked', async () => {
  const heavy = zipSync({ 'xl/workbook.xml': new Uint8Array(100_000_001) });
  expect(heavy.length).toBeLessThan(1_000_000);
  await expect(readSheetFile(fileOf(heavy.slice()))).rejects.toMatchObject({
    reason: 'too-large',
  });
});

it('reads the lines within a cell from the clipboard as one cell', async () => {
  expect(await cellsOfClipboard('a\t"two\nlines"\nb\t\n')).toEqual([
    ['a', 'two\nlines'],
    ['b', ''],
  ]);
});
