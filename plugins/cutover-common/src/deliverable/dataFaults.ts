import type { JsonObject } from '@backstage/types';
import type { Fault } from '../errors';
import { schemaFaults } from '../template/schemaFaults';
import { withoutRowIds } from './rowIds';

/**
 * Everything in the data that its form does not allow, all at once, each at its field; ask it of what `activeData`
 * leaves. The reason is `schema.` and the keyword. Compiled once per schema object.
 */
export function dataFaults(schema: JsonObject, data: JsonObject): Fault[] {
  return schemaFaults(schema, withoutRowIds(data));
}
