import type { Verb } from "./codes.ts";

/** Something that a peer sent, parsed from its bytes. */
export type TelnetEvent =
  /** Session text, with IAC IAC reduced to one byte. It is a view of the chunk: copy it to keep it. */
  | { type: "data"; bytes: Uint8Array }
  /** A two-byte command (GA, NOP, CMD_EOR …). */
  | { type: "command"; command: number }
  | { type: "negotiation"; verb: Verb; option: number }
  /** A complete subnegotiation, with IAC IAC reduced to one byte. The receiver owns the payload. */
  | { type: "subnegotiation"; option: number; payload: Uint8Array }
  | Anomaly;

/** Something that a correct peer does not send. Parsing continues after it. */
export interface Anomaly {
  type: "anomaly";
  code: AnomalyCode;
  /** The option of the dropped subnegotiation. */
  option?: number;
  /** Length of its payload so far, in bytes. */
  length?: number;
  /** The byte after IAC. */
  command?: number;
  /** The dropped payload from its first line end on. It also follows as data. */
  text?: Uint8Array;
}

/**
 * - `subnegotiation-too-long`: the payload exceeded the limit and was dropped. What follows its first line end is data
 *   again.
 * - `subnegotiation-interrupted`: the payload contained IAC with something other than SE or IAC, and was dropped. The
 *   interrupting command is processed if it is a negotiation or a subnegotiation; a two-byte command is dropped too.
 * - `subnegotiation-unfinished`: the connection ended or fell silent within it; it was dropped, except for its text.
 * - `subnegotiation-empty`: IAC SB IAC SE, without an option.
 * - `iac-for-option`: IAC where an option belongs; the verb before it was dropped.
 * - `unknown-command`: a byte 255 that does not start a command, so it was not doubled. It and the next byte follow as
 *   data or are part of the payload. Also, after an interrupted subnegotiation, the SE that should have ended it, which
 *   is dropped.
 */
export type AnomalyCode =
  | "subnegotiation-too-long"
  | "subnegotiation-interrupted"
  | "subnegotiation-unfinished"
  | "subnegotiation-empty"
  | "iac-for-option"
  | "unknown-command";
