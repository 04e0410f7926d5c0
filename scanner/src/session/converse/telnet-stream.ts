import { inflateRatioFrom, inflateLimits, sliceBytes } from "../limits.ts";
import type { InflateLimits } from "../types.ts";
import { Inflater, isZlib, mayBeZlib } from "./inflate.ts";
import type { TelnetClient, Turn } from "./telnet-client.ts";

/** What compression did on a connection, over all its streams. */
export interface Compression {
  kind: "MCCP1" | "MCCP2";
  /** Compressed bytes received. `outBytes` is what they inflated to. */
  inBytes: number;
  outBytes: number;
  /** The last stream ended properly. */
  ended: boolean;
}

/** Why nothing more can be read from the stream. */
export interface StreamFailure {
  /** kebab-case, for the record's notes. */
  code: "inflate-bomb" | "inflate-broken" | "too-many-streams";
  /** A sentence for people. */
  text: string;
}

interface StreamOptions {
  client: TelnetClient;
  /** Upgrades the link to TLS. Never throws. */
  startTls: () => Promise<void>;
  /** Notes something that a server should not do: a code in kebab-case and a sentence, for the record. */
  note: (code: string, text: string) => void;
  /** Called between slices of work, so that one server cannot hold up the others. Returning false stops the work. */
  breathe: () => Promise<boolean>;
  limits?: InflateLimits;
}

/**
 * Turns a server's bytes into text: removes telnet, undoes compression (MCCP), and starts TLS where both sides agreed
 * to it. When the bytes change meaning within a chunk, the rest of the chunk is read in the new way. All limits apply
 * to the connection as a whole, however often compression starts, and also within one chunk.
 */
export class TelnetStream {
  /** Compression on this connection; `kind` is that of the last stream. */
  compression: Compression | undefined;
  readonly #options: StreamOptions;
  readonly #limits: InflateLimits;
  #inflater: Inflater | undefined;
  #streams = 0;
  #tls = false;
  #began = false;
  /** Compression was announced but not agreed to: the next bytes show whether it really begins. */
  #suspected: Compression["kind"] | undefined;
  #held = new Uint8Array(0);

  constructor(options: StreamOptions) {
    this.#options = options;
    this.#limits = options.limits ?? inflateLimits;
  }

