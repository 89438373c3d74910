import type { LoggerService } from '@backstage/backend-plugin-api';
import { stringifyError, toError } from '@backstage/errors';
import type { Knex } from 'knex';
import type { Message, Tellers } from './messages';
import type { ClaimedMessage, OutboxStore } from './OutboxStore';

const BATCH = 20;
const LEASE = 60_000;
/** Shorter than the lease, so that a slow delivery is known as failed before another replica takes over. */
const DEADLINE = 45_000;
const LONGEST_WAIT = 3_600_000;
/** With the waits between them, somewhat more than a day. */
const ATTEMPTS = 36;

/**
 * Tells what was written. Each message is delivered at least once, also when the process is killed in between: then
 * its lease ends and it is delivered again.
 */
export class Outbox {
  readonly #db: Knex;
  readonly #store: OutboxStore;
  readonly #tellers: Tellers;
  readonly #clock: () => Date;
  readonly #logger: LoggerService;
  #running: Promise<void> | undefined;
  #poked = false;
  #stopped = false;

  constructor(options: {
    db: Knex;
    store: OutboxStore;
    tellers: Tellers;
    clock: () => Date;
    logger: LoggerService;
  }) {
    this.#db = options.db;
    this.#store = options.store;
    this.#tellers = options.tellers;
    this.#clock = options.clock;
    this.#logger = options.logger;
  }

  /** There is something to tell. Returns at once; whoever wrote it does not wait for those who are told. */
  poke(): void {
    this.#poked = true;
    if (this.#running || this.#stopped) return;
    this.#running = this.#run().finally(() => {
      this.#running = undefined;
      if (this.#poked) this.poke();
    });
  }

  /** When everything that was poked for has been tried. */
  async settled(): Promise<void> {
    while (this.#running) await this.#running;
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    await this.settled();
  }

  /** Delivers all that is due. */
  async drain(): Promise<void> {
    while (!this.#stopped) {
      const now = this.#clock();
      const claimed = await this.#store.claim(this.#db, {
        now: now.toISOString(),
        until: later(now, LEASE),
        limit: BATCH,
      });
      if (!claimed.length) return;
      // Side by side: a mail server that takes its time does not hold up the catalog's nudge.
      await Promise.all(claimed.map(message => this.#deliver(message)));
    }
  }

  async #run() {
    while (this.#poked && !this.#stopped) {
      this.#poked = false;
      try {
        await this.drain();
      } catch (error) {
        // The next poke or the schedule tries again.
        this.#logger.error('The outbox could not be read', toError(error));
      }
    }
    if (this.#stopped) this.#poked = false;
  }

  async #deliver(claimed: ClaimedMessage) {
    try {
      await withDeadline(this.#tell(claimed.message));
    } catch (error) {
      await this.#failed(claimed, error);
      return;
    }
    await this.#store.delivered(this.#db, claimed, this.#now());
  }

  #tell(message: Message): Promise<void> {
    switch (message.teller) {
      case 'notification':
        return this.#tellers.notification(message);
      case 'signal':
        return this.#tellers.signal(message);
      case 'event':
        return this.#tellers.event(message);
      case 'audit-head':
        return this.#tellers['audit-head'](message);
      default:
        throw new TypeError(`No such teller: ${JSON.stringify(message)}`);
    }
  }

  async #failed(claimed: ClaimedMessage, error: unknown) {
    const attempts = claimed.attempts + 1;
    const { teller } = claimed.message;
    const words = stringifyError(error).slice(0, 2_000);
    const now = this.#clock();
    const giveUp = attempts >= ATTEMPTS;
    const wait = Math.min(1_000 * 2 ** attempts, LONGEST_WAIT);
    await this.#store.failed(this.#db, claimed, {
      at: now.toISOString(),
      notBefore: giveUp ? undefined : later(now, wait),
      error: words,
    });
    if (giveUp) {
      this.#logger.error(
        `Gave up telling ${teller} ${claimed.id} after ${attempts} attempts: ${words}`,
      );
    } else {
      this.#logger.warn(
        `Telling ${teller} ${claimed.id} failed, next attempt in ${
          wait / 1_000
        } s: ${words}`,
      );
    }
  }

  #now() {
    return this.#clock().toISOString();
  }
}

function later(now: Date, milliseconds: number) {
  return new Date(now.getTime() + milliseconds).toISOString();
}

async function withDeadline(telling: Promise<void>) {
  let timer: NodeJS.Timeout | undefined;
  const deadline = new Promise<never>((_, reject) => {
    timer = setTimeout(
      () => reject(new Error(`No answer within ${DEADLINE / 1_000} s`)),
      DEADLINE,
    );
  });
  try {
    await Promise.race([telling, deadline]);
  } finally {
    clearTimeout(timer);
  }
}
