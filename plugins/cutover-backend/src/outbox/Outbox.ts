import { setTimeout as wait } from 'node:timers/promises';
import type { LoggerService } from '@backstage/backend-plugin-api';
import { stringifyError, toError } from '@backstage/errors';
import type { Knex } from 'knex';
import type { Message, Tellers } from './messages';
import type { ClaimedMessage, OutboxStore } from './OutboxStore';
import { withDeadline } from './withDeadline';

const BATCH = 20;
const LEASE = 60_000;
/** Shorter than the lease, so that a slow delivery is known as failed before another replica takes over. */
const DEADLINE = 45_000;
/** Writes come in flocks; each statement on the outbox is a commit, so what comes within these milliseconds shares them. */
const GATHERED_WITHIN = 100;
const MARKED_WITHIN = 15;
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
      await this.#deliverAll(claimed);
      if (claimed.length < BATCH) return;
    }
  }

  async #run() {
    while (this.#poked && !this.#stopped) {
      await wait(GATHERED_WITHIN, undefined, { ref: false });
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

  /** Side by side: a mail server that takes its time does not hold up the catalog's nudge. */
  async #deliverAll(claimed: ClaimedMessage[]) {
    const tell = this.#tellOnce();
    let told: ClaimedMessage[] = [];
    let marking: Promise<void> | undefined;
    const markTold = async () => {
      await wait(MARKED_WITHIN, undefined, { ref: false });
      marking = undefined;
      const marked = told;
      told = [];
      await this.#store.delivered(this.#db, marked, this.#now());
    };
    const deliver = async (message: ClaimedMessage) => {
      try {
        await withDeadline(tell(message.message), DEADLINE);
      } catch (error) {
        await this.#failed(message, error);
        return;
      }
      told.push(message);
      marking ??= markTold();
      await marking;
    };
    await Promise.all(claimed.map(deliver));
  }

  /** To look again because of ten changes is to look again once. */
  #tellOnce() {
    const nudges = new Map<string, Promise<void>>();
    return (message: Message): Promise<void> => {
      if (message.teller !== 'signal' && message.teller !== 'event') {
        return this.#tell(message);
      }
      const nudge = JSON.stringify(message);
      const known = nudges.get(nudge) ?? this.#tell(message);
      nudges.set(nudge, known);
      return known;
    };
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
    const pause = Math.min(1_000 * 2 ** attempts, LONGEST_WAIT);
    await this.#store.failed(this.#db, claimed, {
      at: now.toISOString(),
      notBefore: giveUp ? undefined : later(now, pause),
      error: words,
    });
    if (giveUp) {
      this.#logger.error(
        `Gave up telling ${teller} ${claimed.id} after ${attempts} attempts: ${words}`,
      );
    } else {
      this.#logger.warn(
        `Telling ${teller} ${claimed.id} failed, next attempt in ${
          pause / 1_000
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
