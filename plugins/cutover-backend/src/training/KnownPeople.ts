import type {
  GroupFact,
  PersonFact,
} from '@backstage-cutover/plugin-cutover-common';
import type { AsksPeople } from './CatalogPeople';

/** Asks the catalog about everybody and every group once, for whoever has many questions at the same time. */
export class KnownPeople implements AsksPeople {
  /** Of all that were asked for; undefined for whoever is not in the catalog. */
  readonly #people = new Map<string, PersonFact | undefined>();
  readonly #members = new Map<string, PersonFact[]>();
  readonly #within = new Map<string, Set<string>>();
  readonly #groups = new Map<string, GroupFact>();
  readonly #askedGroups = new Set<string>();

  constructor(private readonly catalog: AsksPeople) {}

  async people(refs: string[]): Promise<Map<string, PersonFact>> {
    const unknown = refs.filter(ref => !this.#people.has(ref));
    if (unknown.length) {
      const found = await this.catalog.people([...new Set(unknown)]);
      unknown.forEach(ref => this.#people.set(ref, found.get(ref)));
    }
    return new Map(
      refs.flatMap(ref => {
        const person = this.#people.get(ref);
        return person ? [[ref, person] as const] : [];
      }),
    );
  }

  async within(refs: string[]): Promise<Map<string, Set<string>>> {
    const unknown = refs.filter(ref => !this.#within.has(ref));
    if (unknown.length) {
      const found = await this.catalog.within([...new Set(unknown)]);
      found.forEach((groups, ref) => this.#within.set(ref, groups));
    }
    return new Map(
      refs.map(ref => [ref, this.#within.get(ref) ?? new Set([ref])]),
    );
  }

  async membersOf(groups: string[]): Promise<Map<string, PersonFact>> {
    const unknown = new Set(groups.filter(ref => !this.#members.has(ref)));
    if (unknown.size) {
      const found = await this.catalog.membersOf([...unknown]);
      unknown.forEach(ref => this.#members.set(ref, []));
      for (const person of found.values()) {
        for (const ref of person.groups) {
          if (unknown.has(ref)) this.#members.get(ref)?.push(person);
        }
      }
    }
    return new Map(
      groups
        .flatMap(ref => this.#members.get(ref) ?? [])
        .map(person => [person.ref, person]),
    );
  }

  /** More than was asked for, where others have asked before. */
  async groups(refs: string[]): Promise<Map<string, GroupFact>> {
    const unknown = refs.filter(ref => !this.#askedGroups.has(ref));
    if (unknown.length) {
      const found = await this.catalog.groups([...new Set(unknown)]);
      unknown.forEach(ref => this.#askedGroups.add(ref));
      found.forEach((group, ref) => this.#groups.set(ref, group));
    }
    return this.#groups;
  }
}
