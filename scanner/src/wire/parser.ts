import { commandNames, DO, DONT, IAC, SB, SE, WILL, WONT, type Verb } from "./codes.ts";
import type { Anomaly, TelnetEvent } from "./events.ts";
import { MAX_SUBNEGOTIATION_BYTES } from "./limits.ts";
import { Option } from "./options.ts";

/** Receives each event in its turn. Returning `true` stops the parser behind that event. */
export type EventSink = (event: TelnetEvent) => boolean | undefined;

const [CR, LF] = [0x0d, 0x0a];

type State = "data" | "iac" | "option" | "sb-option" | "sb-option-iac" | "sb" | "sb-iac";

/**
 * Takes telnet events out of bytes (RFC 854, RFC 855). It holds no socket and no clock, keeps its place between chunks,
 * so that every way of splitting the bytes gives the same events (data may come in other pieces), and it never throws.
 *
 * What real servers do to the letter of the protocol:
 * - an IAC where an option belongs starts a new command (Fuzzball loses bytes of its answers);
 * - MCCP1 starts compressing with `IAC SB 85 WILL SE`, without IAC before SE: taken for an empty subnegotiation of 85;
 * - a command within a subnegotiation ends it without a value, and counts itself;
 * - IAC before a byte that is no command is dropped, the byte is data;
 * - a subnegotiation whose end is missing swallows the text behind it: when it is given up, its payload from the first
 *   line end on is handed over as data (no MUD protocol breaks lines before login).
 */
export class TelnetParser {
  #state: State = "data";
  #verb: Verb = WILL;
  #option = 0;
  #payload: number[] = [];
  /** Length of the payload, what was dropped of it included. */
  #length = 0;
  readonly #maxPayload: number;

  /** @param maxPayload bytes of a subnegotiation's payload that are kept, at most */
  constructor(maxPayload = MAX_SUBNEGOTIATION_BYTES) {
    this.#maxPayload = maxPayload;
  }

  /** True between commands: nothing half-received is held. */
  get idle(): boolean {
    return this.#state === "data";
  }

  /**
   * Parses one chunk.
   * @param sink called for each event; when it returns `true`, parsing stops behind that event
   * @returns how many bytes of the chunk were consumed: all of them, unless the sink stopped (MCCP2 starts there)
   */
  push(chunk: Uint8Array, sink: EventSink): number {
    let at = 0;
    while (at < chunk.length) {
      if (this.#state === "data") {
        const next = chunk.indexOf(IAC, at);
        const end = next === -1 ? chunk.length : next;
        if (end > at && sink({ type: "data", bytes: chunk.subarray(at, end) }) === true) return end;
        if (next === -1) return end;
        this.#state = "iac";
        at = next + 1;
      } else {
        const event = this.#byte(Number(chunk[at]));
        if (event !== undefined) {
          let stop = sink(event) === true;
          if (event.type === "anomaly" && event.text !== undefined) {
            stop = sink({ type: "data", bytes: event.text }) === true || stop;
          }
          // IAC and no command: the byte itself is read again, as data.
          if (event.type === "anomaly" && event.code === "unknown-command") {
            if (sink({ type: "data", bytes: chunk.subarray(at, at + 1) }) === true) return at + 1;
          }
          if (stop) return at + 1;
        }
        at += 1;
      }
    }
    return at;
  }

  /**
   * Gives up a subnegotiation that did not end: the connection is over, or the server has fallen silent within it.
   * @param over true at the end of the connection; else a subnegotiation without a line end in it is left open
   * @returns the anomaly and the data in it; nothing where no subnegotiation is open
   */
  giveUp(over: boolean): TelnetEvent[] {
    const within = this.#state === "sb" || this.#state === "sb-iac";
    const text = within ? this.#textWithin() : undefined;
    if (!over && text === undefined) return [];
    const anomaly: TelnetEvent = {
      type: "anomaly",
      code: "subnegotiation-unfinished",
      option: this.#option,
      length: this.#length,
    };
    this.#state = "data";
    this.#payload = [];
    if (!within) return [];
    return text === undefined ? [anomaly] : [anomaly, { type: "data", bytes: text }];
  }

