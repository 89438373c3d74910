import { toError } from '@backstage/errors';
import { isPassing, pauseBefore, type Saving } from './draftState';

/** Milliseconds. */
const AFTER_A_PAUSE = 1000;
const AT_LATEST = 5000;

export interface SaveWork {
  /** Whether there is something that the server does not have. */
  isDirty(): boolean;
  /** Whether saving has to wait for a decision of the person. */
  isBlocked(): boolean;
  /** Sends what is unsaved at this moment. */
  send(): Promise<void>;
  /** Keeps it on this computer; says whether that worked. */
  keep(): boolean;
  tell(saving: Saving): void;
}

/** When a draft is saved: after a pause in writing, one request at a time, and again and again while nobody answers. */
export class SaveQueue {
  #timer?: ReturnType<typeof setTimeout>;
  #waitingSince?: number;
  #running?: Promise<void>;
  /** How often nobody has answered since somebody did. */
  #tries = 0;
  #refused = false;
  #closed = false;
  #told: Saving['state'] = 'saved';

  constructor(private readonly work: SaveWork) {}

  get isRunning() {
    return this.#running !== undefined;
  }

  /** After a pause in writing, and at the latest after a while without one. */
  soon() {
    if (this.#closed) return;
    this.#waitingSince ??= Date.now();
    const latest = this.#waitingSince + AT_LATEST - Date.now();
    // Who is not reached is not asked more often because somebody types.
    if (this.#tries === 0)
      this.#in(Math.max(0, Math.min(AFTER_A_PAUSE, latest)));
    if (!this.isRunning && this.#tries === 0) this.#tell({ state: 'unsaved' });
  }

  /** At once; done when everything is saved or no more can be done now. */
  async now(): Promise<void> {
    this.#tries = 0;
    do {
      await this.#run();
    } while (
      this.#tries === 0 &&
      this.work.isDirty() &&
      !this.work.isBlocked() &&
      !this.#refused
    );
  }

  close() {
    this.#closed = true;
    clearTimeout(this.#timer);
  }

  #in(pause: number) {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#run(), pause);
  }

  #run(): Promise<void> {
    this.#running ??= this.#sendOnce().finally(() => {
      this.#running = undefined;
    });
    return this.#running;
  }

  async #sendOnce() {
    clearTimeout(this.#timer);
    this.#waitingSince = undefined;
    this.#refused = false;
    if (this.work.isBlocked()) return;
    try {
      if (this.work.isDirty()) {
        this.#tell({ state: 'saving' });
        await this.work.send();
      }
      this.#tries = 0;
      if (!this.work.isDirty()) this.#tell({ state: 'saved' });
      else if (!this.work.isBlocked()) this.#again();
    } catch (e) {
      this.#failed(toError(e));
    }
  }

  /** What was written while the last request was on its way. */
  #again() {
    this.#tell({ state: 'unsaved' });
    if (!this.#closed) this.#in(AFTER_A_PAUSE);
  }

  #failed(error: Error) {
    const kept = this.work.keep();
    this.#refused = !isPassing(error);
    if (this.#refused) {
      this.#tell({ state: 'refused', error, kept });
      return;
    }
    this.#tell({ state: 'offline', error, kept });
    if (!this.#closed) this.#in(pauseBefore(this.#tries, Math.random()));
    this.#tries += 1;
  }

  /** While one types, nothing new is to be told. */
  #tell(saving: Saving) {
    if (saving.state === 'unsaved' && this.#told === 'unsaved') return;
    this.#told = saving.state;
    this.work.tell(saving);
  }
}
