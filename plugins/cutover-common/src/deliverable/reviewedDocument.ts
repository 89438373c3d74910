const PREFIX = 'deliverable:';

/** As which a gate reviews a deliverable. */
export function itemOfDocument(deliverable: string): string {
  return `${PREFIX}${deliverable}`;
}

/** The deliverable that a reviewed item is; undefined where it is something else. */
export function documentOfItem(item: string): string | undefined {
  return item.startsWith(PREFIX) ? item.slice(PREFIX.length) : undefined;
}
