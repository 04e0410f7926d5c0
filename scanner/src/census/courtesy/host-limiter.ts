import type { Clock } from "../clock.ts";

/** Serialises visits per host, with a pause between two. */
export class HostLimiter {
  readonly #clock: Clock;
  readonly #pauseMs: number;
  readonly #signal: AbortSignal;
  /** Promises that settle when the host may be visited again. Idle hosts are removed. */
  readonly #busy = new Map<string, Promise<void>>();

  constructor(clock: Clock, pauseMs: number, signal: AbortSignal) {
    this.#clock = clock;
    this.#pauseMs = pauseMs;
    this.#signal = signal;
  }

  /** Runs a task when all earlier tasks with the same key have ended and the pause is over. */
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
 * The key by which visits count as visits to one host: its IP address. Practice servers share one loopback address, so with
 * `allowPrivate` each port of 127.0.0.1 and ::1 counts as a host.
 */
export function courtesyKey(ip: string, port: number, allowPrivate: boolean): string {
  return allowPrivate && (ip === "127.0.0.1" || ip === "::1") ? `${ip} ${port}` : ip;
}
