import type { JsonObject, JsonValue } from '@backstage/types';
import type { TemplateForm } from '@backstage-cutover/plugin-cutover-common';
import { withoutRefs } from './filledIn';

/** A field of a form, wherever it stands. */
export interface FormField {
  /** Names with dots between them; rows of tables have no step of their own: `cases.result`. */
  path: string;
  schema: JsonObject;
  /** What the uiSchema says about it, and about its rows. */
  ui: JsonObject;
  rowUi: JsonObject;
  /** Names of the columns, where it is a list of objects. */
  columns?: string[];
  /** Has to be filled in whatever else is, and not only in a row or where some choice is made. */
  needed: boolean;
  /** Stands in a row of a table. */
  inRow: boolean;
}

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function objectAt(object: JsonObject, key: string): JsonObject {
  const value = object[key];
  return isObject(value) ? value : {};
}

/** The fields of an object, those that appear under a condition included. */
export function propertiesOf(schema: JsonObject): Map<string, JsonObject> {
  const found = new Map<string, JsonObject>();
  const visit = (part: JsonValue | undefined) => {
    if (Array.isArray(part)) part.forEach(visit);
    if (!isObject(part)) return;
    for (const [name, field] of Object.entries(objectAt(part, 'properties'))) {
      // A condition says what a field has to be, and describes none.
      const describes = isObject(field) && (field.type || field.title);
      if (describes && !found.has(name)) found.set(name, field);
    }
    visit(part.then);
    visit(part.else);
    visit(part.allOf);
  };
  visit(schema);
  return found;
}

/** Every field of a form. */
export function fieldsOf(form: Pick<TemplateForm, 'schema' | 'uiSchema'>) {
  const found: FormField[] = [];
  const visit = (
    schema: JsonObject,
    ui: JsonObject,
    around: Pick<FormField, 'path' | 'needed' | 'inRow'>,
  ) => {
    const required = Array.isArray(schema.required) ? schema.required : [];
    const own = objectAt(schema, 'properties');
    for (const [name, field] of propertiesOf(schema)) {
      const fieldUi = objectAt(ui, name);
      const items = objectAt(field, 'items');
      const isTable = items.type === 'object';
      const here = {
        path: around.path ? `${around.path}.${name}` : name,
        needed:
          around.needed && required.includes(name) && Object.hasOwn(own, name),
        inRow: around.inRow,
      };
      found.push({
        ...here,
        schema: field,
        ui: fieldUi,
        rowUi: objectAt(fieldUi, 'items'),
        ...(isTable ? { columns: [...propertiesOf(items).keys()] } : {}),
      });
      if (isTable) {
        visit(items, objectAt(fieldUi, 'items'), {
          path: here.path,
          needed: false,
          inRow: true,
        });
      } else if (field.type === 'object') visit(field, fieldUi, here);
    }
  };
  visit(withoutRefs(form.schema, form.schema), form.uiSchema ?? {}, {
    path: '',
    needed: true,
    inRow: false,
  });
  return found;
}
