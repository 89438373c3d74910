import {
  cutoverQuerySchema,
  inputErrorOf,
  normalRef,
  type Fault,
} from '@backstage-cutover/plugin-cutover-common';
import type { Request } from 'express';
import { DateTime } from 'luxon';
import type { z } from 'zod';
import { parseQuery } from '../http/query';

/** What a list is asked for: refs in full, times in UTC. */
export type ListQuery = z.output<typeof cutoverQuerySchema>;

// The kind that a ref means when it names none.
const REFS = {
  owner: 'group',
  member: 'user',
  target: 'component',
  template: 'cutovertemplate',
} as const;

const LISTS = ['type', 'status', 'phase', ...Object.keys(REFS)];

export function cutoverQueryOf(req: Request): ListQuery {
  return readListQuery(parseQuery(cutoverQuerySchema, req, LISTS));
}

export function readListQuery(query: ListQuery): ListQuery {
  const faults: Fault[] = [];
  const read: ListQuery = { ...query };
  for (const [field, kind] of Object.entries(REFS)) {
    const key = field as keyof typeof REFS;
    read[key] = query[key]?.map((typed, index) => {
      const ref = normalRef(typed, kind);
      if (!ref) {
        faults.push({
          path: [field, index],
          reason: 'ref.malformed',
          message: `"${typed}" is not an entity reference; write it as "${kind}:default/name"`,
          params: { found: typed },
        });
      }
      return ref ?? typed;
    });
  }
  for (const edge of ['windowFrom', 'windowTo'] as const) {
    const typed = query[edge];
    if (typed === undefined) continue;
    const time = DateTime.fromISO(typed, { zone: 'utc' });
    if (/T.*(Z|[+-]\d{2}(:?\d{2})?)$/i.test(typed) && time.isValid) {
      read[edge] = time.toJSDate().toISOString();
    } else {
      faults.push({
        path: [edge],
        reason: 'query.not-a-time',
        message: `"${typed}" is not a time with an offset; write it as "2027-03-06T22:00:00Z"`,
        params: { found: typed },
      });
    }
  }
  if (faults.length) throw inputErrorOf(faults);
  return read;
}
