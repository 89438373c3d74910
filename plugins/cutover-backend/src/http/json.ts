import type { Response } from 'express';

/** Sends what is JSON already, as it was stored: reading it only to write it again would double the work of a list. */
export function sendJson(res: Response, json: string): void {
  res.type('application/json').send(json);
}

/** An object with a list of items that are JSON already, and other fields that are not. */
export function jsonList(
  name: string,
  items: string[],
  others: Record<string, unknown>,
): string {
  const rest = JSON.stringify(others).slice(1, -1);
  return `{"${name}":[${items.join(',')}]${rest && `,${rest}`}}`;
}
