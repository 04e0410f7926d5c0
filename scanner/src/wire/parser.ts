import { defined } from "../objects/index.ts";
import { commandNames, DO, DONT, IAC, SB, SE, WILL, WONT, type Verb } from "./codes.ts";
import type { Anomaly, TelnetEvent } from "./events.ts";
import { LetterContext, type Letter255 } from "./letter-context.ts";
import { maxSubnegotiationBytes } from "./limits.ts";
import { Option } from "./options.ts";

/** Receives each event in turn. Returning `true` stops the parser after that event. */
export type EventSink = (event: TelnetEvent) => boolean | undefined;

type Emit = (event: TelnetEvent) => unknown;

const [CR, LF] = [0x0d, 0x0a];

type State =
  | "data"
  | "iac"
  /** A two-byte command that may be text: the next byte decides. */
  | "command"
  | "option"
  | "sb-option"
  | "sb-option-iac"
  | "sb"
  | "sb-iac"
  /** IAC SE that may be text: the next byte decides. */
  | "sb-end"
  /** IAC and a verb within a subnegotiation: the next byte is its option, or text. */
  | "sb-verb";

/** Settings of a parser. */
export interface ParserOptions {
  /** Maximum number of payload bytes to keep per subnegotiation. */
  maxPayload?: number;
  /** How the server's encoding uses byte 255. */
  letter255?: Letter255;
}

/**
 * Parses bytes into telnet events (RFC 854, RFC 855). It has no socket and no clock, and never throws. It keeps its
 * state between chunks, so every way of splitting the bytes gives the same events (though data may be split
 * differently).
 *
 * How it handles what real servers get wrong:
 * - IAC where an option belongs starts a new command (Fuzzball loses bytes of its answers);
 * - MCCP1 starts compression with `IAC SB 85 WILL SE`, without IAC before SE; this is read as an empty subnegotiation
 *   of 85;
 * - a command within a subnegotiation ends it without a value, and is processed itself;
 * - some servers do not double byte 255 in 8-bit text: before a byte that is not a command both are text, otherwise the
 *   surrounding bytes decide ({@link LetterContext});
 * - a subnegotiation without an end swallows the text after it: when it is given up, its payload from the first line
 *   end on is passed on as data (no MUD protocol sends line breaks before login).
 */
export class TelnetParser {
  #state: State = "data";
  #verb: Verb = WILL;
  /** The command of the states "command" and "sb-verb". */
  #held = 0;
  #option = 0;
  #payload: number[] = [];
  /** Length of the payload, including what was dropped. */
  #length = 0;
  /** A subnegotiation was interrupted, so the SE that should have ended it is ignored. */
  #interrupted = false;
  readonly #context: LetterContext;
  readonly #maxPayload: number;

  constructor({ maxPayload = maxSubnegotiationBytes, letter255 = "unknown" }: ParserOptions = {}) {
    this.#maxPayload = maxPayload;
    this.#context = new LetterContext(letter255);
  }

  /** True between commands: nothing is pending. */
  get idle(): boolean {
    return this.#state === "data";
  }

