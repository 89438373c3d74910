import type { Fault } from '../errors';

/** What is known of a file once its first bytes have come. */
export interface FileFacts {
  /** As its sender calls it; may be a whole path. */
  name: string;
  /** Media types that the first bytes are the beginning of. */
  signatures: readonly string[];
  /** Whether the first bytes are text, in whatever encoding. */
  isText: boolean;
}

interface Kind {
  mediaType: string;
  /** What the bytes have to be: a file of this media type, or plain text. */
  bytes: string;
}

const ZIP = 'application/zip';
const OLE = 'application/x-cfb';

const office = (name: string) =>
  `application/vnd.openxmlformats-officedocument.${name}`;
const openDocument = (name: string) =>
  `application/vnd.oasis.opendocument.${name}`;

const sameAs = (mediaType: string): Kind => ({ mediaType, bytes: mediaType });

/** By the ending of the name. SVG is not among them: it can hold scripts. */
const KINDS: Record<string, Kind> = {
  pdf: sameAs('application/pdf'),
  docx: sameAs(office('wordprocessingml.document')),
  xlsx: sameAs(office('spreadsheetml.sheet')),
  pptx: sameAs(office('presentationml.presentation')),
  doc: { mediaType: 'application/msword', bytes: OLE },
  xls: { mediaType: 'application/vnd.ms-excel', bytes: OLE },
  ppt: { mediaType: 'application/vnd.ms-powerpoint', bytes: OLE },
  odt: sameAs(openDocument('text')),
  ods: sameAs(openDocument('spreadsheet')),
  odp: sameAs(openDocument('presentation')),
  png: sameAs('image/png'),
  jpg: sameAs('image/jpeg'),
  jpeg: sameAs('image/jpeg'),
  gif: sameAs('image/gif'),
  webp: sameAs('image/webp'),
  zip: sameAs(ZIP),
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

// Each begins in a way that no text does.
const BINARY = new Set(
  Object.values(KINDS)
    .map(({ bytes }) => bytes)
    .filter(bytes => bytes !== 'text'),
);

const LONGEST_NAME = 200;

// Control characters, halves of characters, and marks that turn the direction of writing: `cod.exe` would read `exe.doc`.
const UNUSABLE = /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069]/u;

/** What a file is by its name and its first bytes, or why it is not taken. */
export function fileKind(
  { name, signatures, isText }: FileFacts,
  allowed: readonly string[],
): { name: string; mediaType: string } | { fault: Fault } {
  // Some browsers and tools send the whole path.
  const plain = (name.split(/[/\\]/).at(-1) ?? '').trim().normalize('NFC');
  if (
    !plain ||
    /^\.+$/.test(plain) ||
    plain.length > LONGEST_NAME ||
    UNUSABLE.test(plain)
  ) {
    return fault(
      'file.name-unusable',
      `A file needs a name of 1 to ${LONGEST_NAME} characters, without control characters`,
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
  const fits =
    kind.bytes === 'text'
      ? isText && !signatures.some(signature => BINARY.has(signature))
      : signatures.includes(kind.bytes);
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