  /**
   * Processes received bytes and yields their text in pieces of a few kilobytes.
   * @returns why nothing more can be read, if compression failed; the stream cannot be used after that
   */
  async *take(bytes: Uint8Array): AsyncGenerator<Uint8Array, StreamFailure | undefined> {
    let left = this.#withHeld(bytes);
    if (this.#inflater === undefined && this.#startsUnannounced(left)) this.#beginUnagreed("MCCP2");
    this.#began = true;
    const { client, breathe } = this.#options;
    while (left.length > 0 && !client.flooded) {
      if (this.#streams > this.#limits.streams) return tooManyStreams(this.#limits);
      if (this.#inflater !== undefined) {
        const failure = yield* this.#inflated(this.#inflater, left);
        if (failure !== undefined) return failure;
        if (!(await breathe())) return undefined;
        left = this.#inflater.rest();
        if (this.#inflater.ended) this.#inflater = undefined;
      } else if (this.#suspected !== undefined) {
        left = this.#judge(this.#suspected, left);
      } else {
        const { text, taken, turn } = client.receive(left.subarray(0, sliceBytes));
        if (text.length > 0) yield text;
        left = left.subarray(taken);
        if (turn !== undefined) await this.#turn(turn);
        if (!(await breathe())) return undefined;
      }
    }
    return undefined;
  }

  /**
   * Call when the server has fallen silent or is gone.
   * @returns unfinished telnet that may be text
   */
  giveUp(over: boolean): Uint8Array {
    const text = this.#options.client.giveUp(over);
    if (this.#held.length === 0) return text;
    this.#suspected = undefined;
    const held = this.#held;
    this.#held = new Uint8Array(0);
    return Buffer.concat([held, text]);
  }

  /** Inflates bytes and processes the output. Counts towards the connection's limits. */
  async *#inflated(inflater: Inflater, bytes: Uint8Array): AsyncGenerator<Uint8Array, StreamFailure | undefined> {
    const { client, breathe } = this.#options;
    const total = this.compression;
    if (total === undefined) return undefined;
    inflater.feed(bytes);
    for (let more = true; more;) {
      const [used, grown] = [inflater.inBytes, inflater.outBytes];
      const piece = inflater.read();
      more = piece !== undefined;
      total.inBytes += inflater.inBytes - used;
      total.outBytes += inflater.outBytes - grown;
      total.ended = inflater.ended;
      for (let left = piece; left !== undefined && left.length > 0 && !client.flooded;) {
        const { text, taken, turn } = client.receive(left);
        if (text.length > 0) yield text;
        left = left.subarray(taken);
        if (turn !== undefined) this.#noteNested(turn);
      }
      if (this.#grownTooFar(total)) return bomb(total);
      if (client.flooded || !(await breathe())) return undefined;
    }
    return inflater.broken
      ? {
          code: "inflate-broken",
          text: "The compressed data could not be inflated; the data before the error was kept.",
        }
      : undefined;
  }

  #grownTooFar({ inBytes, outBytes }: Compression): boolean {
    const { bytes, ratio } = this.#limits;
    return outBytes > bytes || (outBytes > inflateRatioFrom && outBytes > inBytes * ratio);
  }

  async #turn(turn: Turn): Promise<void> {
    if (turn.kind !== "start-tls") {
      if (turn.agreed) this.#begin(turn.kind);
      else this.#suspected = turn.kind;
    } else if (this.#tls) {
      this.#options.note("start-tls-again", "The server asked for START-TLS a second time; it was ignored.");
    } else {
      this.#tls = true;
      await this.#options.startTls();
    }
  }

  #begin(kind: Compression["kind"]): void {
    const { inBytes, outBytes } = this.compression ?? { inBytes: 0, outBytes: 0 };
    this.compression = { kind, inBytes, outBytes, ended: false };
    this.#inflater = new Inflater();
    this.#streams += 1;
  }

  /** Compression or TLS cannot begin inside compressed data; what follows the announcement is ordinary text. */
  #noteNested({ kind }: Turn): void {
    this.#options.note(
      kind === "start-tls" ? "start-tls-compressed" : "compression-nested",
      `The server announced ${kind === "start-tls" ? "START-TLS" : kind} within compressed data; it was ignored.`,
    );
  }

  /**
   * Whether a zlib stream starts without an announcement: with the first bytes of the connection, or with a chunk after
   * the server offered compression.
   */
  #startsUnannounced(bytes: Uint8Array): boolean {
    return (!this.#began || this.#options.client.offersCompression) && isZlib(bytes);
  }

  /** Compression was announced but not agreed to, so only a valid zlib stream counts as proof. */
  #judge(kind: Compression["kind"], bytes: Uint8Array): Uint8Array {
    if (!mayBeZlib(bytes)) {
      this.#suspected = undefined;
      return bytes;
    }
    if (bytes.length < 2) {
      this.#held = Uint8Array.from(bytes);
      return new Uint8Array(0);
    }
    this.#suspected = undefined;
    this.#beginUnagreed(kind);
    return bytes;
  }

  #beginUnagreed(kind: Compression["kind"]): void {
    this.#options.note(
      "compression-not-agreed",
      "The server started compression that had not been agreed on. Its data was inflated anyway.",
    );
    this.#begin(kind);
  }

  #withHeld(bytes: Uint8Array): Uint8Array {
    if (this.#held.length === 0) return bytes;
    const all = Buffer.concat([this.#held, bytes]);
    this.#held = new Uint8Array(0);
    return all;
  }
}

function bomb({ inBytes, outBytes }: Compression): StreamFailure {
  return {
    code: "inflate-bomb",
    text: `Compressed data grew beyond the limits: ${inBytes} bytes became more than ${outBytes}.`,
  };
}

function tooManyStreams({ streams }: InflateLimits): StreamFailure {
  return {
    code: "too-many-streams",
    text: `The server started compression more than ${streams} times; the connection was closed.`,
  };
}
