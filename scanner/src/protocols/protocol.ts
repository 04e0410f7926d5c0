import type { Finding } from "./findings.ts";

/** Who performs an option: `local` is this client (it said WILL), `remote` the server (it said WILL). */
export type Side = "local" | "remote";

/** State of the options of a connection, as STATUS reports it: option → on. */
export interface OptionStates {
  local: ReadonlyMap<number, boolean>;
  remote: ReadonlyMap<number, boolean>;
}

/** How a client identifies itself. None of this comes from the operator's environment. */
export interface ClientSettings {
  /** Answers to TTYPE SEND in turn; the last one repeats. */
  terminalNames: readonly string[];
  columns: number;
  rows: number;
  /** TSPEED as `transmit,receive` in bits a second. */
  speed: string;
  /** What NEW-ENVIRON may tell: MNES names only. */
  environment: ReadonlyMap<string, string>;
  clientName: string;
  /** The address of a page about this client, for owners of servers. */
  clientPage: string | undefined;
  clientVersion: string;
  /** Whether a charset of the server's list may be chosen. */
  knowsCharset: (name: string) => boolean;
  /**
   * Whether the client also says what nobody asked for, as a MUD client does: GMCP Core.Hello, MSDP LIST, ATCP hello.
   * The fingerprint rule's client does not.
   */
  introduces: boolean;
  /** The present state of all options, for STATUS. */
  optionStates: () => OptionStates;
}

/** What a conversation does about an event: subnegotiations to send, facts for the record. */
export interface Answer {
  /** Payloads: what stands between `IAC SB option` and `IAC SE`, IAC not doubled. */
  replies: Uint8Array[];
  findings: Finding[];
}

/** One protocol on one connection. Keeps its own state; does no I/O; never throws, whatever the server sends. */
export interface Conversation {
  /** The option was just agreed on, on that side. */
  enabled(side: Side): Answer;
  /** A subnegotiation came: what stood between `IAC SB option` and `IAC SE`, IAC no longer doubled. */
  received(payload: Uint8Array): Answer;
}

/** A protocol as a client speaks it. `clientProtocols` lists them all. */
export interface ClientProtocol {
  /** The name that records use, as `NEW_ENVIRON`. */
  name: string;
  /** The option byte. */
  option: number;
  start(settings: ClientSettings): Conversation;
}

/** An answer; without arguments, nothing to send and nothing to tell. */
export function answer(replies: readonly Uint8Array[] = [], findings: readonly Finding[] = []): Answer {
  return { replies: [...replies], findings: [...findings] };
}

/** A conversation in which one of the two events, or both, go unanswered. */
export function conversation(parts: Partial<Conversation>): Conversation {
  return { enabled: () => answer(), received: () => answer(), ...parts };
}
