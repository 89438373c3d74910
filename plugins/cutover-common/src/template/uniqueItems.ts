import type { FuncKeywordDefinition, SchemaValidateFunction } from 'ajv';
import canonicalize from 'canonicalize';

const areUnique: SchemaValidateFunction = (
  wanted: boolean,
  list: unknown[],
) => {
  if (!wanted) return true;
  const seen = new Map<string, number>();
  for (const [index, item] of list.entries()) {
    const text = canonicalize(item) ?? '';
    const earlier = seen.get(text);
    if (earlier !== undefined) {
      areUnique.errors = [
        {
          keyword: 'uniqueItems',
          params: { i: index, j: earlier },
          message: `must not hold the same twice (entries ${earlier + 1} and ${
            index + 1
          })`,
        },
      ];
      return false;
    }
    seen.set(text, index);
  }
  return true;
};

/** The library's own compares each entry with every other one, which takes seconds for a long table. */
export const uniqueItems: FuncKeywordDefinition = {
  keyword: 'uniqueItems',
  type: 'array',
  schemaType: 'boolean',
  errors: true,
  validate: areUnique,
};
