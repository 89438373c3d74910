import { parseEntityRef, type Entity } from '@backstage/catalog-model';

/** What `displayNameOf` looks at. */
export const DISPLAY_NAME_FIELDS = [
  'metadata.name',
  'metadata.title',
  'spec.profile.displayName',
];

/** What a person or a group is called, here as on the pages of the portal. */
export function displayNameOf({ metadata, spec }: Entity): string {
  const { profile } = (spec ?? {}) as { profile?: { displayName?: unknown } };
  const name = profile?.displayName;
  if (typeof name === 'string' && name) return name;
  return metadata.title || metadata.name;
}

/** What they are called where no more than their ref is known. */
export function nameInRef(ref: string): string {
  try {
    return parseEntityRef(ref).name;
  } catch {
    return ref;
  }
}
