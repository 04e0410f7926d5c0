import { findUrgentPrompt, Terminal, type PromptAnswer } from "../../dialogue/index.ts";
import { encodingOfFont } from "../../encoding/index.ts";
import type { Policy } from "../../negotiation/index.ts";
import type { ClientSettings } from "../../protocols/index.ts";
import { encodeData, type Letter255 } from "../../wire/index.ts";
import type { ConnectionLog } from "./connection-log.ts";
import type { ConnectError, Link, LinkEvent } from "../connect/link.ts";
import { tooMuchTls } from "../connect/metered-stream.ts";
import type { Notes } from "../record/notes.ts";
import type { Scrubber } from "../record/scrub.ts";
import type { MarkedPrompt } from "./prompt-marks.ts";
import { joined } from "./joined.ts";
import { TelnetClient } from "./telnet-client.ts";
import { TelnetStream, type Compression } from "./telnet-stream.ts";
import { TextBuffer } from "./text-buffer.ts";
import { ThreadShare } from "./thread-share.ts";
import { latin1Text } from "../../text/index.ts";
import { maxQueryReplies, maxSentBytes, maxThreadMs, ruleTimes, textEndBytes } from "../limits.ts";
import type { VisitLimits } from "../types.ts";

interface ConnectionOptions {
  link: Link;
  policy: Policy;
  settings: ClientSettings;
  log: ConnectionLog;
  notes: Notes;
  /** Removes the scanner's own address from everything the server says; undefined if none of it is kept. */
  scrubber: Scrubber | undefined;
  limits: VisitLimits;
  /** When the visit must end, in the link's time. */
  until: number;
  /** How the server's encoding uses byte 255. */
  letter255: Letter255;
  /** Server name for the TLS handshake. */
  host: string;
  /** Called whenever the connection gets the thread. */
  onThread?: (() => void) | undefined;
}

const headBytes = 64;

/**
 * One open connection: a link, the telnet client that answers for us, and a terminal that answers queries. It reads
 * texts and sends answers to prompts; the scripts of the first and the deep connection decide which, and when.
 */
export class Connection {
  readonly link: Link;
  readonly client: TelnetClient;
  /** Cursor position queries (ESC [ 6 n), counted as records count them. */
  readonly positions = { requests: 0, replies: 0 };
  /** The encoding of the last font that the server selected. */
  fontEncoding: string | undefined;
  /** When the first byte arrived, in the link's time. */
  firstByte: number | undefined;
  /** An ESC prompt was answered while its text was still arriving. */
  urgentAnswered = false;
  /** The last text hit its time or size limit while it was still arriving. */
  cutShort = false;
  /** The last text arrived whole: until the server fell silent on an open connection, and without dropped bytes. */
  whole = true;
  /** How the connection ended, once it has. */
  end: Extract<LinkEvent, { type: "end" }> | undefined;
  readonly #options: ConnectionOptions;
  readonly #terminal: Terminal;
  readonly #stream: TelnetStream;
  readonly #thread: ThreadShare;
  #outgoing: Uint8Array[] = [];
  #received = 0;
  #head: Uint8Array = new Uint8Array(0);
  #sent = 0;
  #queryReplies = 0;

