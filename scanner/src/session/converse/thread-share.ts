import { setImmediate } from "node:timers/promises";
import { sliceMs } from "../limits.ts";

/** Measures how long one connection holds the thread, which it shares with all other visits of a census. */
export class ThreadShare {
  readonly #onThread: (() => void) | undefined;
  #spent = 0;
  #since: number;

  /** @param onThread called whenever the connection gets the thread */
  constructor(onThread?: () => void) {
    this.#onThread = onThread;
    this.#since = performance.now();
    onThread?.();
  }

  /** Milliseconds of thread time used so far, without waits. */
  get spent(): number {
    return this.#spent + performance.now() - this.#since;
  }

  /** Waits for an event, without counting the wait. */
  async waitFor<T>(event: Promise<T>): Promise<T> {
    this.#spent = this.spent;
    try {
      return await event;
    } finally {
      this.#since = performance.now();
      this.#onThread?.();
    }
  }

  /** Yields to other visits if the thread was held for long. Call it in every loop over what a server sent. */
  async breathe(): Promise<void> {
    if (performance.now() - this.#since >= sliceMs) await this.waitFor(setImmediate());
  }
}
