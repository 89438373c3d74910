type Fields = Record<string, unknown>;

/**
 * Whether two values are the same in JSON, which does not write down a field that is undefined. Libraries for it look at
 * methods such as `valueOf`, which in data may be the name of a field.
 */
export function sameValue(one: unknown, other: unknown): boolean {
  if (one === other) return true;
  if (typeof one !== 'object' || typeof other !== 'object') return false;
  if (one === null || other === null) return false;
  if (Array.isArray(one)) return Array.isArray(other) && sameList(one, other);
  return !Array.isArray(other) && sameObject(one as Fields, other as Fields);
}

function sameList(one: unknown[], other: unknown[]) {
  return (
    one.length === other.length &&
    one.every((entry, index) => sameValue(entry, other[index]))
  );
}

function sameObject(one: Fields, other: Fields) {
  const names = written(one);
  return (
    names.length === written(other).length &&
    names.every(
      name => Object.hasOwn(other, name) && sameValue(one[name], other[name]),
    )
  );
}

function written(fields: Fields) {
  return Object.keys(fields).filter(name => fields[name] !== undefined);
}
