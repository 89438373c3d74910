const HEADER = Buffer.from('PK\u0003\u0004', 'latin1');
const NAME_AT = 30;

const OFFICE = 'application/vnd.openxmlformats-officedocument';

/** Where each of Microsoft's kinds of documents keeps its content. */
const FOLDERS = [
  ['word/', `${OFFICE}.wordprocessingml.document`],
  ['xl/', `${OFFICE}.spreadsheetml.sheet`],
  ['ppt/', `${OFFICE}.presentationml.presentation`],
] as const;

/** What may stand at the beginning of any of them. */
const COMMON = ['[Content_Types].xml', '_rels/', 'docProps/', 'customXml/'];

export function beginsAsArchive(first: Buffer): boolean {
  return first.subarray(0, HEADER.length).equals(HEADER);
}

/** What a ZIP archive is by its first entries; nothing where it is none. Office documents are archives as well. */
export function archiveKinds(first: Buffer): string[] {
  const entries = entriesIn(first);
  if (entries.length === 0) return [];
  return ['application/zip', ...officeKinds(entries)];
}

function officeKinds(entries: Entry[]): string[] {
  const [{ name, content }] = entries;
  // An OpenDocument says first, and uncompressed, what it is.
  if (name === 'mimetype') return [content];
  const known = FOLDERS.filter(([folder]) =>
    entries.some(entry => entry.name.startsWith(folder)),
  );
  if (known.length > 0) return known.map(([, mediaType]) => mediaType);
  return COMMON.some(each => name.startsWith(each))
    ? FOLDERS.map(([, mediaType]) => mediaType)
    : [];
}

interface Entry {
  name: string;
  /** As it is stored, as far as it is known. */
  content: string;
}

/** By the headers that stand before the entries; see section 4.3.7 of the ZIP specification. */
function entriesIn(first: Buffer): Entry[] {
  const entries: Entry[] = [];
  let at = beginsAsArchive(first) ? 0 : -1;
  while (at >= 0 && at + NAME_AT <= first.length) {
    const size = first.readUInt32LE(at + 18);
    const nameEnd = at + NAME_AT + first.readUInt16LE(at + 26);
    const begin = nameEnd + first.readUInt16LE(at + 28);
    entries.push({
      name: first.toString('utf8', at + NAME_AT, nameEnd),
      content: first.toString('utf8', begin, begin + Math.min(size, 100)),
    });
    // The size may be told only after the entry, so that the next header has to be looked for.
    at = first.indexOf(HEADER, begin);
  }
  return entries;
}
