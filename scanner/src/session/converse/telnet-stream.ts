import { Inflater } from "./inflate.ts";
import type { TelnetClient, Turn } from "./telnet-client.ts";

/** What compression did on a connection. */
export interface Compression {
  kind: "MCCP1" | "MCCP2";
  inflater: Inflater;
  ended: boolean;
}

/** Why nothing more can be taken in. */
export interface StreamFailure {
  /** kebab-case, for the record's notes. */
  code: "inflate-bomb" | "inflate-broken";
  /** A sentence. */
  text: string;
}

/**
 * Bytes of a server as its text: telnet taken out, compression undone (MCCP), TLS begun where both agreed on it. Where the
 * meaning of the bytes turns within a chunk, the rest of the chunk is taken by the new meaning.
 */
export class TelnetStream {
  /** The compression of the connection, the last one when there were several. */
  compression: Compression | undefined;
  readonly #client: TelnetClient;
  readonly #startTls: () => Promise<void>;

  /** @param startTls changes the link over to TLS; never throws */
  constructor(client: TelnetClient, startTls: () => Promise<void>) {
    this.#client = client;
    this.#startTls = startTls;
  }

  /** Takes bytes as they came. After a failure the stream is of no more use. */
  async take(bytes: Uint8Array): Promise<{ text: Uint8Array; failure?: StreamFailure }> {
    const pieces: Uint8Array[] = [];
    let left = bytes;
    while (left.length > 0) {
      if (this.compression === undefined || this.compression.ended) {
        const { text, taken, turn } = this.#client.receive(left);
        pieces.push(text);
        left = turn === undefined ? new Uint8Array(0) : left.subarray(taken);
        if (turn !== undefined) await this.#turn(turn);
      } else {
        const { inflater } = this.compression;
        const { output, rest, failed } = await inflater.push(left);
        left = rest ?? new Uint8Array(0);
        this.compression.ended = rest !== undefined;
        pieces.push(this.#client.receive(output).text);
        if (failed !== undefined) return { text: joined(pieces), failure: failureOf(failed, inflater) };
      }
    }
    return { text: joined(pieces) };
  }

  close(): void {
    this.compression?.inflater.close();
  }

  async #turn(turn: Turn): Promise<void> {
    if (turn === "start-tls") await this.#startTls();
    else if (this.compression?.ended !== false) {
      this.compression = { kind: turn, inflater: new Inflater(), ended: false };
    }
  }
}

function failureOf(code: StreamFailure["code"], { inBytes, outBytes }: Inflater): StreamFailure {
  return code === "inflate-broken"
    ? { code, text: "The compressed data could not be inflated." }
    : { code, text: `Compressed data grew beyond the bounds: ${inBytes} bytes became more than ${outBytes}.` };
}

function joined(pieces: readonly Uint8Array[]): Uint8Array {
  const [first] = pieces;
  return first !== undefined && pieces.length === 1 ? first : Buffer.concat(pieces);
}
