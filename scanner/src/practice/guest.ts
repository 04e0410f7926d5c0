import type { Socket } from "node:net";
import type { Duplex } from "node:stream";
import { createDeflate, constants as zlib, type Deflate } from "node:zlib";
import iconv from "iconv-lite";
import { Negotiator, type OptionChange, type Policy, type Stance } from "../negotiation/index.ts";
import {
  encodeCommand,
  encodeData,
  encodeNegotiation,
  encodeSubnegotiation,
  Option,
  TelnetParser,
  type Side,
} from "../wire/index.ts";

/** The client left, or the realm is closing: ends a server's `serve` wherever it is waiting. */
export class GuestLeft extends Error {
  override name = "GuestLeft";
}

/** Unread input allowed per client, in bytes; more closes the connection. */
const maxUnreadBytes = 64 * 1024;

const agreeable: readonly number[] = [
  Option.BINARY,
  Option.SGA,
  Option.TTYPE,
  Option.EOR,
  Option.NAWS,
  Option.NEW_ENVIRON,
  Option.CHARSET,
  Option.MXP,
  Option.ATCP,
];

/** What a practice server accepts in addition to what it offers itself. */
function serverPolicy(performs: readonly number[]): Policy {
  const accept = (options: readonly number[]): Map<number, Stance> =>
    new Map(options.map((option) => [option, "accept"]));
  return { local: accept(performs), remote: accept(agreeable) };
}

/** A client of a practice server, from the server's side: text, lines, telnet. */
export class Guest {
  readonly #socket: Duplex;
  readonly #encoding: string;
  readonly #pace: number;
  readonly #parser = new TelnetParser();
  readonly #negotiator: Negotiator;
  readonly #listeners = new Map<number, (payload: Uint8Array) => void>();
  readonly #changes: ((change: OptionChange) => void)[] = [];
  #deflate: Deflate | undefined;
  #unread: number[] = [];
  #wake: (() => void) | undefined;
  #gone = false;

  /**
   * @param encoding of the text that is sent
   * @param options `performs`: options that the server agrees to perform when asked; `deaf`: it does not answer
   *   negotiation at all; `pace`: how many times shorter than usual its pauses are
   */
  constructor(
    socket: Socket,
    encoding: string,
    options: { performs?: readonly number[]; deaf?: boolean; pace?: number } = {},
  ) {
    this.#socket = socket;
    this.#encoding = encoding;
    this.#pace = options.pace ?? 1;
    this.#negotiator = new Negotiator({
      policy: serverPolicy(options.performs ?? []),
      send: (verb, option) => {
        if (options.deaf !== true) this.#write(encodeNegotiation(verb, option));
      },
      onChange: (change) => {
        for (const listener of this.#changes) listener(change);
      },
    });
    socket.on("data", (chunk: Buffer) => this.#read(chunk));
    for (const event of ["end", "error", "close"]) socket.on(event, () => this.#leave());
  }

  /** Sends text in the server's encoding. */
  send(text: string): void {
    this.#write(encodeData(iconv.encode(text, this.#encoding)));
  }

  /** Sends bytes of text as they are, with IAC doubled. */
  sendBytes(bytes: Uint8Array): void {
    this.#write(encodeData(bytes));
  }

  /** WILL: offers to perform an option. */
  will(option: number): void {
    this.#negotiator.offer(option);
  }

  /** DO: asks the client to perform an option. */
  do(option: number): void {
    this.#negotiator.ask(option);
  }

  /** Sends `IAC SB option payload IAC SE`. */
  sub(option: number, payload: Iterable<number> = []): void {
    this.#write(encodeSubnegotiation(option, payload));
  }

  /** Sends a two-byte command, such as GA or EOR after a prompt. */
  command(command: number): void {
    this.#write(encodeCommand(command));
  }

  /**
   * Calls back when the option is turned on: `local` when the client lets the server perform it, `remote` when the
   * client does.
   */
  onAgreed(side: Side, option: number, listener: () => void): void {
    this.#changes.push((change) => {
      if (change.side === side && change.option === option && change.on) listener();
    });
  }

  /** Calls back with the payload of each subnegotiation of the option. */
  onSub(option: number, listener: (payload: Uint8Array) => void): void {
    this.#listeners.set(option, listener);
  }

  isOn(side: Side, option: number): boolean {
    return this.#negotiator.isOn(side, option);
  }

  /** MCCP2: everything from here on is one zlib stream (RFC 1950). */
  compress(): void {
    this.sub(Option.MCCP2);
    const deflate = createDeflate();
    deflate.on("data", (chunk: Buffer) => {
      if (!this.#gone) this.#socket.write(chunk);
    });
    this.#deflate = deflate;
  }

  /** Waits. @throws GuestLeft if the client leaves in the meantime */
  async pause(milliseconds: number): Promise<void> {
    await this.#until(() => false, milliseconds / this.#pace);
  }

  /** The client's next line without its line end, as Latin-1. @throws GuestLeft if the client leaves first */
  async line(): Promise<string> {
    const ends = (): number => this.#unread.findIndex((byte) => byte === 10 || byte === 13);
    await this.#until(() => ends() !== -1);
    const at = ends();
    // CR LF and CR NUL are one end of line (RFC 854).
    const both = this.#unread[at] === 13 && (this.#unread[at + 1] === 10 || this.#unread[at + 1] === 0);
    return Buffer.from(this.#unread.splice(0, at + (both ? 2 : 1)).slice(0, at)).toString("latin1");
  }

  /** The given number of bytes from the client. @throws GuestLeft if the client leaves first */
  async bytes(count: number): Promise<Buffer> {
    await this.#until(() => this.#unread.length >= count);
    return Buffer.from(this.#unread.splice(0, count));
  }

  /** Resolves to true once `done` holds, or to false when the time is up. */
  async #until(done: () => boolean, milliseconds?: number): Promise<boolean> {
    const end = milliseconds === undefined ? Infinity : performance.now() + milliseconds;
    while (!done()) {
      if (this.#gone) throw new GuestLeft();
      const left = end - performance.now();
      if (left <= 0) return false;
      await new Promise<void>((resolve) => {
        const timer = Number.isFinite(left) ? setTimeout(resolve, left) : undefined;
        this.#wake = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    }
    return true;
  }

  #read(chunk: Uint8Array): void {
    this.#parser.push(chunk, (event) => {
      if (event.type === "data") this.#unread.push(...event.bytes);
      else if (event.type === "negotiation") this.#negotiator.receive(event.verb, event.option);
      else if (event.type === "subnegotiation") this.#listeners.get(event.option)?.(event.payload);
      return undefined;
    });
    if (this.#unread.length > maxUnreadBytes) this.#socket.destroy();
    this.#wake?.();
  }

  #write(bytes: Uint8Array): void {
    if (this.#gone) return;
    if (this.#deflate === undefined) {
      this.#socket.write(bytes);
    } else {
      this.#deflate.write(bytes);
      this.#deflate.flush(zlib.Z_SYNC_FLUSH);
    }
  }

  /** Closes the connection after sending everything that is still being compressed. */
  async end(): Promise<void> {
    const deflate = this.#deflate;
    if (deflate !== undefined) await new Promise<void>((resolve) => deflate.once("end", resolve).end());
    this.#socket.end();
  }

  #leave(): void {
    this.#gone = true;
    this.#wake?.();
  }
}
