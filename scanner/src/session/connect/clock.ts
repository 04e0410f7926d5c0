/** Time as a visit counts it: milliseconds from some beginning, never backwards. */
export interface Clock {
  now(): number;
}

const TICK_MS = 25;
/** Time beyond this between two ticks was spent elsewhere and does not count. */
const MAX_STEP_MS = 100;

/**
 * A clock that runs only while this process attends to its sockets. When the event loop is held up (a thousand visits
 * at once, a busy machine), answers lie unread; had the time counted, silence would be our own slowness.
 * One ticker serves all visits; it runs while at least one holds it.
 */
class AttentiveClock implements Clock {
  #counted = 0;
  #last = 0;
  #holders = 0;
  #ticker: NodeJS.Timeout | undefined;

  now(): number {
    return this.#counted + Math.min(performance.now() - this.#last, MAX_STEP_MS);
  }

  hold(): void {
    this.#holders += 1;
    if (this.#ticker !== undefined) return;
    this.#last = performance.now();
    this.#ticker = setInterval(() => this.#tick(), TICK_MS);
  }

  release(): void {
    this.#holders -= 1;
    if (this.#holders > 0) return;
    clearInterval(this.#ticker);
    this.#ticker = undefined;
  }

  #tick(): void {
    this.#counted = this.now();
    this.#last = performance.now();
  }
}

/** The clock of all visits over real sockets. */
export const attentiveClock = new AttentiveClock();

/**
 * Calls back when the attentive clock has reached a time, and then only after the sockets were looked at once more:
 * what had arrived by then is handed over first.
 * @returns cancels it
 */
export function atAttentiveTime(time: number, callback: () => void): () => void {
  let timer: NodeJS.Timeout | undefined;
  let immediate: NodeJS.Immediate | undefined;
  const arm = (): void => {
    const left = time - attentiveClock.now();
    timer = setTimeout(
      () => {
        if (attentiveClock.now() < time - 1) arm();
        // Timers run before sockets are polled: let one poll pass.
        else immediate = setImmediate(() => (immediate = setImmediate(callback)));
      },
      Math.max(0, left),
    );
  };
  arm();
  return () => {
    clearTimeout(timer);
    clearImmediate(immediate);
  };
}
