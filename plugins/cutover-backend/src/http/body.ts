import { InputError } from '@backstage/errors';
import { because } from '@backstage-cutover/plugin-cutover-common';
import express, { type RequestHandler } from 'express';

/** Reads a JSON body of up to `limit` bytes; what is longer or no JSON is refused in words. */
export function jsonBody(limit: number): RequestHandler {
  const read = express.json({ limit });
  return (req, res, next) =>
    read(req, res, error => next(error && inWords(error, limit)));
}

function inWords(error: { type?: string }, limit: number) {
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
    default:
      return error;
  }
}
