import canonicalize from 'canonicalize';
import type { Sha256 } from '../audit';
import type { Cutover } from '../lifecycle';
import type { ChangedFields, LapseCause, ReviewedItem } from './model';

/** SHA-256, in hex, over the canonical JSON (RFC 8785) of what a gate reviews: which items, and the hash of each. */
export function reviewHash(
  gate: string,
  { id, template }: Pick<Cutover, 'id' | 'template'>,
  items: ReviewedItem[],
  sha256: Sha256,
): string {
  const reviewed = items
    .map(({ id: item, hash }) => ({ item, hash }))
    .sort((a, b) => (a.item < b.item ? -1 : 1));
  const text = canonicalize({
    cutover: id,
    gate,
    template: template.hash,
    reviewed,
  });
  if (text === undefined) throw new TypeError('Nothing to take the hash of');
  return sha256(text);
}

/** The items whose material content is not what it was. `fieldsOf` says which fields of an item made it so. */
export function lapseCauses(
  before: ReviewedItem[],
  after: ReviewedItem[],
  fieldsOf: (item: string) => ChangedFields = () => ({ fields: [] }),
): LapseCause[] {
  const then = new Map(before.map(({ id, hash }) => [id, hash]));
  const now = new Map(after.map(({ id, hash }) => [id, hash]));
  return [...new Set([...then.keys(), ...now.keys()])]
    .filter(id => then.get(id) !== now.get(id))
    .map(item => ({
      item,
      ...(then.has(item) && now.has(item) ? fieldsOf(item) : { fields: [] }),
    }));
}

/** Which parts of an item differ, where it has any. */
export function changedParts(
  { parts: then }: Pick<ReviewedItem, 'parts'>,
  { parts: now }: Pick<ReviewedItem, 'parts'>,
): string[] {
  if (!then || !now) return [];
  return Object.keys({ ...then, ...now }).filter(
    part => then[part] !== now[part],
  );
}
