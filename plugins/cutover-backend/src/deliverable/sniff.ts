import { filetypeinfo } from 'magic-bytes.js';
import { archiveKinds, beginsAsArchive } from './archiveKinds';

/** So many bytes are looked at. */
export const SNIFFED = 16 * 1024;

/** No signature is longer. */
const SIGNATURE = 4 * 1024;

// What Word 97 and its siblings have in common.
const OLE = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];

/** What the first bytes of a file show. */
export function sniff(first: Buffer): {
  signatures: string[];
  isText: boolean;
} {
  return { signatures: signaturesOf(first), isText: isText(first) };
}

function signaturesOf(first: Buffer): string[] {
  if (OLE.every((byte, index) => first[index] === byte)) {
    return ['application/x-cfb'];
  }
  // The library takes an archive for all that archives can be, even one that ends right after its first letters.
  if (beginsAsArchive(first)) return archiveKinds(first);
  return filetypeinfo([...first.subarray(0, SIGNATURE)]).flatMap(
    ({ mime }) => mime ?? [],
  );
}

/** No control characters; in UTF-16, which spreadsheets write, as its mark says, or in anything that extends ASCII. */
function isText(first: Buffer): boolean {
  return ![...textOf(first)].some(isControl);
}

// Tab, the ends of lines and pages, and the escape with which logs bring their colours along.
const IN_TEXT = new Set([9, 10, 11, 12, 13, 27]);

function isControl(character: string): boolean {
  const code = character.charCodeAt(0);
  return (code < 32 && !IN_TEXT.has(code)) || code === 127 || code === 0xfffd;
}

function textOf(first: Buffer): string {
  const mark = first.subarray(0, 2).toString('hex');
  if (mark !== 'fffe' && mark !== 'feff') return first.toString('latin1');
  const encoding = mark === 'fffe' ? 'utf-16le' : 'utf-16be';
  // The last character may be cut in two.
  return new TextDecoder(encoding).decode(first, { stream: true });
}
