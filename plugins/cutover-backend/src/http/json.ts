import type { Response } from 'express';

/** Sends what is JSON already, as it was stored: reading it only to write it again would double the work of a list. */
export function sendJson(res: Response, json: string | Buffer): void {
  res.type('application/json').send(json);
}

/** An object with a list of items that are JSON already, whole or in pieces, and other fields that are not. */
export function jsonList(
  name: string,
  items: (string | string[])[],
  others: Record<string, unknown>,
): Buffer {
  const rest = JSON.stringify(others).slice(1, -1);
  return utf8Of([
    `{"${name}":[`,
    ...items.flatMap((item, index) => (index ? [',', item] : item)).flat(),
    `]${rest && `,${rest}`}}`,
  ]);
}

/** Joined as strings first, pages of megabytes would be copied three times on their way to the socket. */
function utf8Of(pieces: string[]): Buffer {
  const units = pieces.reduce((sum, { length }) => sum + length, 0);
  // A UTF-16 unit takes three bytes at most.
  const buffer = Buffer.allocUnsafe(3 * units);
  let end = 0;
  for (const piece of pieces) end += buffer.write(piece, end);
  return buffer.subarray(0, end);
}