  constructor(options: ConnectionOptions) {
    this.#options = options;
    this.link = options.link;
    this.#terminal = new Terminal(options.settings.columns, options.settings.rows);
    this.client = new TelnetClient({
      policy: options.policy,
      settings: options.settings,
      send: (bytes) => this.#send(bytes),
      scrub: (option, payload) => options.scrubber?.payload(option, payload) ?? payload,
      log: options.log,
      letter255: options.letter255,
    });
    this.#thread = new ThreadShare(options.onThread);
    this.#stream = new TelnetStream({
      client: this.client,
      startTls: () => this.#thread.waitFor(this.#beginTls()),
      note: (code, text) => options.notes.add(code, text),
      breathe: async () => {
        await this.#thread.breathe();
        return this.#bound() === undefined;
      },
    });
    options.log.add("INFO", "session", `Connected to <Peer ${options.link.ip}>`);
  }

  /** True when nothing more can be sent: the server closed, or a limit was reached. */
  get closed(): boolean {
    return this.link.ended || this.end !== undefined;
  }

  /** True when not a single byte has arrived. */
  get silent(): boolean {
    return this.#received === 0;
  }

  /** Bytes received on the wire. */
  get received(): number {
    return this.#received;
  }

  get compression(): Compression | undefined {
    return this.#stream.compression;
  }

  /** The first bytes received, whatever they are. Other protocols can be recognised by them. */
  get head(): Uint8Array {
    return this.#head;
  }

  /** The prompts that ended with IAC EOR or IAC GA, without the scanner's own address. */
  get markedPrompts(): MarkedPrompt[] {
    return this.client.promptMarks.prompts.map(({ mark, bytes }) => ({
      mark,
      bytes: this.#options.scrubber?.bytes(bytes) ?? bytes,
    }));
  }

  /** Sends session text (the answer to a prompt), one byte per character. */
  sendText(text: string): void {
    this.#send(encodeData(Buffer.from(text, "latin1")));
    this.flush();
  }

  /** Writes everything that the client has queued to the wire. */
  flush(): void {
    if (this.#outgoing.length === 0) return;
    if (!this.closed) this.link.send(joined(this.#outgoing));
    this.#outgoing = [];
  }

  /**
   * Reads until text arrives, the deadline passes or the connection ends. Answers negotiation and queries on the way.
   * @returns the text; undefined when the deadline passed or the connection ended
   */
  async readText(deadline: number): Promise<TextBuffer | undefined> {
    const last = Math.min(deadline, this.#options.until);
    while (!this.closed) {
      const text = await this.step(last);
      if (text === undefined) return undefined;
      if (text.length > 0) return text;
    }
    return undefined;
  }

  /**
   * Processes one arrival.
   * @returns its text, which may be empty; undefined when the deadline passed or the connection ended
   */
  async step(deadline: number): Promise<TextBuffer | undefined> {
    const event = await this.#thread.waitFor(this.link.read(Math.min(deadline, this.#options.until)));
    if (event.type === "end") {
      const text = this.#text();
      text.add(this.#stream.giveUp(true));
      if (event.cause === tooMuchTls) await this.abandon(...this.#tooManyBytes());
      else this.#ended(event);
      return text.length > 0 ? text : undefined;
    }
    if (event.type === "quiet") {
      if (this.link.time >= this.#options.until) {
        await this.abandon("visit-too-long", `The visit was ended after ${this.#options.until / 1000} s.`);
      }
      return undefined;
    }
    this.firstByte ??= this.link.time;
    this.#received += event.bytes.length;
    if (this.#head.length < headBytes)
      this.#head = joined([this.#head, event.bytes.subarray(0, headBytes - this.#head.length)]);
    const text = await this.#take(event.bytes);
    this.flush();
    await this.#checkBounds();
    return text;
  }

  /** Extracts the text from some bytes and answers its queries. */
  async #take(bytes: Uint8Array): Promise<TextBuffer> {
    const text = this.#text();
    const pieces = this.#stream.take(bytes);
    for (;;) {
      const { done, value } = await pieces.next();
      if (done === true) {
        if (value !== undefined) await this.abandon(value.code, value.text);
        return text;
      }
      this.#answerQueries(value);
      text.add(value);
    }
  }

  #text(): TextBuffer {
    return new TextBuffer(this.#options.limits.bannerBytes);
  }

  /**
   * Reads one text until the server falls silent, a limit is reached or the connection ends. Answers position queries
   * and ESC prompts while the text arrives, and removes the scanner's own address. Keeps only the beginning and the end
   * of a text that is too long, and adds a note.
   * @param quiet silence that ends the text, in milliseconds; a function may decide from the text so far
   * @param most longest time to read, in milliseconds
   * @param mostBytes size of the text at which reading stops
   */
  async readUntilQuiet(
    quiet: number | ((text: TextBuffer) => number),
    most: number,
    mostBytes = Infinity,
  ): Promise<Buffer> {
    const { limits, scrubber, notes, log } = this.#options;
    const all = this.#text();
    const deadline = this.link.time + most;
    let urgent = false;
    this.cutShort = false;
    while (this.link.time < deadline && all.length < mostBytes) {
      const silence = typeof quiet === "number" ? quiet : quiet(all);
      const silentFrom = this.link.time;
      const text = await this.readText(Math.min(silentFrom + silence, deadline));
      if (text === undefined) {
        this.cutShort = !this.closed && all.length > 0 && this.link.time < silentFrom + silence;
        if (silence >= ruleTimes.quietMs && !this.closed) all.add(this.#stream.giveUp(false));
        break;
      }
      all.append(text);
      this.cutShort = !this.closed;
      const prompt: PromptAnswer | undefined = urgent ? undefined : findUrgentPrompt(latin1Text(text.bytes()));
      if (prompt !== undefined) {
        urgent = true;
        this.urgentAnswered = true;
        log.add("DEBUG", "dialogue", `${prompt.prompt}: answered at once`);
        this.sendText(prompt.answer);
      }
    }
    this.whole = !this.cutShort && !this.closed && !all.cut;
    if (all.cut) {
      notes.add(
        "text-too-long",
        `The server sent ${all.length} bytes of text in one go; the first ${limits.bannerBytes} and the last ${textEndBytes} were read.`,
      );
    }
    return scrubber?.bytes(all.bytes()) ?? all.bytes();
  }

  /** Closes the connection because a limit was reached; the note says which. */
  async abandon(code: string, text: string): Promise<void> {
    this.#options.notes.add(code, text);
    this.#options.log.add("WARNING", "session", text);
    await this.close();
    this.end ??= { type: "end", how: "closed" };
  }

  async close(): Promise<void> {
    this.#stream.giveUp(true);
    await this.link.close();
  }

  #send(bytes: Uint8Array): void {
    this.#sent += bytes.length;
    if (this.#sent <= maxSentBytes) this.#outgoing.push(bytes);
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
      const answered = this.#queryReplies < maxQueryReplies;
      if (event.type === "position") {
        this.positions.requests += 1;
        if (answered) this.positions.replies += 1;
      }
      if (!answered) {
        this.#options.notes.add(
          "too-many-queries",
          `The server asked the terminal again and again; the first ${maxQueryReplies} queries were answered.`,
        );
        continue;
      }
      this.#queryReplies += 1;
      this.#options.log.add("DEBUG", "dialogue", `terminal query answered: ${JSON.stringify(event.reply)}`);
      this.#send(Buffer.from(event.reply, "latin1"));
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
    const bound = this.#bound();
    if (bound !== undefined && this.end === undefined) await this.abandon(...bound);
  }

  #tooManyBytes(): [code: string, text: string] {
    const { connectionBytes } = this.#options.limits;
    return ["too-many-bytes", `The server sent more than ${connectionBytes} bytes; the connection was closed.`];
  }

  /** The limit that the connection has exceeded, if any: a code and a sentence for the record's notes. */
  #bound(): [code: string, text: string] | undefined {
    if (this.#received > this.#options.limits.connectionBytes) return this.#tooManyBytes();
    if (this.client.flooded)
      return [
        "too-much-telnet",
        "The server sent more telnet commands than any session needs; the connection was closed.",
      ];
    if (this.#sent > maxSentBytes)
      return [
        "too-many-replies",
        `The server asked for more than ${maxSentBytes} bytes of replies; the connection was closed.`,
      ];
    if (this.#thread.spent > maxThreadMs)
      return ["too-much-work", `What the server sent took more than ${maxThreadMs / 1000} s to work through.`];
    return undefined;
  }
}
