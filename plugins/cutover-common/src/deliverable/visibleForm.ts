import type { JsonObject } from '@backstage/types';
import { shapeOf, type Shape } from '../template/shape';
import { isObject } from '../template/validate/schemaTree';
import { fitForm, type FittedForm } from './fitForm';
import type { FieldRights } from './rightsOf';

// Few sets of roles meet a form, and taking fields out of a large one takes longer than all else in a read.
const known = new WeakMap<FittedForm, Map<string, FittedForm>>();

/** The form without the fields that these rights hide; those that may only be read are marked so in its `uiSchema`. */
export function visibleForm(form: FittedForm, rights: FieldRights): FittedForm {
  const forms = known.get(form) ?? new Map<string, FittedForm>();
  known.set(form, forms);
  const key = JSON.stringify([rights.hidden, rights.readOnly]);
  const found = forms.get(key) ?? fittedTo(form, rights);
  forms.set(key, found);
  return found;
}

function fittedTo(form: FittedForm, rights: FieldRights): FittedForm {
  const { hidden, readOnly } = rights;
  const { schema, uiSchema } =
    hidden.length === 0
      ? form
      : fitForm(form, {
          takesOut: (_, path) => path !== undefined && hidden.includes(path),
          takesOutBelow: path =>
            hidden.some(each => path === '' || each.startsWith(`${path}.`)),
          keepsNames: false,
          addsRowIds: false,
        });
  const shape = shapeOf(schema);
  return {
    schema,
    uiSchema: readOnly.reduce(
      (ui, path) => withReadOnly(ui, path.split('.'), shape),
      uiSchema,
    ),
  };
}

function withReadOnly(
  ui: JsonObject,
  names: string[],
  shape: Shape | undefined,
): JsonObject {
  if (names.length === 0) return { ...ui, 'ui:readonly': true };
  const [name, ...rest] = names;
  const inner = (key: string) => {
    const value = ui[key];
    return isObject(value) ? value : {};
  };
  const field = shape?.field(name);
  if (field) return { ...ui, [name]: withReadOnly(inner(name), rest, field) };
  return shape?.items
    ? { ...ui, items: withReadOnly(inner('items'), names, shape.items) }
    : ui;
}
