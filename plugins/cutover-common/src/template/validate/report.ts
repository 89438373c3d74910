import type { Fault } from '../../errors';
import { nearest } from '../../nearest';
import { RESERVED_IDS } from '../reservedIds';

export type Path = Fault['path'];

/** Notes down one fault. */
export type Report = (
  path: Path,
  reason: string,
  message: string,
  params?: Fault['params'],
) => void;

/**
 * A template of which parts may be missing, because they have been found faulty already: everything that is there has the
 * right type, so the other rules can still be checked, and a reader hears of all faults at once.
 */
export type Loose<T> = T extends readonly (infer Item)[]
  ? readonly (Loose<Item> | undefined)[]
  : T extends object
  ? string extends keyof T
    ? T
    : { readonly [Key in keyof T]?: Loose<T[Key]> }
  : T;

/** Visits the items that are there, each with its path. What was written wrongly is not there, and may be `null`. */
export function each<Item>(
  items: readonly (Item | undefined)[] | undefined,
  path: Path,
  visit: (item: Item, path: Path) => void,
) {
  items?.forEach((item, index) => {
    if (item !== undefined && item !== null) visit(item, [...path, index]);
  });
}

type Identified = { readonly id?: string };

export function idsOf(
  items: readonly (Identified | undefined)[] | undefined,
): Set<string> {
  return new Set(
    items?.flatMap(item => (item?.id === undefined ? [] : [item.id])),
  );
}

/** Notes down every item whose id was there before, or that nothing may have; `seen` spans several lists. */
export function checkUnique(
  report: Report,
  what: string,
  items: readonly (Identified | undefined)[] | undefined,
  path: Path,
  seen: Set<string> = new Set(),
) {
  each(items, path, ({ id }, itemPath) => {
    if (id === undefined) return;
    if (seen.has(id)) {
      report(
        [...itemPath, 'id'],
        'template.duplicate-id',
        `"${id}" is already the id of another ${what}; give this one its own`,
        { what, id },
      );
    }
    if (RESERVED_IDS.has(id)) {
      report(
        [...itemPath, 'id'],
        'template.reserved-id',
        `Nothing can be called "${id}", which is not accepted in what people send; use another id`,
        { what, id },
      );
    }
    seen.add(id);
  });
}

/** Notes down a name that nothing bears. */
export function checkKnown(
  report: Report,
  what: string,
  name: string | undefined,
  known: ReadonlySet<string>,
  path: Path,
) {
  if (name === undefined || known.has(name)) return;
  report(
    path,
    `${what.replaceAll(' ', '-')}.unknown`,
    `There is no ${what} "${name}"; ${proposal(name, known)}`,
    { name },
  );
}

/** As `checkKnown` for a list, in which nothing is named twice either. */
export function checkAllKnown(
  report: Report,
  what: string,
  names: readonly (string | undefined)[] | undefined,
  known: ReadonlySet<string>,
  path: Path,
) {
  const seen = new Set<string>();
  each(names, path, (name, itemPath) => {
    checkKnown(report, what, name, known, itemPath);
    if (seen.has(name)) {
      report(
        itemPath,
        'template.named-twice',
        `The ${what} "${name}" is named twice here; name it once`,
        { name },
      );
    }
    seen.add(name);
  });
}

const MOST_LISTED = 8;

/** What to write instead of a name that does not exist. */
export function proposal(name: string, known: Iterable<string>): string {
  const names = [...known];
  if (names.length === 0) return 'there is none to name yet';
  if (names.length === 1) return `use "${names[0]}"`;
  if (names.length <= MOST_LISTED) return `use one of ${names.join(', ')}`;
  return `did you mean "${nearest(name, names)?.name}"?`;
}
