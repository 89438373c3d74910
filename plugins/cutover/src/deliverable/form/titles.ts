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

function isPlace(key: string | number, field: Field) {
  return typeof key === 'number' && field.schema.items !== undefined;
}