  /** Takes one byte behind an IAC; gives back the event that it completes. */
  #byte(byte: number): TelnetEvent | undefined {
    switch (this.#state) {
      case "option":
        return this.#negotiation(byte);
      case "sb-option":
        if (byte === IAC) this.#state = "sb-option-iac";
        else this.#begin(byte);
        return undefined;
      case "sb-option-iac":
        if (byte === IAC) {
          this.#begin(byte);
          return undefined;
        }
        this.#state = "data";
        return byte === SE ? { type: "anomaly", code: "subnegotiation-empty" } : this.#command(byte);
      case "sb":
        return this.#payloadByte(byte);
      case "sb-iac":
        return this.#payloadCommand(byte);
      default:
        return this.#command(byte);
    }
  }

  #command(byte: number): TelnetEvent | undefined {
    this.#state = "data";
    if (byte === IAC) return { type: "data", bytes: Uint8Array.of(IAC) };
    if (byte === SB) {
      this.#state = "sb-option";
      return undefined;
    }
    if (byte === WILL || byte === WONT || byte === DO || byte === DONT) {
      this.#verb = byte;
      this.#state = "option";
      return undefined;
    }
    if (commandNames.has(byte)) return { type: "command", command: byte };
    return { type: "anomaly", code: "unknown-command", command: byte };
  }

  #negotiation(byte: number): TelnetEvent {
    if (byte === IAC) {
      this.#state = "iac";
      return { type: "anomaly", code: "iac-for-option", command: this.#verb };
    }
    this.#state = "data";
    return { type: "negotiation", verb: this.#verb, option: byte };
  }

  #begin(option: number): void {
    this.#option = option;
    this.#payload = [];
    this.#length = 0;
    this.#state = "sb";
  }

  #payloadByte(byte: number): TelnetEvent | undefined {
    if (byte === IAC) {
      this.#state = "sb-iac";
      return undefined;
    }
    if (this.#option === Option.MCCP1 && byte === SE && this.#length === 1 && this.#payload[0] === WILL) {
      this.#payload = [];
      return this.#finish();
    }
    return this.#keep(byte);
  }

  #payloadCommand(byte: number): TelnetEvent | undefined {
    if (byte === IAC) {
      this.#state = "sb";
      return this.#keep(byte);
    }
    if (byte === SE) return this.#finish();
    // The subnegotiation is lost. The command that broke in is what the next bytes complete.
    const broken: TelnetEvent = {
      ...this.#dropped("subnegotiation-interrupted"),
      command: byte,
    };
    this.#payload = [];
    this.#state = "data";
    if (byte === SB || byte === WILL || byte === WONT || byte === DO || byte === DONT) this.#command(byte);
    return broken;
  }

  /** Adds a byte to the payload. Beyond the bound the subnegotiation is given up at the first line end in it. */
  #keep(byte: number): TelnetEvent | undefined {
    this.#length += 1;
    this.#payload.push(byte);
    if (this.#length <= this.#maxPayload) return undefined;
    const dropped = this.#dropped("subnegotiation-too-long");
    this.#payload = [];
    if (dropped.text === undefined) return undefined;
    this.#state = "data";
    return dropped;
  }

  /** The anomaly of a subnegotiation that is dropped, with the text that it swallowed. */
  #dropped(code: Anomaly["code"]): Anomaly {
    const text = this.#textWithin();
    return {
      type: "anomaly",
      code,
      option: this.#option,
      length: this.#length,
      ...(text === undefined ? {} : { text }),
    };
  }

  /** The payload from its first line end on; undefined where it has none. */
  #textWithin(): Uint8Array | undefined {
    const end = this.#payload.findIndex((byte) => byte === CR || byte === LF);
    return end === -1 ? undefined : Uint8Array.from(this.#payload.slice(end));
  }

  #finish(): TelnetEvent {
    this.#state = "data";
    const payload = Uint8Array.from(this.#payload);
    this.#payload = [];
    if (this.#length > this.#maxPayload) {
      return { type: "anomaly", code: "subnegotiation-too-long", option: this.#option, length: this.#length };
    }
    return { type: "subnegotiation", option: this.#option, payload };
  }
}
