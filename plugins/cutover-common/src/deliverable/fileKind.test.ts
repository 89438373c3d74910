import { DEFAULT_FILE_TYPES, fileKind } from './fileKind';

const pdf = { signatures: ['application/pdf'], isText: false };
const text = { signatures: [], isText: true };

const kindOf = (
  name: string,
  bytes: { signatures: string[]; isText: boolean } = pdf,
  allowed: readonly string[] = DEFAULT_FILE_TYPES,
) => {
  const kind = fileKind({ name, ...bytes }, allowed);
  return 'fault' in kind ? kind.fault.reason : [kind.name, kind.mediaType];
};

describe('fileKind', () => {
  it.each([
    ['report.pdf', 'report.pdf'],
    ['../../etc/report.PDF', 'report.PDF'],
    ['C:\\Users\\li\\报告 1.pdf', '报告 1.pdf'],
    [' e\u0301te\u0301.pdf ', 'été.pdf'],
  ])('keeps of the name %s what is a name', (given, kept) => {
    expect(kindOf(given)).toEqual([kept, 'application/pdf']);
  });

  it.each([
    '',
    '..',
    'folder/',
    'line\nbreak.pdf',
    'fdp.\u202eexe.pdf',
    'half \ud800.pdf',
    `${'x'.repeat(200)}.pdf`,
  ])('refuses %j as a name', name => {
    expect(kindOf(name)).toBe('file.name-unusable');
  });

  it('goes by the ending, as far as the portal takes it', () => {
    expect(kindOf('page.html', text)).toBe('file.type-not-taken');
    expect(kindOf('drawing.svg', text)).toBe('file.type-not-taken');
    expect(kindOf('README', text)).toBe('file.type-not-taken');
    expect(kindOf('x.constructor', text)).toBe('file.type-not-taken');
    expect(kindOf('a.csv', text, ['text/plain'])).toBe('file.type-not-taken');
    expect(kindOf('a.csv', text, ['text/csv'])).toEqual(['a.csv', 'text/csv']);
  });

  it('believes no ending that the content does not show', () => {
    expect(kindOf('image.png')).toBe('file.content-other');
    expect(kindOf('notes.txt')).toBe('file.content-other');
    expect(
      kindOf('notes.txt', { signatures: ['application/pdf'], isText: true }),
    ).toBe('file.content-other');
    const archive = { signatures: ['application/zip'], isText: false };
    expect(kindOf('letter.docx', archive)).toBe('file.content-other');
    expect(kindOf('files.zip', archive)).toEqual([
      'files.zip',
      'application/zip',
    ]);
  });
});
