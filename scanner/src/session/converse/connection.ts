import { findUrgentPrompt, Terminal, type PromptAnswer } from "../../dialogue/index.ts";
import { encodingOfFont } from "../../encoding/index.ts";
import type { Policy } from "../../negotiation/index.ts";
import type { ClientSettings } from "../../protocols/index.ts";
import { encodeData } from "../../wire/index.ts";
import type { ConnectionLog } from "./connection-log.ts";
import type { ConnectError, Link, LinkEvent } from "../connect/link.ts";
import type { Notes } from "../record/notes.ts";
import type { Scrubber } from "../record/scrub.ts";
import type { MarkedPrompt } from "./prompt-marks.ts";
import { TelnetClient } from "./telnet-client.ts";
import { TelnetStream, type Compression } from "./telnet-stream.ts";
import type { VisitLimits } from "../types.ts";

export interface ConnectionOptions {
  link: Link;
  policy: Policy;
  settings: ClientSettings;
  log: ConnectionLog;
  notes: Notes;
  /** Takes the scanner's own address out of all that the server says. */
  scrubber: Scrubber;
  limits: VisitLimits;
  /** The visit's last moment, in the link's time. */
  until: number;
  /** For the name in a TLS handshake. */
  host: string;
}

const HEAD_BYTES = 64;

/**
 * One connection at work: a link, the telnet client that answers for us, a terminal that answers queries. It reads texts
 * and answers prompts; which, and when, is the affair of the first and the deep connection's scripts.
 */
export class Connection {
  readonly link: Link;
  readonly client: TelnetClient;
  /** Answers to ESC [ 6 n, counted as records do. */
  readonly positions = { requests: 0, replies: 0 };
  /** Encoding that a font choice of the server's stood for, the last one. */
  fontEncoding: string | undefined;
  /** When the first byte came, in the link's time. */
  firstByte: number | undefined;
  /** An ESC prompt was answered while its text still came. */
  urgentAnswered = false;
  /** The last reading of a text was ended by its bound while the text was still coming. */
  cutShort = false;
  /** How the connection ended, when it did. */
  end: Extract<LinkEvent, { type: "end" }> | undefined;
  readonly #options: ConnectionOptions;
  readonly #terminal: Terminal;
  readonly #stream: TelnetStream;
  #outgoing: Uint8Array[] = [];
  #received = 0;
  #head = Buffer.alloc(0);

  constructor(options: ConnectionOptions) {
    this.#options = options;
    this.link = options.link;
    this.#terminal = new Terminal(options.settings.columns, options.settings.rows);
    this.client = new TelnetClient({
      policy: options.policy,
      settings: options.settings,
      send: (bytes) => this.#outgoing.push(bytes),
      scrub: (option, payload) => options.scrubber.payload(option, payload),
      log: options.log,
    });
    this.#stream = new TelnetStream(this.client, () => this.#beginTls());
    options.log.add("INFO", "session", `Connected to <Peer ${options.link.ip}>`);
  }

  /** True when nothing more can be sent: the server closed, or a bound was reached. */
  get closed(): boolean {
    return this.link.ended || this.end !== undefined;
  }

  /** True when not a byte came. */
  get silent(): boolean {
    return this.#received === 0;
  }

  /** Bytes that came over the wire. */
  get received(): number {
    return this.#received;
  }

  get compression(): Compression | undefined {
    return this.#stream.compression;
  }

  /** The first bytes that came, whatever they are: other protocols give themselves away by them. */
  get head(): Uint8Array {
    return this.#head;
  }

  /** The prompts that ended with IAC EOR or IAC GA, the scanner's own address taken out of them. */
  get markedPrompts(): MarkedPrompt[] {
    return this.client.promptMarks.prompts.map(({ mark, bytes }) => ({
      mark,
      bytes: this.#options.scrubber.bytes(bytes),
    }));
  }

  /** Sends text of the session (a prompt's answer), one byte a character. */
  sendText(text: string): void {
    this.#outgoing.push(encodeData(Buffer.from(text, "latin1")));
    this.flush();
  }

