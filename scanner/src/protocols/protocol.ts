import type { Side } from "../wire/index.ts";
import type { ProtocolFinding } from "./findings.ts";

/** State of the options of a connection, as STATUS reports it: option → on. */
export interface OptionStates {
  local: ReadonlyMap<number, boolean>;
  remote: ReadonlyMap<number, boolean>;
}

/** How a client identifies itself. None of this comes from the operator's environment. */
export interface ClientSettings {
  /** Answers to TTYPE SEND, in turn; the last one repeats. */
  terminalNames: readonly string[];
  columns: number;
  rows: number;
  /** TSPEED as `transmit,receive` in bits per second. */
  speed: string;
  /** What NEW-ENVIRON may send: MNES names only. */
  environment: ReadonlyMap<string, string>;
  clientName: string;
  /** The address of a page about this client, for owners of servers. */
  clientPage: string | undefined;
  clientVersion: string;
  /** Whether a charset from the server's list may be chosen. */
  knowsCharset: (name: string) => boolean;
  /**
   * Whether the client also sends what nobody requested, as a MUD client does: GMCP Core.Hello, MSDP LIST, ATCP hello.
   * The fingerprint rule's client does not.
   */
  introduces: boolean;
  /** The current state of all options, for STATUS. */
  optionStates: () => OptionStates;
}

/** How a conversation reacts to an event: subnegotiations to send, facts for the record. */
export interface Answer {
  /** Payloads: the bytes between `IAC SB option` and `IAC SE`, IAC not doubled. */
  replies: Uint8Array[];
  findings: ProtocolFinding[];
}

/** One protocol on one connection. Keeps its own state, does no I/O and never throws, whatever the server sends. */
export interface Conversation {
  /** The option was just accepted on that side. */
  enabled(side: Side): Answer;
  /** A subnegotiation arrived: the bytes between `IAC SB option` and `IAC SE`, IAC no longer doubled. */
  received(payload: Uint8Array): Answer;
}

/** A protocol from the client's side. `clientProtocols` lists them all. */
export interface ClientProtocol {
  /** The name that records use, such as `NEW_ENVIRON`. */
  name: string;
  /** The option byte. */
  option: number;
  start(settings: ClientSettings): Conversation;
}

/** An answer; without arguments, nothing to send and nothing to record. */
export function answer(replies: readonly Uint8Array[] = [], findings: readonly ProtocolFinding[] = []): Answer {
  return { replies: [...replies], findings: [...findings] };
}

/** A conversation in which one of the two events, or both, need no answer. */
export function conversation(parts: Partial<Conversation>): Conversation {
  return { enabled: () => answer(), received: () => answer(), ...parts };
}
