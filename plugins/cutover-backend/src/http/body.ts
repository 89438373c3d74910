import { InputError } from '@backstage/errors';
import {
  because,
  inputErrorOf,
  shaped,
  type Fault,
} from '@backstage-cutover/plugin-cutover-common';
import express, { type RequestHandler } from 'express';
import type { z } from 'zod';

/** Reads a JSON body of up to `limit` bytes; what is longer, no JSON or not to be read is refused in words. */
export function jsonBody(limit: number): RequestHandler {
  const read = express.json({ limit });
  return (req, res, next) => {
    // The reader passes over bodies of other types, and every field of theirs would be reported as missing.
    if (req.is('application/json') === false) {
      next(
        notRead(
          'Send the body as JSON, with Content-Type: application/json',
          415,
        ),
      );
      return;
    }
    read(req, res, error => next(error && inWords(error, limit)));
  };
}

/** A body of the shape that a schema asks for; everything that is wrong with it is named at once. */
export function parsedBody<S extends z.ZodType>(
  schema: S,
  body: unknown,
): z.output<S> {
  const faults: Fault[] = [];
  const input = shaped(schema, body, faults);
  if (faults.length) throw inputErrorOf(faults);
  return input;
}

function inWords(error: { type?: string; status?: number }, limit: number) {
  switch (error.type) {
    case 'entity.too.large':
      return because(
        new InputError(
          `This is larger than ${Math.round(
            limit / 1024,
          )} KiB; shorten the texts`,
        ),
        'body.too-large',
        { statusCode: 413, limit },
      );
    case 'entity.parse.failed':
      return because(
        new InputError('The body is not valid JSON'),
        'body.not-json',
      );
    case 'charset.unsupported':
    case 'encoding.unsupported':
      return notRead(
        'The body cannot be read; send it as UTF-8, uncompressed or in gzip',
        415,
      );
    default:
      return error.status === 400
        ? notRead('The body arrived damaged; send it again', 400)
        : error;
  }
}

function notRead(message: string, statusCode: 400 | 415) {
  return because(new InputError(message), 'body.unreadable', { statusCode });
}