  /** Puts on the wire what the client had to say. */
  flush(): void {
    if (this.#outgoing.length === 0) return;
    if (!this.closed) this.link.send(Buffer.concat(this.#outgoing));
    this.#outgoing = [];
  }

  /**
   * Reads until text comes, the deadline, or the end; negotiation and queries are answered on the way.
   * @returns the text; undefined for a deadline that passed, or the end
   */
  async readText(deadline: number): Promise<Uint8Array | undefined> {
    const last = Math.min(deadline, this.#options.until);
    while (!this.closed) {
      const text = await this.step(last);
      if (text === undefined) return undefined;
      if (text.length > 0) return text;
    }
    return undefined;
  }

  /** Takes one arrival. @returns its text, which may be empty; undefined for a deadline that passed, or the end */
  async step(deadline: number): Promise<Uint8Array | undefined> {
    const event = await this.link.read(Math.min(deadline, this.#options.until));
    if (event.type === "end") {
      this.#ended(event);
      return undefined;
    }
    if (event.type === "quiet") {
      if (this.link.time >= this.#options.until) {
        await this.abandon("visit-too-long", `The visit was ended after ${this.#options.until / 1000} s.`);
      }
      return undefined;
    }
    this.firstByte ??= this.link.time;
    this.#received += event.bytes.length;
    if (this.#head.length < HEAD_BYTES)
      this.#head = Buffer.concat([this.#head, event.bytes.subarray(0, HEAD_BYTES - this.#head.length)]);
    const { text, failure } = await this.#stream.take(event.bytes);
    if (failure !== undefined) await this.abandon(failure.code, failure.text);
    this.#answerQueries(text);
    this.flush();
    await this.#checkBounds();
    return text;
  }

  /**
   * Reads one text: until so much silence, at most so long, or the end. Position reports are sent and ESC prompts
   * answered while it comes. The scanner's own address is taken out of it.
   * @param quiet silence that ends it, in milliseconds; a function may decide by the pieces of text so far
   * @param most longest reading, in milliseconds
   * @param mostBytes text beyond which nothing more is waited for
   */
  async readUntilQuiet(
    quiet: number | ((pieces: readonly Uint8Array[]) => number),
    most: number,
    mostBytes = Infinity,
  ): Promise<Buffer> {
    const pieces: Uint8Array[] = [];
    const deadline = this.link.time + most;
    let [urgent, bytes] = [false, 0];
    this.cutShort = false;
    while (this.link.time < deadline && bytes < mostBytes) {
      const silence = typeof quiet === "number" ? quiet : quiet(pieces);
      const silentFrom = this.link.time;
      const text = await this.readText(Math.min(silentFrom + silence, deadline));
      if (text === undefined) {
        this.cutShort = !this.closed && bytes > 0 && this.link.time < silentFrom + silence;
        break;
      }
      pieces.push(text);
      bytes += text.length;
      this.cutShort = !this.closed;
      const prompt: PromptAnswer | undefined = urgent ? undefined : findUrgentPrompt(latin1(text));
      if (prompt !== undefined) {
        urgent = true;
        this.urgentAnswered = true;
        this.#options.log.add("DEBUG", "dialogue", `${prompt.prompt}: answered at once`);
        this.sendText(prompt.answer);
      }
    }
    return this.#options.scrubber.bytes(Buffer.concat(pieces));
  }

  /** Gives the connection up because a bound was reached; the note says which. */
  async abandon(code: string, text: string): Promise<void> {
    this.#options.notes.add(code, text);
    this.#options.log.add("WARNING", "session", text);
    await this.close();
    this.end ??= { type: "end", how: "closed" };
  }

  async close(): Promise<void> {
    this.client.end();
    this.#stream.close();
    await this.link.close();
  }

  async #beginTls(): Promise<void> {
    const { log, notes, host } = this.#options;
    this.flush();
    try {
      const { protocol } = await this.link.startTls(host);
      log.add("INFO", "session", `START-TLS: ${protocol ?? "TLS"} begins`);
    } catch (cause) {
      const { code } = cause as ConnectError;
      notes.add("start-tls-failed", `START-TLS was agreed to, and the handshake failed (${code}).`);
    }
  }

  #answerQueries(text: Uint8Array): void {
    for (const event of this.#terminal.show(text)) {
      if (event.type === "font") {
        this.fontEncoding = encodingOfFont(event.font) ?? this.fontEncoding;
        continue;
      }
      if (event.type === "position") {
        this.positions.requests += 1;
        this.positions.replies += 1;
      }
      this.#options.log.add("DEBUG", "dialogue", `terminal query answered: ${JSON.stringify(event.reply)}`);
      this.#outgoing.push(Buffer.from(event.reply, "latin1"));
    }
  }

  #ended(event: Extract<LinkEvent, { type: "end" }>): void {
    if (this.end !== undefined) return;
    this.end = event;
    const { log, link } = this.#options;
    if (event.how === "fin") log.add("DEBUG", "session", "EOF from server, closing.");
    if (event.how === "rst") log.add("INFO", "session", `Connection lost to <Peer ${link.ip}>: ${event.cause ?? ""}`);
    else log.add("INFO", "session", `Connection closed to <Peer ${link.ip}>`);
  }

  async #checkBounds(): Promise<void> {
    const { limits } = this.#options;
    if (this.#received > limits.connectionBytes) {
      await this.abandon(
        "too-many-bytes",
        `The server sent more than ${limits.connectionBytes} bytes; the connection was closed.`,
      );
    } else if (this.client.flooded) {
      await this.abandon(
        "too-much-telnet",
        "The server sent more telnet commands than any session needs; the connection was closed.",
      );
    }
  }
}

/** Bytes as text, one character a byte: what prompts are looked for in. */
export function latin1(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("latin1");
}
