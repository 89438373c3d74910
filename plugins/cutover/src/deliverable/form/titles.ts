import type { JsonObject } from '@backstage/types';
import { ROW_ID } from '@backstage-cutover/plugin-cutover-common';
import { fieldsOf, itemsOf, uiOfItems, type Field } from '../document/fields';
import { isObject, valueAt, type Keys } from './draft/values';
import type { PreparedForm } from './fields/preparedForm';

/** The field at `keys`, as far as the form knows it; what is in a list is called by its number. */
export function fieldAt(
  form: PreparedForm,
  data: JsonObject,
  keys: Keys,
): { field?: Field; titles: string[] } {
  const root = form.schema;
  const titles: string[] = [];
  let field: Field | undefined = {
    key: '',
    title: '',
    schema: root,
    ui: form.uiSchema,
  };
  keys.forEach((key, index) => {
    const value = valueAt(data, keys.slice(0, index));
    if (Array.isArray(value) || (field && isPlace(key, field))) {
      titles.push(String(Number(key) + 1));
      field = field && {
        ...field,
        schema: itemsOf(field.schema, root),
        ui: uiOfItems(field.ui),
      };
      return;
    }
    const inner: Field | undefined =
      field &&
      fieldsOf(
        field.schema,
        field.ui,
        root,
        isObject(value) ? value : undefined,
      )
        .concat(fieldsOf(field.schema, field.ui, root))
        .find(each => each.key === key);
    if (key !== ROW_ID) titles.push(inner?.title ?? String(key));
    field = inner;
  });
  return { field, titles };
}

/** Faults in the order in which the page shows their fields; those of no field come last. */
export function inFormOrder<F extends { path: Keys }>(
  faults: readonly F[],
  form: PreparedForm,
  data: JsonObject,
): F[] {
  const orders = new Map<string, string[]>();
  const orderAt = (keys: Keys) => {
    const at = JSON.stringify(keys);
    const known = orders.get(at);
    if (known) return known;
    const { field } = fieldAt(form, data, keys);
    const value = valueAt(data, keys);
    const fields = field
      ? fieldsOf(
          field.schema,
          field.ui,
          form.schema,
          isObject(value) ? value : undefined,
        )
      : [];
    const order = fields.map(({ key }) => key);
    orders.set(at, order);
    return order;
  };
  const placeOf = ({ path }: F) =>
    path.map((key, index) => {
      if (typeof key === 'number') return key;
      const at = orderAt(path.slice(0, index)).indexOf(key);
      return at < 0 ? Infinity : at;
    });
  return faults
    .map(fault => ({ fault, place: placeOf(fault) }))
    .sort((one, other) => compared(one.place, other.place))
    .map(({ fault }) => fault);
}

/** What is said of a whole comes before what is said of its parts. */
function compared(one: number[], other: number[]): number {
  const at = one.findIndex((place, index) => place !== other[index]);
  if (at < 0) return one.length - other.length;
  if (other[at] === undefined) return 1;
  return one[at] < other[at] ? -1 : 1;
}

function isPlace(key: string | number, field: Field) {
  return typeof key === 'number' && field.schema.items !== undefined;
}
