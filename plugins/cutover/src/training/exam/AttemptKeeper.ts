import isEqual from 'fast-deep-equal';
import { toError } from '@backstage/errors';
import type {
  Answer,
  AttemptResult,
  Paper,
  TrainingApi,
} from '@backstage-cutover/plugin-cutover-common';
import { refusalOf } from '../../lifecycle/words/refusal';
import type { KeptAnswers } from './KeptAnswers';

/** After so long without a key, what was typed is sent. */
const TYPING_MS = 700;
const FIRST_RETRY_MS = 2_000;
const LAST_RETRY_MS = 30_000;
/** So long before the end, what is still being typed is sent. */
const LAST_SEND_MS = 3_000;
/** How often the time that is left is asked for anew. */
const ASK_MS = 60_000;

export type Saving =
  | { state: 'saved' | 'saving' }
  /** The server cannot be reached or does not answer; it is tried again by itself. */
  | { state: 'offline'; error: Error }
  /** One answer is not taken as it is. */
  | { state: 'refused'; error: Error };

export interface AttemptState {
  answers: Record<string, Answer>;
  saving: Saving;
  /** When the server ends it, by the clock of `now`; missing without a time limit. */
  endsAt?: number;
  /** The time is over; what was saved is being handed in. */
  over: boolean;
  handingIn: boolean;
}

export interface KeeperOptions {
  training: Pick<TrainingApi, 'attempt' | 'handIn' | 'saveAnswer'>;
  cutover: string;
  paper: Paper;
  /** When the paper was asked for, by the clock of `now`. */
  asked: number;
  kept: KeptAnswers;
  /** Milliseconds of a clock that nobody can set. */
  now(): number;
  onChange(): void;
  /** The attempt has ended, here or elsewhere. */
  onEnded(result?: AttemptResult): void;
}

/**
 * Somebody's open attempt at an exam. Every answer is sent as it is given, one at a time; what cannot be sent stays on this
 * computer and is tried again. The server says how much time is left, and decides when it is over; in between, a clock
 * counts that does not follow the one of the computer.
 */
export class AttemptKeeper {
  state: AttemptState;
  readonly #options: KeeperOptions;
  readonly #ref: { cutover: string; attempt: string };
  /** What the server does not have yet, in the order in which it was given. */
  readonly #unsent = new Map<string, Answer>();
  /** Why it did not take an answer, which is not tried again before it is changed. */
  readonly #refused = new Map<string, Error>();
  #sending = false;
  #stopped = false;
  #failures = 0;
  #timer?: ReturnType<typeof setTimeout>;
  #endTimer?: ReturnType<typeof setTimeout>;
  #asking?: ReturnType<typeof setInterval>;

