import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import { normalRef } from '@backstage-cutover/plugin-cutover-common';
import type { CatalogFacts } from '../lifecycle/CatalogFacts';

/** Asks the catalog, before any transaction, which of some refs are people. */
export class KnownPeople {
  constructor(private readonly deps: { facts: CatalogFacts }) {}

  async among(
    refs: (string | undefined)[],
    credentials: BackstageCredentials,
  ): Promise<ReadonlySet<string>> {
    const asked = new Set(
      refs.flatMap(ref => (ref && normalRef(ref, 'user')) || []),
    );
    const known = await this.deps.facts.facts([...asked], credentials);
    return new Set(
      [...known].flatMap(([ref, { kind }]) => (kind === 'User' ? [ref] : [])),
    );
  }
}
