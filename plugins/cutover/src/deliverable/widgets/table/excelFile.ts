import { strToU8, unzipSync, zipSync, type Zippable } from 'fflate';

/** What the parts of a file may come to once they are unpacked: a file of a few bytes may pretend to hold very many. */
const MOST_UNPACKED = 100_000_000;

/**
 * The same Excel file with its parts unpacked. Libraries hand large parts to web workers to unpack, which the content
 * policy of most portals forbids: whoever waited for them would wait for ever.
 *
 * @returns undefined where it holds too much
 * @throws where it is no such file
 */
export function unpackedExcel(bytes: Uint8Array): ArrayBuffer | undefined {
  let size = 0;
  const parts = unzipSync(bytes, {
    filter: ({ originalSize }) => {
      size += originalSize;
      return size <= MOST_UNPACKED;
    },
  });
  if (size > MOST_UNPACKED) return undefined;
  return bufferOf(zipSync(parts, { level: 0 }));
}

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const FORMATS = 'http://schemas.openxmlformats.org';
const OFFICE = `${FORMATS}/officeDocument/2006/relationships`;
const PACKAGE = `${FORMATS}/package/2006`;
const MAIN = `${FORMATS}/spreadsheetml/2006/main`;
const TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

/** What a file has to have beside its sheet, by the names of its parts. */
const PARTS = {
  '[Content_Types].xml':
    `<Types xmlns="${PACKAGE}/content-types">` +
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
    '<Default Extension="xml" ContentType="application/xml"/>' +
    `<Override PartName="/xl/workbook.xml" ContentType="${TYPE}.sheet.main+xml"/>` +
    `<Override PartName="/xl/worksheets/sheet1.xml" ContentType="${TYPE}.worksheet+xml"/>` +
    '</Types>',
  '_rels/.rels': relation('officeDocument', 'xl/workbook.xml'),
  'xl/workbook.xml':
    `<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}">` +
    '<sheets><sheet name="1" sheetId="1" r:id="rId1"/></sheets></workbook>',
  'xl/_rels/workbook.xml.rels': relation('worksheet', 'worksheets/sheet1.xml'),
};

function relation(type: string, target: string) {
  return (
    `<Relationships xmlns="${PACKAGE}/relationships">` +
    `<Relationship Id="rId1" Type="${OFFICE}/${type}" Target="${target}"/>` +
    '</Relationships>'
  );
}

/** An Excel file with one sheet in which every cell is a text, and none a formula. */
export function excelFileOf(cells: string[][]): Blob {
  const parts: Zippable = Object.fromEntries(
    Object.entries({
      ...PARTS,
      'xl/worksheets/sheet1.xml': sheetOf(cells),
    }).map(([name, xml]) => [name, strToU8(`${HEAD}${xml}`)]),
  );
  return new Blob([bufferOf(zipSync(parts))], {
    type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  });
}

function sheetOf(cells: string[][]): string {
  const rows = cells.map((line, row) => {
    const texts = line.map((text, column) =>
      text === ''
        ? ''
        : `<c r="${nameOf(column)}${row + 1}" t="inlineStr"><is>` +
          `<t xml:space="preserve">${escaped(text)}</t></is></c>`,
    );
    return `<row r="${row + 1}">${texts.join('')}</row>`;
  });
  return `<worksheet xmlns="${MAIN}"><sheetData>${rows.join(
    '',
  )}</sheetData></worksheet>`;
}

/** A, B ... Z, AA, AB ... */
function nameOf(column: number): string {
  const before = column < 26 ? '' : nameOf(Math.floor(column / 26) - 1);
  return `${before}${String.fromCharCode(65 + (column % 26))}`;
}

/** Without the characters that no XML may hold. */
function escaped(text: string): string {
  return text
    .replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '')
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/\r/g, '&#13;');
}

function bufferOf(bytes: Uint8Array): ArrayBuffer {
  return bytes.slice().buffer;
}
