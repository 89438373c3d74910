import {
  parseEntityRef,
  stringifyEntityRef,
  type Entity,
} from '@backstage/catalog-model';

/** An entity as a picker shows it. */
export interface EntityChoice {
  ref: string;
  label: string;
  /** Kind in lower case. */
  kind: string;
}

export function choiceOf(entity: Entity): EntityChoice {
  return {
    ref: stringifyEntityRef(entity),
    label:
      displayNameOf(entity) ?? entity.metadata.title ?? entity.metadata.name,
    kind: entity.kind.toLocaleLowerCase('en-US'),
  };
}

/** What can be shown of an entity that the catalog has not answered for. */
export function choiceOfRef(ref: string): EntityChoice {
  const { kind, name } = parseEntityRef(ref, { defaultKind: 'component' });
  return { ref, label: name, kind: kind.toLocaleLowerCase('en-US') };
}

function displayNameOf({ spec }: Entity) {
  const profile = spec?.profile;
  if (typeof profile !== 'object' || profile === null) return undefined;
  const name = 'displayName' in profile ? profile.displayName : undefined;
  return typeof name === 'string' && name ? name : undefined;
}
