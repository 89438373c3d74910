import { InputError } from '@backstage/errors';
import { because } from '@backstage-cutover/plugin-cutover-common';
import type { Request } from 'express';

/** The entity tag of a version. */
export function etagOf(version: number): string {
  return `"${version}"`;
}

/**
 * The version that a write is based on. A weak tag counts as well, since proxies that compress weaken them; `*` does
 * not, since it would overwrite what the writer has never seen.
 */
export function ifMatch(req: Request): number {
  const version = ifMatchOrNone(req);
  if (version > 0) return version;
  throw malformed('"0"');
}

/** As `ifMatch`, for what is there before anything is kept of it: of that the version is 0. */
export function ifMatchOrNone(req: Request): number {
  const given = req.get('If-Match')?.trim();
  if (!given || given === '*') {
    throw because(
      new InputError(
        'Name the version that this is based on: send its ETag as If-Match',
      ),
      'precondition.required',
      { statusCode: 428 },
    );
  }
  const [, version] = /^(?:W\/)?"(0|[1-9]\d{0,8})"$/.exec(given) ?? [];
  if (version === undefined) throw malformed(given);
  return Number(version);
}

function malformed(given: string) {
  return because(
    new InputError(
      `If-Match must be one ETag as it was sent, such as "3" in quotes; ${given.slice(
        0,
        40,
      )} is none`,
    ),
    'precondition.malformed',
  );
}
