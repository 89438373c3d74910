import { setImmediate } from 'node:timers/promises';

/** So long nobody else has a turn. */
const TURN_MS = 20;

/** Runs something long step by step, and lets others have their turn in between. */
export async function inTurns<T>(steps: Iterator<void, T>): Promise<T> {
  let turn = performance.now() + TURN_MS;
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
    if (performance.now() > turn) {
      await setImmediate();
      turn = performance.now() + TURN_MS;
    }
  }
}
