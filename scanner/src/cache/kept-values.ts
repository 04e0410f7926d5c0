import { readSealed, writeSealed } from "./sealed-file.ts";

/**
 * Small values in one file of the cache, by the content that each was made from. Only those that this program asked for
 * are kept for its next run, so the file never grows beyond what one run needs.
 */
export class KeptValues<Value> {
  readonly #path: string;
  readonly #version: string;
  readonly #known: ReadonlyMap<string, Value>;
  readonly #used = new Map<string, Value>();
  #added = false;

  /**
   * @param path of the file; it need not exist
   * @param version of the code that makes the values
   */
  constructor(path: string, version: string) {
    this.#path = path;
    this.#version = version;
    const sealed = readSealed<[string, Value][]>(path, version);
    this.#known = new Map("value" in sealed ? sealed.value : []);
  }

  /** @param key from `contentKey` */
  get(key: string): Value | undefined {
    const value = this.#known.get(key);
    if (value !== undefined) this.#used.set(key, value);
    return value;
  }

  /** @param value plain JSON */
  set(key: string, value: Value): void {
    this.#used.set(key, value);
    this.#added = true;
  }

  /**
   * Writes the file, if this run used other values than the last one.
   * @throws Error of the file system
   */
  save(): void {
    if (this.#added || this.#used.size < this.#known.size) writeSealed(this.#path, this.#version, [...this.#used]);
  }
}
