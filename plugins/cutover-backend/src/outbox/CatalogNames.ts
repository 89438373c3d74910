import { setImmediate } from 'node:timers/promises';
import type { AuthService, LoggerService } from '@backstage/backend-plugin-api';
import { stringifyError } from '@backstage/errors';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import { LRUCache } from 'lru-cache';
import {
  DISPLAY_NAME_FIELDS,
  displayNameOf,
  nameInRef,
} from '../actors/displayName';
import { inParts } from '../database/inParts';
import { withDeadline } from './withDeadline';

const FIELDS = ['kind', 'metadata.namespace', ...DISPLAY_NAME_FIELDS];
const PAGE = 500;

/** Hardly anybody gets another name within that time. */
const HELD_MS = 10 * 60_000;
const HELD = 10_000;

/** Nobody waits longer than this to learn a name. */
const PATIENCE_MS = 3_000;

/** So long a catalog that has not answered is not asked again. */
const PAUSE_MS = 60_000;

/** Knows what people and groups are called. Nobody waits long for it, and nothing fails because of it. */
export class CatalogNames {
  readonly #held = new LRUCache<string, { name: string; until: number }>({
    max: HELD,
  });
  readonly #wanted = new Set<string>();
  #asking: Promise<void> | undefined;
  #silentUntil = 0;

  constructor(
    private readonly deps: {
      auth: AuthService;
      catalog: CatalogService;
      clock: () => Date;
      logger: LoggerService;
      patienceMs?: number;
    },
  ) {}

  /** By their refs. Of whom the catalog knows nothing, or does not answer, it is the name in the ref. */
  async of(refs: string[]): Promise<Map<string, string>> {
    const unknown = refs.filter(
      ref => isNamed(ref) && this.#known(ref) === undefined,
    );
    if (unknown.length && this.#now() >= this.#silentUntil) {
      unknown.forEach(ref => this.#wanted.add(ref));
      this.#asking ??= this.#askForWanted();
      await this.#asking;
    }
    return new Map(refs.map(ref => [ref, this.#known(ref) ?? nameInRef(ref)]));
  }

  /** Those whom several want to know at the same moment are asked for together. */
  async #askForWanted(): Promise<void> {
    const { logger, patienceMs = PATIENCE_MS } = this.deps;
    await setImmediate();
    const refs = [...this.#wanted];
    this.#wanted.clear();
    this.#asking = undefined;
    try {
      await withDeadline(this.#ask(refs), patienceMs);
    } catch (error) {
      this.#silentUntil = this.#now() + PAUSE_MS;
      logger.warn(
        `What people are called could not be found out; for ${
          PAUSE_MS / 1_000
        } s they are called as in their refs: ${stringifyError(error)}`,
      );
    }
  }

  async #ask(refs: string[]): Promise<void> {
    const { auth, catalog } = this.deps;
    const credentials = await auth.getOwnServiceCredentials();
    for (const entityRefs of inParts(refs, PAGE)) {
      const { items } = await catalog.getEntitiesByRefs(
        { entityRefs, fields: FIELDS },
        { credentials },
      );
      const until = this.#now() + HELD_MS;
      entityRefs.forEach((ref, each) => {
        const entity = items[each];
        const name = entity ? displayNameOf(entity) : nameInRef(ref);
        this.#held.set(ref, { name, until });
      });
    }
  }

  #known(ref: string): string | undefined {
    const held = this.#held.get(ref);
    return held && held.until > this.#now() ? held.name : undefined;
  }

  #now(): number {
    return this.deps.clock().getTime();
  }
}

function isNamed(ref: string): boolean {
  return /^(user|group):[^/]+\/./.test(ref);
}