  constructor(options: KeeperOptions) {
    const { paper, kept, cutover, asked: since } = options;
    this.#options = options;
    this.#ref = { cutover, attempt: paper.attempt.id };
    const asked = new Set(paper.questions.map(({ id }) => id));
    for (const [id, answer] of Object.entries(kept.found())) {
      if (asked.has(id) && !isEqual(paper.answers[id], answer)) {
        this.#unsent.set(id, answer);
      }
    }
    this.state = {
      answers: { ...paper.answers, ...Object.fromEntries(this.#unsent) },
      saving: { state: this.#unsent.size > 0 ? 'saving' : 'saved' },
      ...(paper.remaining === undefined
        ? {}
        : { endsAt: since + paper.remaining }),
      over: false,
      handingIn: false,
    };
  }

  start() {
    this.#stopped = false;
    window.addEventListener('online', this.#goOn);
    document.addEventListener('visibilitychange', this.#lookAgain);
    // A computer that slept counted nothing meanwhile.
    this.#asking = setInterval(this.#lookAgain, ASK_MS);
    this.#awaitEnd();
    this.#goOn();
  }

  stop() {
    this.#stopped = true;
    window.removeEventListener('online', this.#goOn);
    document.removeEventListener('visibilitychange', this.#lookAgain);
    clearInterval(this.#asking);
    clearTimeout(this.#timer);
    clearTimeout(this.#endTimer);
  }

  /** An answer was given; while somebody types it waits for a pause. */
  give(question: string, answer: Answer, typing = false) {
    if (this.state.over || this.#stopped) return;
    this.#refused.delete(question);
    // The last answer to a question is the one that counts, and goes to the end of the queue.
    this.#unsent.delete(question);
    this.#unsent.set(question, answer);
    this.#keep();
    this.#put({
      answers: { ...this.state.answers, [question]: answer },
      ...(this.state.saving.state === 'offline'
        ? {}
        : { saving: { state: 'saving' } }),
    });
    if (this.state.saving.state === 'offline') return;
    if (typing) this.#later(TYPING_MS);
    else this.#goOn();
  }

  /** What is typed is finished: it need not wait. */
  settle() {
    if (this.#unsent.size > 0 && this.state.saving.state !== 'offline') {
      this.#goOn();
    }
  }

  /** Tries again at once. */
  retry() {
    this.#goOn();
  }

  /** Hands in what was saved together with what was not sent yet. */
  async handIn(): Promise<void> {
    if (this.state.handingIn) return;
    clearTimeout(this.#timer);
    this.#put({ handingIn: true });
    try {
      const answers = Object.fromEntries(this.#unsent);
      const result = await this.#options.training.handIn(this.#ref, {
        answers,
      });
      this.#end(result);
    } catch (e) {
      const error = toError(e);
      const apart = isRefused(error) && this.#unsent.size > 0;
      if (isEnded(error)) this.#end();
      else if (apart && !this.state.over) {
        // Sent one by one, it comes out which of them is not taken.
        this.#put({ handingIn: false });
        this.#goOn();
      } else this.#fail(error);
    }
  }

  readonly #goOn = () => {
    clearTimeout(this.#timer);
    if (this.#stopped) return;
    if (this.state.handingIn || this.state.over) {
      this.#put({ handingIn: false });
      this.handIn();
    } else this.#send();
  };

  readonly #lookAgain = async () => {
    if (document.visibilityState !== 'visible') return;
    const asked = this.#options.now();
    try {
      const found = await this.#options.training.attempt(this.#ref);
      if (this.#stopped) return;
      if ('result' in found) this.#end(found.result);
      else this.#left(found.paper.remaining, asked);
      if (this.state.saving.state === 'offline') this.#goOn();
    } catch {
      // The clock here goes on; the next answer will tell.
    }
  };

  async #send() {
    if (this.#sending || this.#stopped) return;
    const [next] = this.#unsent;
    if (!next) {
      this.#put({ saving: this.#settled() });
      return;
    }
    const [question, answer] = next;
    this.#sending = true;
    const asked = this.#options.now();
    try {
      const { remaining } = await this.#options.training.saveAnswer(
        { ...this.#ref, question },
        { answer },
      );
      this.#failures = 0;
      this.#sent(question, answer);
      this.#left(remaining, asked);
      this.#put({ saving: { state: 'saving' } });
    } catch (e) {
      this.#sending = false;
      const error = toError(e);
      if (isEnded(error)) this.#end();
      else if (isRefused(error)) {
        this.#sent(question, answer);
        if (!this.#unsent.has(question)) this.#refused.set(question, error);
        this.#goOn();
      } else this.#fail(error);
      return;
    }
    this.#sending = false;
    this.#send();
  }

  /** Unless it was changed while it was on its way. */
  #sent(question: string, answer: Answer) {
    if (isEqual(this.#unsent.get(question), answer)) {
      this.#unsent.delete(question);
    }
    this.#keep();
  }

  #settled(): Saving {
    const [error] = this.#refused.values();
    return error ? { state: 'refused', error } : { state: 'saved' };
  }

  #fail(error: Error) {
    if (this.#stopped) return;
    this.#failures += 1;
    this.#put({ saving: { state: 'offline', error } });
    this.#later(
      Math.min(LAST_RETRY_MS, FIRST_RETRY_MS * 2 ** (this.#failures - 1)),
    );
  }

  #later(wait: number) {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(this.#goOn, wait);
  }

  #keep() {
    this.#options.kept.keep(Object.fromEntries(this.#unsent));
  }

  /** Counted from when it was asked: the way of the answer is not to be promised to anybody. */
  #left(remaining: number | undefined, asked: number) {
    if (remaining === undefined) return;
    this.#put({ endsAt: asked + remaining });
    this.#awaitEnd();
  }

  #awaitEnd() {
    clearTimeout(this.#endTimer);
    const { endsAt, over } = this.state;
    if (endsAt === undefined || over || this.#stopped) return;
    const left = endsAt - this.#options.now();
    if (left > LAST_SEND_MS) {
      this.#endTimer = setTimeout(() => {
        this.settle();
        this.#awaitEnd();
      }, left - LAST_SEND_MS);
    } else if (left > 0) {
      this.#endTimer = setTimeout(() => this.#awaitEnd(), left);
    } else {
      this.#put({ over: true });
      this.handIn();
    }
  }

  #end(result?: AttemptResult) {
    if (this.#stopped) return;
    this.stop();
    this.#options.kept.keep({});
    this.#options.onEnded(result);
  }

  #put(part: Partial<AttemptState>) {
    this.state = { ...this.state, ...part };
    this.#options.onChange();
  }
}

/** The server does not take anything for this attempt any more. Whatever stands before it gives no reasons. */
function isEnded(error: Error) {
  const { status, reason } = refusalOf(error);
  return (
    reason !== undefined && (status === 403 || status === 404 || status === 409)
  );
}

/** The answer itself is wrong; sending it again would not help. */
function isRefused(error: Error) {
  const { status } = refusalOf(error);
  return status === 400 || status === 413;
}
