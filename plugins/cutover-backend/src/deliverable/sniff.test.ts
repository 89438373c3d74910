import { sniff } from './sniff';

const OFFICE = 'application/vnd.openxmlformats-officedocument';
const ODT = 'application/vnd.oasis.opendocument.text';

/** The beginning of a ZIP archive, as it is written: headers with names, and what is stored. */
function archive(...entries: [name: string, content: string][]) {
  return Buffer.concat(
    entries.map(([name, content]) => {
      const header = Buffer.alloc(30);
      header.write('PK\u0003\u0004', 'latin1');
      header.writeUInt32LE(content.length, 18);
      header.writeUInt16LE(name.length, 26);
      return Buffer.concat([header, Buffer.from(name), Buffer.from(content)]);
    }),
  );
}

const seen = (content: Buffer) => sniff(content).signatures;

describe('sniff', () => {
  it('knows office documents by what is in them', () => {
    const types: [string, string] = ['[Content_Types].xml', '<Types/>'];
    expect(seen(archive(types, ['word/document.xml', '<x/>']))).toEqual([
      'application/zip',
      `${OFFICE}.wordprocessingml.document`,
    ]);
    expect(seen(archive(['xl/workbook.xml', '<x/>'], types))).toEqual([
      'application/zip',
      `${OFFICE}.spreadsheetml.sheet`,
    ]);
    expect(seen(archive(['mimetype', ODT], ['content.xml', '<x/>']))).toEqual([
      'application/zip',
      ODT,
    ]);
    // What follows lies beyond the bytes that are looked at.
    expect(seen(archive(types))).toContain(
      `${OFFICE}.presentationml.presentation`,
    );
  });

  it('takes no archive for a document', () => {
    expect(seen(archive(['word.txt', 'hello'], ['x.exe', 'MZ']))).toEqual([
      'application/zip',
    ]);
    expect(seen(archive().subarray(0, 3))).toEqual([]);
    expect(seen(Buffer.from('PK\u0003\u0004 and no entry'))).toEqual([]);
    expect(seen(archive(['x'.repeat(40), 'y']).subarray(0, 32))).toEqual([
      'application/zip',
    ]);
  });

  it.each([
    ['application/pdf', Buffer.from('%PDF-1.7\n')],
    ['image/png', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex')],
    ['image/jpeg', Buffer.from('ffd8ffe000104a46494600010100', 'hex')],
    ['image/gif', Buffer.from('GIF89a..')],
    ['image/webp', Buffer.from('RIFF\u0000\u0000\u0000\u0000WEBPVP8 ')],
    ['application/x-cfb', Buffer.from('d0cf11e0a1b11ae100', 'hex')],
  ])('knows %s', (mediaType, content) => {
    expect(seen(content)).toContain(mediaType);
  });

  it('takes text for text, in the encodings that spreadsheets write', () => {
    const isText = (content: Buffer) => sniff(content).isText;
    expect(isText(Buffer.from('Größe; 大小\r\n1;\t2\n'))).toBe(true);
    expect(isText(Buffer.from('b4f3d0a12c310d0a', 'hex'))).toBe(true);
    expect(isText(Buffer.from('\ufeff大小,1\n', 'utf16le'))).toBe(true);
    expect(isText(Buffer.from('\u001b[31mfailed\u001b[0m'))).toBe(true);
    expect(isText(Buffer.from([1, 2, 0, 3]))).toBe(false);
    expect(isText(Buffer.from('MZ\u0090\u0000\u0003'))).toBe(false);
  });
});
