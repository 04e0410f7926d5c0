import { createInflate, type Inflate } from "node:zlib";
import { INFLATE_RATIO_FROM, MAX_INFLATE_RATIO, MAX_INFLATED_BYTES } from "../limits.ts";

/** What came of compressed bytes. */
export interface Inflated {
  output: Uint8Array;
  /** Bytes behind the end of the zlib stream, which are plain again; undefined while the stream goes on. */
  rest?: Uint8Array;
  /** Why inflating was given up. */
  failed?: "inflate-bomb" | "inflate-broken";
}

/**
 * One zlib stream (RFC 1950) of MCCP, inflated as it comes, within bounds: so many bytes, and so many times the
 * compressed ones. It may end; what follows is plain again.
 */
export class Inflater {
  inBytes = 0;
  outBytes = 0;
  readonly #stream: Inflate;
  #output: Buffer[] = [];
  #failed: Inflated["failed"];
  #settle: (() => void) | undefined;
  #ended = false;

  /** @param most inflated bytes that are too many */
  constructor(most = MAX_INFLATED_BYTES) {
    this.#stream = createInflate();
    this.#stream.on("data", (piece: Buffer) => {
      this.outBytes += piece.length;
      const ratio = this.outBytes > INFLATE_RATIO_FROM && this.outBytes > this.inBytes * MAX_INFLATE_RATIO;
      if (this.outBytes > most || ratio) this.#fail("inflate-bomb");
      else this.#output.push(piece);
    });
    this.#stream.on("end", () => {
      this.#ended = true;
      this.#settle?.();
    });
    this.#stream.on("error", () => this.#fail("inflate-broken"));
  }

  /** Inflates bytes; resolves when all that they yield is there. */
  async push(bytes: Uint8Array): Promise<Inflated> {
    if (this.#failed !== undefined || bytes.length === 0) return this.#result(bytes, bytes.length);
    const before = this.#stream.bytesWritten;
    this.inBytes += bytes.length;
    await new Promise<void>((resolve) => {
      this.#settle = resolve;
      // A sync flush behind the write brings out what zlib still holds back.
      this.#stream.write(bytes, () => this.#stream.flush(() => setImmediate(resolve)));
    });
    this.#settle = undefined;
    return this.#result(bytes, this.#stream.bytesWritten - before);
  }

  close(): void {
    this.#stream.removeAllListeners().on("error", () => undefined);
    this.#stream.destroy();
  }

  #result(bytes: Uint8Array, used: number): Inflated {
    const output = Buffer.concat(this.#output);
    this.#output = [];
    return {
      output,
      ...(this.#ended ? { rest: bytes.subarray(used) } : {}),
      ...(this.#failed === undefined ? {} : { failed: this.#failed }),
    };
  }

  #fail(reason: Inflated["failed"]): void {
    this.#failed ??= reason;
    this.#stream.pause();
    this.#settle?.();
  }
}
