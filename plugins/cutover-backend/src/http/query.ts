import {
  contentFaults,
  faultsOfIssues,
  inputErrorOf,
} from '@backstage-cutover/plugin-cutover-common';
import type { Request } from 'express';
import type { z } from 'zod';

/**
 * The query string by its schema. Fields named in `lists` may be given several times. Read from the URL itself, since
 * the usual parser makes objects of brackets and of long lists.
 */
export function parseQuery<S extends z.ZodType>(
  schema: S,
  req: Request,
  lists: readonly string[] = [],
): z.output<S> {
  const { searchParams } = new URL(req.originalUrl, 'http://portal');
  const query = Object.fromEntries(
    [...new Set(searchParams.keys())].map(key => {
      const values = searchParams.getAll(key);
      return [
        key,
        lists.includes(key) || values.length > 1 ? values : values[0],
      ];
    }),
  );
  const unreadable = Object.entries(query).filter(entry =>
    entry.flat().some(text => text.includes('\u0000')),
  );
  if (unreadable.length) {
    throw inputErrorOf(
      unreadable.map(([key]) => ({
        path: [key],
        reason: 'text.unreadable-character',
        message: 'This holds a character that nothing can be found by',
      })),
    );
  }
  const parsed = schema.safeParse(query);
  if (parsed.success) return parsed.data;
  throw inputErrorOf([
    ...contentFaults(query),
    ...faultsOfIssues(query, parsed.error.issues),
  ]);
}