  /**
   * Parses one chunk.
   * @param sink called for each event; if it returns `true`, parsing stops after that event
   * @returns number of bytes consumed: the whole chunk, unless the sink stopped the parser (MCCP2 starts there)
   */
  push(chunk: Uint8Array, sink: EventSink): number {
    let at = 0;
    const flow = { stopped: false };
    const emit = (event: TelnetEvent): boolean => (flow.stopped = sink(event) === true || flow.stopped);
    while (at < chunk.length && !flow.stopped) {
      if (this.#state === "data") {
        const next = chunk.indexOf(IAC, at);
        const end = next === -1 ? chunk.length : next;
        if (end > at) {
          this.#context.previous = Number(chunk[end - 1]);
          if (emit({ type: "data", bytes: chunk.subarray(at, end) })) return end;
        }
        if (next === -1) return end;
        this.#state = "iac";
        at = next + 1;
      } else {
        at += this.#payloadRun(chunk, at);
        if (at < chunk.length && this.#byte(Number(chunk[at]), emit)) at += 1;
      }
    }
    return at;
  }

  /**
   * Gives up whatever is pending, because the connection has ended or the server has fallen silent. A command that
   * waited for its next byte is emitted; an unfinished subnegotiation returns its text.
   * @param over true at the end of the connection; otherwise a subnegotiation without a line end in it stays open
   * @returns the resulting events; empty if nothing was pending
   */
  giveUp(over: boolean): TelnetEvent[] {
    const state = this.#state;
    if (state === "command" || state === "sb-end") {
      this.#state = "data";
      return [state === "command" ? { type: "command", command: this.#held } : this.#finish()];
    }
    const within = state === "sb" || state === "sb-iac" || state === "sb-verb";
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

  /** Processes a byte in a state other than "data". @returns false if the byte must be read again in the new state */
  #byte(byte: number, emit: Emit): boolean {
    switch (this.#state) {
      case "command":
        return this.#heldCommand(byte, emit);
      case "option":
        return this.#negotiation(byte, emit);
      case "sb-option":
        return this.#subnegotiationOption(byte, emit);
      case "sb-option-iac":
        if (byte === IAC) {
          this.#begin(byte);
          return true;
        }
        this.#state = "data";
        if (byte === SE) emit({ type: "anomaly", code: "subnegotiation-empty" });
        else this.#command(byte, emit);
        return true;
      case "sb":
        this.#payloadByte(byte, emit);
        return true;
      case "sb-iac":
        this.#payloadCommand(byte, emit);
        return true;
      case "sb-end":
        return this.#heldEnd(byte, emit);
      case "sb-verb":
        return this.#heldVerb(byte, emit);
      default:
        this.#command(byte, emit);
        return true;
    }
  }

  #command(byte: number, emit: Emit): void {
    this.#state = "data";
    if (byte === IAC) {
      this.#text(emit, ...(this.#context.charactersOfTwo() === 2 ? [IAC, IAC] : [IAC]));
    } else if (byte === SB) {
      this.#state = "sb-option";
    } else if (isVerb(byte)) {
      this.#verb = byte;
      this.#state = "option";
    } else if (byte === SE && this.#interrupted) {
      this.#interrupted = false;
      emit({ type: "anomaly", code: "unknown-command", command: byte });
    } else if (!commandNames.has(byte)) {
      this.#context.sawBare(byte);
      emit({ type: "anomaly", code: "unknown-command", command: byte });
      this.#text(emit, IAC, byte);
    } else if (this.#context.needsNext(byte)) {
      this.#held = byte;
      this.#state = "command";
    } else {
      this.#telnet(emit, { type: "command", command: byte });
    }
  }

  #heldCommand(next: number, emit: Emit): boolean {
    this.#state = "data";
    if (this.#context.isText(this.#held, next)) this.#bareText(emit, this.#held);
    else this.#telnet(emit, { type: "command", command: this.#held });
    return false;
  }

  #negotiation(byte: number, emit: Emit): boolean {
    if (byte === IAC) {
      this.#state = "iac";
      emit({ type: "anomaly", code: "iac-for-option", command: this.#verb });
      return true;
    }
    this.#state = "data";
    if (this.#context.isTextWithOption(this.#verb, byte)) {
      this.#bareText(emit, this.#verb);
      return false;
    }
    this.#telnet(emit, { type: "negotiation", verb: this.#verb, option: byte });
    return true;
  }

  #subnegotiationOption(byte: number, emit: Emit): boolean {
    if (byte === IAC) {
      this.#state = "sb-option-iac";
      return true;
    }
    if (this.#context.isTextWithOption(SB, byte)) {
      this.#state = "data";
      this.#bareText(emit, SB);
      return false;
    }
    this.#begin(byte);
    return true;
  }

  #begin(option: number): void {
    this.#option = option;
    this.#payload = [];
    this.#length = 0;
    this.#interrupted = false;
    this.#context.previous = 0;
    this.#state = "sb";
  }

  #payloadByte(byte: number, emit: Emit): void {
    if (byte === IAC) {
      this.#state = "sb-iac";
      return;
    }
    if (this.#option === Option.MCCP1 && byte === SE && this.#length === 1 && this.#payload[0] === WILL) {
      this.#payload = [];
      this.#telnet(emit, this.#finish());
      return;
    }
    this.#keep(byte, emit);
  }

  /**
   * Takes the payload bytes up to the next IAC at once, as far as the limit allows.
   * @returns how many; 0 outside a payload, and in that of MCCP1, which WILL SE ends
   */
  #payloadRun(chunk: Uint8Array, from: number): number {
    const room = this.#maxPayload - this.#length;
    if (this.#state !== "sb" || this.#option === Option.MCCP1 || room <= 0) return 0;
    const next = chunk.subarray(from, from + room).indexOf(IAC);
    const run = chunk.subarray(from, next === -1 ? from + room : from + next);
    for (const byte of run) this.#payload.push(byte);
    this.#length += run.length;
    if (run.length > 0) this.#context.previous = Number(run.at(-1));
    return run.length;
  }

