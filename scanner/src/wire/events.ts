import type { Verb } from "./codes.ts";

/** What a peer sent, taken out of its bytes. */
export type TelnetEvent =
  /** Text of the session, IAC IAC already one byte. A view of the chunk: copy it to keep it. */
  | { type: "data"; bytes: Uint8Array }
  /** A command of two bytes (GA, NOP, CMD_EOR …). */
  | { type: "command"; command: number }
  | { type: "negotiation"; verb: Verb; option: number }
  /** A whole subnegotiation, IAC IAC in it already one byte. The payload is the receiver's own. */
  | { type: "subnegotiation"; option: number; payload: Uint8Array }
  | Anomaly;

/** Something that a correct peer does not send. The parser goes on behind it. */
export interface Anomaly {
  type: "anomaly";
  code: AnomalyCode;
  /** The option of the subnegotiation that was dropped. */
  option?: number;
  /** Length of its payload so far, in bytes. */
  length?: number;
  /** The byte behind IAC. */
  command?: number;
  /** What the dropped payload holds from its first line end on. It follows as data. */
  text?: Uint8Array;
}

/**
 * - `subnegotiation-too-long`: its payload passed the bound; it is dropped. What follows its first line end is data again.
 * - `subnegotiation-interrupted`: IAC with something else than SE or IAC stood in it; it is dropped, and the command
 *   that broke in is taken up where it is a negotiation or a subnegotiation, dropped too where it is of two bytes.
 * - `subnegotiation-unfinished`: the connection ended, or fell silent, within it; it is dropped, but for its text.
 * - `subnegotiation-empty`: IAC SB IAC SE, without an option.
 * - `iac-for-option`: an IAC stood where an option belongs; the verb before it is dropped.
 * - `unknown-command`: a byte 255 that starts no command: it was not doubled. It and the byte behind it follow as data, or
 *   are in the payload. After an interrupted subnegotiation, the SE that was to end it, which is dropped.
 */
export type AnomalyCode =
  | "subnegotiation-too-long"
  | "subnegotiation-interrupted"
  | "subnegotiation-unfinished"
  | "subnegotiation-empty"
  | "iac-for-option"
  | "unknown-command";
