import { onAbort } from "../signals/index.ts";

/** The time source of a census; tests pass their own. */
export interface Clock {
  /** Milliseconds since 1970. */
  now(): number;
  /** Waits for the given number of milliseconds, or until the signal fires. Never throws. */
  sleep(milliseconds: number, signal?: AbortSignal): Promise<void>;
  /** Calls back after the given number of milliseconds. @returns a function that cancels that */
  after(milliseconds: number, callback: () => void): () => void;
}

/** The system clock. */
export const systemClock: Clock = {
  now: () => Date.now(),
  sleep: (milliseconds, signal) =>
    new Promise((resolve) => {
      if (signal?.aborted === true) {
        resolve();
        return;
      }
      const end = (): void => {
        clearTimeout(timer);
        cancel?.();
        resolve();
      };
      const timer = setTimeout(end, milliseconds);
      const cancel = signal && onAbort(signal, end);
    }),
  after: (milliseconds, callback) => {
    const timer = setTimeout(callback, milliseconds);
    return () => clearTimeout(timer);
  },
};

/** A time as written in readings: ISO 8601 UTC in whole seconds, which compresses well. */
export function readingTime(at: number): string {
  return `${new Date(at).toISOString().slice(0, 19)}Z`;
}

/** The last night that can have readings: tomorrow, since the clocks of two machines may differ. */
export function lastPossibleNight(now: number): string {
  return nightOfMoment(now + 86_400_000);
}

/** The night that a time (milliseconds since 1970) belongs to: its UTC date. */
export function nightOfMoment(at: number): string {
  return new Date(at).toISOString().slice(0, 10);
}
