import { randomUUID } from 'node:crypto';
import { NotFoundError } from '@backstage/errors';
import {
  because,
  inputErrorOf,
  makesCycle,
  substitutionInputSchema,
  type Fault,
  type Substitution,
} from '@backstage-cutover/plugin-cutover-common';
import type { Knex } from 'knex';
import { assertPerson, type Caller } from '../actors/Actors';
import { parsedBody } from '../http/body';
import type { CatalogFacts } from '../lifecycle/CatalogFacts';
import type { SubstitutionStore } from './SubstitutionStore';

/** Who decides for whom, while they are away (approvals, 13). Everybody names their own substitutes. */
export class SubstitutionService {
  constructor(
    private readonly deps: {
      db: Knex;
      store: SubstitutionStore;
      facts: CatalogFacts;
      clock: () => Date;
    },
  ) {}

  async list(caller: Caller): Promise<Substitution[]> {
    const { db, store } = this.deps;
    return store.of(db, caller.actor.ref, this.#now());
  }

  async add(body: unknown, caller: Caller): Promise<Substitution> {
    assertPerson(caller, 'Naming a substitute');
    const { db, facts, store } = this.deps;
    const input = parsedBody(substitutionInputSchema, body);
    const added: Substitution = {
      id: randomUUID(),
      principal: caller.actor.ref,
      substitute: input.substitute,
      start: new Date(input.start).toISOString(),
      end: new Date(input.end).toISOString(),
    };
    const known = await facts.facts([added.substitute], caller.credentials);
    const isPerson = known.get(added.substitute)?.kind === 'User';
    await db.transaction(async tx => {
      await store.lock(tx);
      const chains = await store.chainsFrom(
        tx,
        [added.substitute],
        this.#now(),
      );
      const faults = faultsOf(added, { isPerson, chains, now: this.#now() });
      if (faults.length) throw inputErrorOf(faults);
      await store.insert(tx, added);
    });
    return added;
  }

  /** Only whoever named it may end it. */
  async end(id: string, { actor }: Caller): Promise<void> {
    const { db, store } = this.deps;
    const found = await store.find(db, id);
    if (found?.principal !== actor.ref) {
      throw because(
        new NotFoundError('You have named no such substitute'),
        'substitution.unknown',
      );
    }
    await store.remove(db, id);
  }

  #now() {
    return this.deps.clock().toISOString();
  }
}

function faultsOf(
  added: Substitution,
  context: { isPerson: boolean; chains: Substitution[]; now: string },
): Fault[] {
  const { principal, substitute, start, end } = added;
  const faults: Fault[] = [];
  const fault = (path: string, reason: string, message: string) =>
    faults.push({ path: [path], reason, message, params: { substitute } });
  if (substitute === principal) {
    fault(
      'substitute',
      'substitution.oneself',
      'Choose somebody else than yourself',
    );
  } else if (!context.isPerson) {
    fault(
      'substitute',
      'substitution.no-person',
      `There is no person ${substitute} in the catalog`,
    );
  } else if (makesCycle(added, context.chains)) {
    fault(
      'substitute',
      'substitution.cycle',
      `${substitute} is substituted in turn by you in that time, so that nobody would decide; choose somebody else`,
    );
  }
  if (end <= start) {
    fault(
      'end',
      'substitution.ends-before-it-begins',
      'The end has to lie after the beginning',
    );
  } else if (end <= context.now) {
    fault(
      'end',
      'substitution.over',
      'That time is over; choose one that is still to come',
    );
  }
  return faults;
}
