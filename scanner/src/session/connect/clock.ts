/** The time base of a visit: monotonic milliseconds since an arbitrary start. */
interface VisitClock {
  now(): number;
}

const tickMs = 25;
/** A longer gap between two ticks means the event loop was blocked; the excess is not counted. */
const maxStepMs = 100;

/**
 * A clock that advances only while this process is serving its sockets. When the event loop is held up (a thousand
 * visits at once, a busy machine), answers sit unread; if that time counted, our own slowness would look like the
 * server's silence.
 *
 * One ticker serves all visits. It runs while at least one visit holds it.
 */
class AttentiveClock implements VisitClock {
  #counted = 0;
  #last = 0;
  #holders = 0;
  #ticker: NodeJS.Timeout | undefined;

  now(): number {
    return this.#counted + Math.min(performance.now() - this.#last, maxStepMs);
  }

  hold(): void {
    this.#holders += 1;
    if (this.#ticker !== undefined) return;
    this.#last = performance.now();
    this.#ticker = setInterval(() => this.#tick(), tickMs);
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

/** The clock shared by all visits over real sockets. */
export const attentiveClock = new AttentiveClock();

/**
 * Calls back once the attentive clock has reached a time and the sockets have been polled once more, so that data which
 * had arrived by then is delivered first.
 * @returns a function that cancels the callback
 */
export function atAttentiveTime(time: number, callback: () => void): () => void {
  let timer: NodeJS.Timeout | undefined;
  let immediate: NodeJS.Immediate | undefined;
  const arm = (): void => {
    const left = time - attentiveClock.now();
    timer = setTimeout(
      () => {
        if (attentiveClock.now() < time - 1) arm();
        // Timers run before sockets are polled, so wait for one poll phase.
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
