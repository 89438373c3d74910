import { filetypeinfo } from 'magic-bytes.js';

/** So many bytes are looked at; no signature is longer. */
export const SNIFFED = 4096;

// What Word 97 and its siblings have in common.
const OLE = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];

const ESCAPE = String.fromCharCode(27);

/** What the first bytes of a file show. */
export function sniff(first: Buffer): {
  signatures: string[];
  isText: boolean;
} {
  const signatures = filetypeinfo([...first]).flatMap(({ mime }) => mime ?? []);
  if (OLE.every((byte, index) => first[index] === byte)) {
    signatures.push('application/x-cfb');
  }
  // Office documents are archives, and are recognised as either.
  if (first.subarray(0, 4).equals(Buffer.from('PK\u0003\u0004'))) {
    signatures.push('application/zip');
  }
  return { signatures, isText: isText(first) };
}

function isText(first: Buffer): boolean {
  try {
    // The last character may be cut in two.
    const text = new TextDecoder('utf-8', { fatal: true }).decode(first, {
      stream: true,
    });
    // Logs bring their colours along.
    return !/(?!\s)\p{Cc}/u.test(text.replaceAll(ESCAPE, ''));
  } catch {
    return false;
  }
}
