import type { JsonObject } from '@backstage/types';
import type { SignalApi } from '@backstage/plugin-signals-react';

type Listener = (message: JsonObject) => void;

/** Signals, as the server would send them. */
export class FakeSignals implements SignalApi {
  readonly #listeners = new Map<string, Set<Listener>>();

  subscribe<T extends JsonObject>(
    channel: string,
    onMessage: (message: T) => void,
  ) {
    const known = this.#listeners.get(channel) ?? new Set();
    const listener = onMessage as Listener;
    this.#listeners.set(channel, known.add(listener));
    return { unsubscribe: () => known.delete(listener) };
  }

  send(channel: string, message: JsonObject) {
    this.#listeners.get(channel)?.forEach(listener => listener(message));
  }
}
