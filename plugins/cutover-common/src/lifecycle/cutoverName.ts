const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/**
 * Whether this is an id. Cutovers are found by id or by name, so that no name may look like an id: by the id of another
 * cutover as its name, one would be taken for the other.
 */
export function isCutoverId(text: string): boolean {
  return ID.test(text);
}

/** Leaves room for the id of a phase within the 63 characters of a catalog name. */
const LONGEST = 40;

/** A name for the catalog, made from the title; from the id where the title has too few Latin letters or digits. */
export function cutoverNameFrom(title: string, id: string): string {
  const words = title
    .normalize('NFKD')
    .replace(/\p{Mark}/gu, '')
    .toLocaleLowerCase('en-US')
    .split(/[^a-z0-9]+/)
    .filter(word => word.length > 0);
  let name = '';
  for (const word of words) {
    const longer = name ? `${name}-${word}` : word.slice(0, LONGEST);
    if (longer.length > LONGEST) break;
    name = longer;
  }
  return name.length >= 3 && !isCutoverId(name)
    ? name
    : `cutover-${shortId(id)}`;
}

function shortId(id: string) {
  return id
    .toLocaleLowerCase('en-US')
    .replace(/[^a-z0-9]/g, '')
    .slice(0, 8);
}
