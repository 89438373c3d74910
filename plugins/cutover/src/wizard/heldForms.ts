import type { JsonObject, JsonValue } from '@backstage/types';
import type { TypedWindow } from './typedWindow';

export interface HeldForm {
  typed: JsonObject;
  /** Name of an entity, as far as it is known. */
  nameOf(ref: string): string;
  /** A window as people write it, line by line. */
  linesOf(window: TypedWindow): string[];
  words: { yes: string; no: string; nobody: string };
}

const forms = new Map<string, HeldForm>();

/**
 * What the wizards on this page hold, by their templates. The scaffolder's review draws what the form's schema says, and
 * tells nobody what was typed.
 */
export const heldForms = {
  hold(template: string, form: HeldForm) {
    forms.set(template, form);
  },
  of(template: string): HeldForm | undefined {
    return forms.get(template);
  },
};

/** What lies at a path within what was typed; undefined where nothing does. */
export function heldAt(typed: JsonObject, path: string[]) {
  return path.reduce<JsonValue | undefined>(
    (value, key) => (isObject(value) ? value[key] : undefined),
    typed,
  );
}

/** Every ref of an entity that was typed or chosen. */
export function refsIn(value: JsonValue | undefined): string[] {
  if (typeof value === 'string') return isFullRef(value) ? [value] : [];
  if (typeof value !== 'object' || value === null) return [];
  return [
    ...new Set(
      Object.values(value).flatMap((part: JsonValue | undefined) =>
        refsIn(part),
      ),
    ),
  ];
}

export function isFullRef(text: string) {
  return /^[a-z]+:[\w.-]+\/[\w.-]+$/i.test(text);
}

export function isObject(value: JsonValue | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
