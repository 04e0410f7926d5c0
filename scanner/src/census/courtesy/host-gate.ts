import type { Clock } from "../clock.ts";

/**
 * One connection per host at a time, with a pause between two: a guest does not ring at every door of a house at once.
 */
export class HostGate {
  readonly #clock: Clock;
  readonly #pauseMs: number;
  readonly #signal: AbortSignal;
  /** Settled when the host may be visited again. Hosts at rest are not kept. */
  readonly #busy = new Map<string, Promise<void>>();

  constructor(clock: Clock, pauseMs: number, signal: AbortSignal) {
    this.#clock = clock;
    this.#pauseMs = pauseMs;
    this.#signal = signal;
  }

  /** Runs a task when all earlier ones of the same key have ended and the pause is over. */
  async run<T>(key: string, task: () => Promise<T>): Promise<T> {
    const before = this.#busy.get(key);
    const { promise: rested, resolve: leave } = Promise.withResolvers<undefined>();
    const mine = rested.then(() => {
      if (this.#busy.get(key) === mine) this.#busy.delete(key);
    });
    this.#busy.set(key, mine);
    await before;
    try {
      return await task();
    } finally {
      void this.#clock.sleep(this.#pauseMs, this.#signal).then(() => {
        leave(undefined);
      });
    }
  }
}

/**
 * What counts as one host: its address. Where a system has only one loopback address, practice servers differ by port alone,
 * so under the explicit flag 127.0.0.1 and ::1 count port by port.
 */
export function courtesyKey(ip: string, port: number, allowPrivate: boolean): string {
  return allowPrivate && (ip === "127.0.0.1" || ip === "::1") ? `${ip} ${port}` : ip;
}
