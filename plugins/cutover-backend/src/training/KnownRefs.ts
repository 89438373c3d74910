import type { CatalogFacts } from '../lifecycle/CatalogFacts';
import type { Caller } from '../actors/Actors';

/** Asks the catalog, before any transaction, which of some refs are people and groups that the caller sees. */
export class KnownRefs {
  constructor(private readonly deps: { facts: CatalogFacts }) {}

  async among(
    refs: string[],
    { credentials }: Caller,
  ): Promise<ReadonlySet<string>> {
    const asked = refs.filter(ref => /^(user|group):/.test(ref));
    const known = await this.deps.facts.facts([...new Set(asked)], credentials);
    return new Set(known.keys());
  }
}
