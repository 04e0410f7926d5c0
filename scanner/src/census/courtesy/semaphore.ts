/** Semaphore: at most `count` tasks run at once, first in, first out. */
export class Semaphore {
  #free: number;
  readonly #waiting: (() => void)[] = [];
  #next = 0;

  /** @param count how many tasks may run at once */
  constructor(count: number) {
    this.#free = count;
  }

  /** Runs a task once fewer than `count` are running. */
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
    // shift() takes time proportional to the length of the array, and thousands of tasks wait here.
    this.#next++;
    if (this.#next > 1024) this.#next -= this.#waiting.splice(0, this.#next).length;
    next();
  }
}
