import type { Fault } from '../errors';

/** What is known of a file once its first bytes have come. */
export interface FileFacts {
  /** As its sender calls it; may be a whole path. */
  name: string;
  /** Media types that the first bytes are the beginning of. */
  signatures: readonly string[];
  /** Whether the first bytes are text: UTF-8 without control characters. */
  isText: boolean;
}

interface Kind {
  mediaType: string;
  /** What the bytes have to be: a file of this media type, or plain text. */
  bytes: string | 'text';
}

const ZIP = 'application/zip';
const OLE = 'application/x-cfb';

const office = (name: string) =>
  `application/vnd.openxmlformats-officedocument.${name}`;
const openDocument = (name: string) =>
  `application/vnd.oasis.opendocument.${name}`;

/** By the ending of the name. SVG is not among them: it can hold scripts. */
const KINDS: Record<string, Kind> = {
  pdf: { mediaType: 'application/pdf', bytes: 'application/pdf' },
  docx: { mediaType: office('wordprocessingml.document'), bytes: ZIP },
  xlsx: { mediaType: office('spreadsheetml.sheet'), bytes: ZIP },
  pptx: { mediaType: office('presentationml.presentation'), bytes: ZIP },
  doc: { mediaType: 'application/msword', bytes: OLE },
  xls: { mediaType: 'application/vnd.ms-excel', bytes: OLE },
  ppt: { mediaType: 'application/vnd.ms-powerpoint', bytes: OLE },
  odt: { mediaType: openDocument('text'), bytes: ZIP },
  ods: { mediaType: openDocument('spreadsheet'), bytes: ZIP },
  odp: { mediaType: openDocument('presentation'), bytes: ZIP },
  png: { mediaType: 'image/png', bytes: 'image/png' },
  jpg: { mediaType: 'image/jpeg', bytes: 'image/jpeg' },
  jpeg: { mediaType: 'image/jpeg', bytes: 'image/jpeg' },
  gif: { mediaType: 'image/gif', bytes: 'image/gif' },
  webp: { mediaType: 'image/webp', bytes: 'image/webp' },
  zip: { mediaType: ZIP, bytes: ZIP },
  txt: { mediaType: 'text/plain', bytes: 'text' },
  log: { mediaType: 'text/plain', bytes: 'text' },
  md: { mediaType: 'text/markdown', bytes: 'text' },
  csv: { mediaType: 'text/csv', bytes: 'text' },
  json: { mediaType: 'application/json', bytes: 'text' },
  xml: { mediaType: 'application/xml', bytes: 'text' },
  yaml: { mediaType: 'application/yaml', bytes: 'text' },
  yml: { mediaType: 'application/yaml', bytes: 'text' },
};

/** The media types that are taken where nothing else is configured. */
export const DEFAULT_FILE_TYPES = [
  ...new Set(Object.values(KINDS).map(({ mediaType }) => mediaType)),
];

const LONGEST_NAME = 200;

/** The last part of a path, without what no file system or reader could show. */
export function fileNameOf(path: string): string {
  const last = path.split(/[/\\]/).at(-1) ?? '';
  return last.replace(/[\p{C}\p{Zl}\p{Zp}]/gu, '').trim();
}

/** What a file is by its name and its first bytes, or why it is not taken. */
export function fileKind(
  { name, signatures, isText }: FileFacts,
  allowed: readonly string[],
): { name: string; mediaType: string } | { fault: Fault } {
  const plain = fileNameOf(name);
  if (!plain || /^\.+$/.test(plain) || plain.length > LONGEST_NAME) {
    return fault(
      'file.name-unusable',
      `A file needs a name of 1 to ${LONGEST_NAME} characters`,
      { max: LONGEST_NAME },
    );
  }
  const ending = plain.includes('.')
    ? plain.split('.').at(-1)?.toLocaleLowerCase('en-US') ?? ''
    : '';
  const kind = Object.hasOwn(KINDS, ending) ? KINDS[ending] : undefined;
  if (!kind || !allowed.includes(kind.mediaType)) {
    const endings = Object.keys(KINDS)
      .filter(each => allowed.includes(KINDS[each].mediaType))
      .join(', ');
    return fault(
      'file.type-not-taken',
      `Files of this kind are not taken; use one of ${endings}`,
      { endings },
    );
  }
  const fits = kind.bytes === 'text' ? isText : signatures.includes(kind.bytes);
  return fits
    ? { name: plain, mediaType: kind.mediaType }
    : fault(
        'file.content-other',
        `The content of ${plain} is not what its ending says; save it as what it is`,
        { name: plain },
      );
}

function fault(
  reason: string,
  message: string,
  params: Fault['params'],
): { fault: Fault } {
  return { fault: { path: ['name'], reason, message, params } };
}
