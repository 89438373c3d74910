import type { JsonObject } from '@backstage/types';
import type { Fault } from '../errors';
import { schemaFaults } from '../template/schemaFaults';
import { filesNamed } from './fileFields';
import { withoutRowIds } from './rowIds';

/**
 * Everything in the data that its form does not allow, all at once, each at its field; ask it of what `activeData`
 * leaves. The reason is `schema.` and the keyword. Compiled once per schema object.
 *
 * @param files - ids of the files that were handed in with the document: others cannot be named. Where they are missing
 *   nobody asks for them.
 */
export function dataFaults(
  schema: JsonObject,
  data: JsonObject,
  files?: ReadonlySet<string>,
): Fault[] {
  const faults = schemaFaults(schema, withoutRowIds(data));
  if (!files) return faults;
  const faulty = new Set(faults.map(({ path }) => path.join('/')));
  const unknown = filesNamed(schema, data)
    .filter(({ id, path }) => !files.has(id) && !faulty.has(path.join('/')))
    .map(({ path }) => ({
      path,
      reason: 'field.file-unknown',
      message: 'This file was not handed in with this document; add it anew',
    }));
  return [...faults, ...unknown];
}
