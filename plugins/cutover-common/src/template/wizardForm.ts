import type { JsonObject, JsonValue } from '@backstage/types';
import type { CutoverTemplateSpec } from './cutoverTemplate';
import { localize } from './text';

function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/**
 * A form schema with its ui schema written into it, as the scaffolder reads forms: `ui:` keys stand inside the
 * schema of the field that they belong to.
 */
export function withUiSchema(schema: JsonObject, ui: JsonObject): JsonObject {
  const merged: JsonObject = { ...schema };
  const properties = isObject(schema.properties) ? schema.properties : {};
  for (const [key, value] of Object.entries(ui)) {
    if (key.startsWith('ui:')) {
      merged[key] = value;
    } else if (key === 'items' && isObject(value) && isObject(schema.items)) {
      merged.items = withUiSchema(schema.items, value);
    } else if (isObject(value) && isObject(properties[key])) {
      const inner = isObject(merged.properties) ? merged.properties : {};
      merged.properties = {
        ...inner,
        [key]: withUiSchema(properties[key], value),
      };
    }
  }
  return merged;
}

/**
 * A schema that becomes part of a larger one: it keeps no identity of its own, and what it refers to within itself
 * is found below `pointer`, such as `/properties/intake`.
 */
export function embedded(schema: JsonObject, pointer: string): JsonObject {
  const { $schema: _, $id: __, ...rest } = schema;
  return rebased(rest, pointer) as JsonObject;
}

function rebased(value: JsonValue | undefined, pointer: string): JsonValue {
  if (Array.isArray(value)) return value.map(item => rebased(item, pointer));
  if (!isObject(value)) return value ?? null;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => {
      if (key === '$ref' && typeof item === 'string' && item.startsWith('#')) {
        return [key, `#${pointer}${item.slice(1)}`];
      }
      return [key, rebased(item, pointer)];
    }),
  );
}

/**
 * A form in which a choice among constants stands as `enum` with `enumNames`: the review at the end of a wizard finds
 * the words for an answer only there. Everybody else reads `oneOf`.
 */
export function withEnumNames(value: JsonObject): JsonObject {
  return named(value) as JsonObject;
}

function named(value: JsonValue | undefined): JsonValue {
  if (Array.isArray(value)) return value.map(named);
  if (!isObject(value)) return value ?? null;
  const { oneOf, ...rest } = value;
  const choices = Array.isArray(oneOf) ? oneOf : [];
  const isChoice =
    choices.length > 0 &&
    choices.every(item => isObject(item) && 'const' in item && 'title' in item);
  const own = isChoice ? rest : value;
  const words = isChoice
    ? {
        enum: choices.map(item => (isObject(item) ? item.const ?? null : null)),
        enumNames: choices.map(item =>
          isObject(item) ? item.title ?? null : null,
        ),
      }
    : {};
  return {
    ...Object.fromEntries(
      Object.entries(own).map(([key, item]) => [key, named(item)]),
    ),
    ...words,
  };
}

/** A template's intake form in English, as part of a schema in which it stands at `pointer`. */
export function intakeForm(
  spec: Pick<CutoverTemplateSpec, 'intake'>,
  pointer: string,
): JsonObject {
  return localize(embedded(spec.intake.schema, pointer), 'en');
}

/** The strings in `translated` that differ from those at the same place in `original`, by JSON Pointer. */
export function differingTexts(
  original: unknown,
  translated: unknown,
  pointer = '',
): Record<string, string> {
  if (typeof translated === 'string') {
    return original === translated ? {} : { [pointer]: translated };
  }
  if (typeof translated !== 'object' || translated === null) return {};
  if (typeof original !== 'object' || original === null) return {};
  const originals = new Map(Object.entries(original));
  const texts: Record<string, string> = {};
  for (const [key, value] of Object.entries(translated)) {
    const step = key.replaceAll('~', '~0').replaceAll('/', '~1');
    Object.assign(
      texts,
      differingTexts(originals.get(key), value, `${pointer}/${step}`),
    );
  }
  return texts;
}

/** `value` with the strings that `texts` names by JSON Pointer put in their places; pointers that lead nowhere are left. */
export function withTexts<T>(value: T, texts: Record<string, string>): T;
export function withTexts(
  value: unknown,
  texts: Record<string, string>,
): unknown {
  const replaced = (item: unknown, pointer: string): unknown => {
    if (typeof item === 'string') {
      return Object.hasOwn(texts, pointer) ? texts[pointer] : item;
    }
    if (Array.isArray(item)) {
      return item.map((inner, index) => replaced(inner, `${pointer}/${index}`));
    }
    if (typeof item !== 'object' || item === null) return item;
    return Object.fromEntries(
      Object.entries(item).map(([key, inner]) => [
        key,
        replaced(
          inner,
          `${pointer}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`,
        ),
      ]),
    );
  };
  return replaced(value, '');
}
