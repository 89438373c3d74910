import { InputError } from '@backstage/errors';
import { because } from '@backstage-cutover/plugin-cutover-common';
import type { Request } from 'express';

/** The key by which a call is known again when it is repeated. */
export function idempotencyKey(req: Request): string | undefined {
  const key = req.get('Idempotency-Key');
  if (key === undefined) return undefined;
  if (/^[\x21-\x7e]{1,200}$/.test(key)) return key;
  throw because(
    new InputError(
      'An Idempotency-Key has 1 to 200 printable ASCII characters and no spaces',
    ),
    'idempotency.malformed',
  );
}
