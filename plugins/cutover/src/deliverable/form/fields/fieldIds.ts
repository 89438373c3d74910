import type { Keys } from '../draft/values';

/** Stands between the names in the id of a field; names of fields hold none. */
export const ID_SEPARATOR = '/';

const FOCUSABLE =
  'input:not([type=hidden]):not([disabled]), textarea:not([aria-hidden]), button:not([disabled]), [tabindex="0"]';

/** The id of the element that takes what is typed into a field. */
export function idOf(prefix: string, keys: Keys): string {
  return [prefix, ...keys].join(ID_SEPARATOR);
}

/** Which field an id belongs to; places in lists are numbers only where there is a list. */
export function keysOfId(id: string): Keys {
  return id
    .replace(/__(one|any)of_select$/, '')
    .split(ID_SEPARATOR)
    .slice(1);
}

/** Puts the focus into a field, or into the first within it; says whether there is one. */
export function focusField(id: string, within: ParentNode): boolean {
  const found = CSS.escape(id);
  const field =
    within.querySelector<HTMLElement>(`#${found}`) ??
    within.querySelector<HTMLElement>(`[data-field="${found}"]`);
  const focusable = field?.matches(FOCUSABLE)
    ? field
    : (field?.closest('[data-field]') ?? field)?.querySelector<HTMLElement>(
        FOCUSABLE,
      );
  focusable?.focus();
  return focusable !== undefined && focusable !== null;
}
