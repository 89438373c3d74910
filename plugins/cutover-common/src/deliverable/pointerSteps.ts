import type { JsonObject, JsonValue } from '@backstage/types';
import { shapeOf, type Shape } from '../template/shape';
import type { Text } from '../template';
import { isObject, resolveRef } from '../template/validate/schemaTree';
import type { Form } from './fitForm';

/** One step to a value of a form, as people know it. */
export type PointerStep = { title: Text } | { row: string };

/** The way to a value that a JSON pointer names, by the titles of the fields; rows by their ids. */
export function pointerSteps(form: Form, pointer: string): PointerStep[] {
  let shape: Shape | undefined = shapeOf(form.schema);
  let ui: JsonObject = form.uiSchema ?? {};
  return keysOf(pointer).map((key): PointerStep => {
    if (shape?.items && !shape.knows(key)) {
      shape = shape.items;
      ui = objectIn(ui.items);
      return { row: key };
    }
    ui = objectIn(ui[key]);
    const title = titleOf(shape?.saidOf(key) ?? [], ui, form.schema) ?? key;
    shape = shape?.field(key);
    return { title };
  });
}

function keysOf(pointer: string): string[] {
  return pointer
    .split('/')
    .slice(1)
    .map(key => key.replace(/~1/g, '/').replace(/~0/g, '~'));
}

/** The first to speak of a field names it, unless the form does so itself. */
function titleOf(
  said: readonly JsonValue[],
  ui: JsonObject,
  root: JsonObject,
): Text | undefined {
  const titles = [
    ui['ui:title'],
    objectIn(ui['ui:options']).title,
    ...said.filter(isObject).map(({ title, $ref }) => {
      const target =
        typeof $ref === 'string' ? resolveRef(root, $ref) : undefined;
      return title ?? objectIn(target).title;
    }),
  ];
  return titles.find(isText);
}

function isText(value: JsonValue | undefined): value is Text {
  return isObject(value)
    ? typeof value.en === 'string'
    : typeof value === 'string' && value !== '';
}

function objectIn(value: unknown): JsonObject {
  return isObject(value) ? value : {};
}
