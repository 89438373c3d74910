import type { Substitution } from '@backstage-cutover/plugin-cutover-common';
import type { Knex } from 'knex';

/** As many hops as a chain of substitutes has at most. */
const HOPS = 3;

export class SubstitutionStore {
  /** Those in which these people, or who stands in for them in turn, are principals; past ones left out. */
  async chainsFrom(
    db: Knex,
    people: string[],
    at: string,
  ): Promise<Substitution[]> {
    return this.#chains(db, people, at, 'principal', 'substitute');
  }

  /** Those at whose end these people may stand. */
  async chainsTo(
    db: Knex,
    people: string[],
    at: string,
  ): Promise<Substitution[]> {
    return this.#chains(db, people, at, 'substitute', 'principal');
  }

  /** In which a person is principal or substitute, past ones left out. */
  async of(db: Knex, person: string, at: string): Promise<Substitution[]> {
    return db<Substitution>('substitutions')
      .where('end', '>', at)
      .where(part =>
        part.where({ principal: person }).orWhere({ substitute: person }),
      )
      .orderBy('start')
      .select('id', 'principal', 'substitute', 'start', 'end');
  }

  /**
   * Keeps others from adding any until the transaction ends, so that no two make a circle of each other. SQLite has one
   * writer; PostgreSQL would see neither of two rows that are added at the same moment.
   */
  async lock(tx: Knex.Transaction): Promise<void> {
    if (tx.client.config.client === 'pg') {
      await tx.raw('lock table substitutions in share row exclusive mode');
    }
  }

  async insert(tx: Knex, substitution: Substitution): Promise<void> {
    await tx<Substitution>('substitutions').insert(substitution);
  }

  async find(db: Knex, id: string): Promise<Substitution | undefined> {
    return db<Substitution>('substitutions').where({ id }).first();
  }

  async remove(tx: Knex, id: string): Promise<void> {
    await tx('substitutions').where({ id }).delete();
  }

  async #chains(
    db: Knex,
    people: string[],
    at: string,
    from: 'principal' | 'substitute',
    to: 'principal' | 'substitute',
  ): Promise<Substitution[]> {
    const found = new Map<string, Substitution>();
    let next = [...new Set(people)];
    // One more than may count, so that a chain that is too long is seen to be.
    for (let hop = 0; hop <= HOPS && next.length > 0; hop++) {
      const rows = await db<Substitution>('substitutions')
        .whereIn(from, next)
        .where('end', '>', at)
        .select('id', 'principal', 'substitute', 'start', 'end');
      const fresh = rows.filter(({ id }) => !found.has(id));
      fresh.forEach(each => found.set(each.id, each));
      next = fresh.map(each => each[to]);
    }
    return [...found.values()];
  }
}
