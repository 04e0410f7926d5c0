/** So many at a time, in the order of asking. */
export class Slots {
  #free: number;
  readonly #waiting: (() => void)[] = [];
  #next = 0;

  /** @param count how many may hold a slot at once */
  constructor(count: number) {
    this.#free = count;
  }

  /** Runs a task as soon as a slot is free. */
  async run<T>(task: () => Promise<T>): Promise<T> {
    if (this.#free > 0) this.#free--;
    else await new Promise<void>((resolve) => this.#waiting.push(resolve));
    try {
      return await task();
    } finally {
      this.#release();
    }
  }

  #release(): void {
    const next = this.#waiting[this.#next];
    if (next === undefined) {
      this.#free++;
      return;
    }
    // A shift() of a long array costs its length: thousands wait here.
    this.#next++;
    if (this.#next > 1024) this.#next -= this.#waiting.splice(0, this.#next).length;
    next();
  }
}
