/** Time as the census sees it; tests bring their own. */
export interface Clock {
  /** Milliseconds since 1970. */
  now(): number;
  /** Waits so many milliseconds, or until the signal: it never throws. */
  sleep(milliseconds: number, signal?: AbortSignal): Promise<void>;
}

/** The clock on the wall. */
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
        signal?.removeEventListener("abort", end);
        resolve();
      };
      const timer = setTimeout(end, milliseconds);
      signal?.addEventListener("abort", end, { once: true });
    }),
};

/** A moment as readings write it: ISO 8601 UTC in whole seconds, so that a year of them packs well. */
export function isoSeconds(at: number): string {
  return `${new Date(at).toISOString().slice(0, 19)}Z`;
}

/** The last night of which there can be readings: tomorrow's, since the clocks of two machines may differ. */
export function lastPossibleNight(now: number): string {
  return nightOfMoment(now + 86_400_000);
}

/** The night of a moment: its date, UTC. */
export function nightOfMoment(at: number): string {
  return new Date(at).toISOString().slice(0, 10);
}