  #payloadCommand(byte: number, emit: Emit): void {
    this.#state = "sb";
    if (byte === IAC) {
      this.#keep(IAC, emit);
      if (this.#context.charactersOfTwo() === 2) this.#keep(IAC, emit);
    } else if (byte !== SE && byte !== SB && !isVerb(byte) && !commandNames.has(byte)) {
      this.#context.sawBare(byte);
      emit({ type: "anomaly", code: "unknown-command", command: byte });
      this.#keep(IAC, emit);
      this.#keep(byte, emit);
    } else if (this.#context.mayBeTextInPayload(byte)) {
      this.#held = byte;
      if (byte === SE) this.#state = "sb-end";
      else if (byte === SB || isVerb(byte)) this.#state = "sb-verb";
      else this.#keepBare(byte, emit);
    } else if (byte === SE) {
      this.#telnet(emit, this.#finish());
    } else {
      this.#interrupt(byte, emit);
    }
  }

  #heldEnd(next: number, emit: Emit): boolean {
    if (this.#context.isTextInPayload(next)) {
      this.#state = "sb";
      this.#keepBare(SE, emit);
    } else {
      this.#telnet(emit, this.#finish());
    }
    return false;
  }

  #heldVerb(next: number, emit: Emit): boolean {
    if (this.#context.isTextWithOption(this.#held, next)) {
      this.#state = "sb";
      this.#keepBare(this.#held, emit);
    } else {
      this.#interrupt(this.#held, emit);
    }
    return false;
  }

  /** Drops the subnegotiation; the next bytes complete the command that interrupted it. */
  #interrupt(command: number, emit: Emit): void {
    const dropped = this.#dropped("subnegotiation-interrupted");
    this.#payload = [];
    this.#state = "data";
    emit({ ...dropped, command });
    if (dropped.text !== undefined) this.#text(emit, ...dropped.text);
    this.#interrupted = true;
    this.#context.previous = 0;
    if (command === SB || isVerb(command)) this.#command(command, emit);
  }

  /** Adds a byte to the payload. Beyond the limit, the subnegotiation is given up at its first line end. */
  #keep(byte: number, emit: Emit): void {
    // The previous byte reached the limit.
    if (this.#state === "data") {
      this.#text(emit, byte);
      return;
    }
    this.#length += 1;
    this.#context.previous = byte;
    this.#payload.push(byte);
    if (this.#length <= this.#maxPayload) return;
    const dropped = this.#dropped("subnegotiation-too-long");
    this.#payload = [];
    if (dropped.text === undefined) return;
    this.#state = "data";
    emit(dropped);
    this.#text(emit, ...dropped.text);
  }

  /** The anomaly for a dropped subnegotiation, with the text that it swallowed. */
  #dropped(code: Anomaly["code"]): Anomaly {
    const text = this.#textWithin();
    return {
      type: "anomaly",
      code,
      option: this.#option,
      length: this.#length,
      ...defined({ text }),
    };
  }

  /** The payload from its first line end on; undefined if it has none. */
  #textWithin(): Uint8Array | undefined {
    const end = this.#payload.findIndex((byte) => byte === CR || byte === LF);
    return end === -1 ? undefined : Uint8Array.from(this.#payload.slice(end));
  }

  /** Keeps a 255 and the byte after it, which look like a command but are part of the payload. */
  #keepBare(byte: number, emit: Emit): void {
    emit({ type: "anomaly", code: "unknown-command", command: byte });
    this.#keep(IAC, emit);
    this.#keep(byte, emit);
  }

  /** The same, for session text. */
  #bareText(emit: Emit, byte: number): void {
    emit({ type: "anomaly", code: "unknown-command", command: byte });
    this.#text(emit, IAC, byte);
  }

  #text(emit: Emit, ...bytes: number[]): void {
    this.#context.previous = bytes.at(-1) ?? 0;
    emit({ type: "data", bytes: Uint8Array.from(bytes) });
  }

  #telnet(emit: Emit, event: TelnetEvent): void {
    this.#context.previous = 0;
    emit(event);
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

function isVerb(byte: number): byte is Verb {
  return byte === WILL || byte === WONT || byte === DO || byte === DONT;
}
