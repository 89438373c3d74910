import type { LoggerService } from '@backstage/backend-plugin-api';
import { stringifyError } from '@backstage/errors';
import type {
  EntityProvider,
  EntityProviderConnection,
} from '@backstage/plugin-catalog-node';
import type {
  Cutover,
  CutoverApi,
  CutoverChange,
} from '@backstage-cutover/plugin-cutover-common';
import type { CutoverBackend } from '../backend/CutoverBackend';
import type { InTurn } from './inTurn';
import {
  deferredEntitiesOf,
  goneWith,
  isShown,
  removalsOf,
} from './shownCutovers';

/** Of changes that become one delta: the catalog writes each in one transaction. */
const PAGE = 200;

/** Of all cutovers, as many as the feed gives at once: each request costs more than the rows in it. */
const LARGE_PAGE = 1000;

/** Keeps the catalog's cutovers as the change feed of the cutover backend tells them. */
export class CutoverEntityProvider implements EntityProvider {
  readonly #backend: CutoverBackend;
  readonly #logger: LoggerService;
  readonly #closedStayFor: number;
  readonly #inTurn: InTurn;
  readonly #now: () => number;

  #connection: EntityProviderConnection | undefined;
  /** Up to where the feed has been applied. */
  #position = 0;
  #fullWanted = true;
  #round: Promise<void> | undefined;
  #nextRound: Promise<void> | undefined;

  constructor(options: {
    backend: CutoverBackend;
    logger: LoggerService;
    closedStayFor: number;
    inTurn: InTurn;
    now?: () => number;
  }) {
    this.#backend = options.backend;
    this.#logger = options.logger;
    this.#closedStayFor = options.closedStayFor;
    this.#inTurn = options.inTurn;
    this.#now = options.now ?? Date.now;
  }

  getProviderName() {
    return 'CutoverEntityProvider';
  }

  async connect(connection: EntityProviderConnection) {
    this.#connection = connection;
    // Not awaited: the catalog starts without the cutover backend, which may well be waiting for the catalog.
    this.#begin().catch(error => {
      if (this.#backend.stopped) return;
      this.#logger.error(`Cutovers are not read: ${stringifyError(error)}`);
    });
  }

  /** Something changed: look now. Never rejects. */
  nudge(): void {
    this.sync().catch(error =>
      this.#logger.debug(`Nudged in vain: ${stringifyError(error)}`),
    );
  }

  /** Reads everything, so that what went wrong in whatever way is put right. */
  reconcile(): Promise<void> {
    this.#fullWanted = true;
    return this.sync();
  }

  /** Applies what changed. Resolves when a round that began after this call has ended; rounds never overlap. */
  sync(): Promise<void> {
    if (this.#round) {
      this.#nextRound ??= this.#round
        .catch(() => {})
        .then(() => {
          this.#nextRound = undefined;
          return this.sync();
        });
      return this.#nextRound;
    }
    this.#round = this.#runRound().finally(() => {
      this.#round = undefined;
    });
    return this.#round;
  }

  async #begin() {
    let warned = false;
    await this.#backend.callPatiently(
      () => this.sync(),
      Infinity,
      error => {
        if (!warned) {
          this.#logger.warn(
            `Cutovers cannot be read yet, trying on: ${stringifyError(error)}`,
          );
        }
        warned = true;
      },
    );
  }

  async #runRound() {
    const connection = this.#connection;
    if (!connection || this.#backend.stopped) return;
    await this.#backend.call(async api => {
      await this.#inTurn(async () => {
        if (this.#fullWanted) await this.#applyAll(api, connection);
        await this.#applyChanges(api, connection);
      });
    });
  }

  async #applyAll(api: CutoverApi, connection: EntityProviderConnection) {
    this.#fullWanted = false;
    try {
      // Read from its beginning, the feed names every cutover at least once. One that is written meanwhile comes
      // again further on, so that the end of the feed is where the deltas begin, and nothing falls between.
      const shown = new Map<string, Cutover>();
      let position = 0;
      for (let more = true; more; ) {
        const page = await api.getChanges({
          after: position,
          limit: LARGE_PAGE,
        });
        for (const { cutover } of page.changes) {
          if (this.#isShown(cutover)) shown.set(cutover.id, cutover);
          else shown.delete(cutover.id);
        }
        position = page.position;
        more = page.more;
      }
      await connection.applyMutation({
        type: 'full',
        entities: [...shown.values()].flatMap(deferredEntitiesOf),
      });
      this.#position = position;
    } catch (error) {
      this.#fullWanted = true;
      throw error;
    }
  }

  /** Pulls until nothing is left. What another replica has applied meanwhile is no change for the catalog. */
  async #applyChanges(api: CutoverApi, connection: EntityProviderConnection) {
    for (;;) {
      const page = await api.getChanges({ after: this.#position, limit: PAGE });
      if (page.changes.length === 0) return;
      await connection.applyMutation(this.#deltaOf(page.changes));
      this.#position = page.position;
    }
  }

  #deltaOf(changes: CutoverChange[]) {
    const latest = new Map(
      changes.map(({ cutover }) => [cutover.id, cutover] as const),
    );
    const cutovers = [...latest.values()];
    return {
      type: 'delta' as const,
      added: cutovers
        .filter(cutover => this.#isShown(cutover))
        .flatMap(deferredEntitiesOf),
      removed: [
        ...cutovers
          .filter(cutover => !this.#isShown(cutover))
          .flatMap(removalsOf),
        ...cutovers.flatMap(goneWith),
      ],
    };
  }

  #isShown(cutover: Cutover) {
    return isShown(cutover, this.#now(), this.#closedStayFor);
  }
}
