import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import type { Fault } from '../errors';

/** What the catalog knows of an entity that an input names. */
export interface EntityFact {
  kind: string;
  owner?: string;
  title?: string;
}

/** An entity ref in full and in lower case, as the catalog compares them; undefined where `typed` is none. */
export function normalRef(
  typed: string,
  defaultKind: string,
): string | undefined {
  try {
    return stringifyEntityRef(
      parseEntityRef(typed.trim(), {
        defaultKind,
        defaultNamespace: 'default',
      }),
    );
  } catch {
    return undefined;
  }
}

/** Refs in their normal form, with a fault for each that is malformed or named twice. */
export function readRefs(
  typed: string[],
  path: Fault['path'],
  subject: 'target' | 'team',
): { refs: string[]; faults: Fault[] } {
  const refs: string[] = [];
  const faults: Fault[] = [];
  typed.forEach((text, index) => {
    const ref = normalRef(text, subject === 'team' ? 'user' : 'component');
    if (!ref) {
      faults.push(malformed(text, [...path, index]));
    } else if (refs.includes(ref)) {
      faults.push({
        path: [...path, index],
        reason: `${subject}.duplicate`,
        message: `${ref} is named twice; take one of them out`,
        params: { ref },
      });
    } else {
      refs.push(ref);
    }
  });
  return { refs, faults };
}

export function malformed(text: string, path: Fault['path']): Fault {
  return {
    path,
    reason: 'ref.malformed',
    message: `"${text}" is not an entity reference; write it as "component:default/shop"`,
    params: { found: text },
  };
}
