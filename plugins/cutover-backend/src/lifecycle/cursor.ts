import {
  inputErrorOf,
  type CutoverQuery,
} from '@backstage-cutover/plugin-cutover-common';
import { z } from 'zod';

export type CutoverSort = NonNullable<CutoverQuery['sort']>;

/** Where a page of a list begins: behind this row, in this direction. */
export interface Cursor {
  sort: CutoverSort;
  direction: 'next' | 'previous';
  /** What the row is sorted by. */
  value: string;
  id: string;
}

const cursorSchema = z.tuple([
  z.string(),
  z.enum(['next', 'previous']),
  z
    .string()
    .max(1_000)
    .refine(value => !value.includes('\u0000')),
  z.uuid(),
]);

export function formatCursor({ sort, direction, value, id }: Cursor): string {
  return Buffer.from(JSON.stringify([sort, direction, value, id])).toString(
    'base64url',
  );
}

/** A cursor as it was handed out, for the same sorting. */
export function parseCursor(text: string, sort: CutoverSort): Cursor {
  const parsed = cursorSchema.safeParse(decoded(text));
  if (!parsed.success || parsed.data[0] !== sort) {
    throw inputErrorOf(
      [
        {
          path: ['cursor'],
          reason: 'cursor.invalid',
          message:
            'This cursor was not handed out for this list; begin at its first page',
        },
      ],
      'cursor.invalid',
    );
  }
  const [, direction, value, id] = parsed.data;
  return { sort, direction, value, id };
}

function decoded(text: string): unknown {
  try {
    return JSON.parse(Buffer.from(text, 'base64url').toString('utf8'));
  } catch {
    return undefined;
  }
}
