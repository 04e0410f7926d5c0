import type { Guest } from "./guest.ts";

/**
 * What the demo's listing says about a practice server before any visit: facts of a listing file, without its
 * addresses.
 */
export interface PracticeEntry {
  name: string;
  description?: string;
  encoding?: string;
  mssp?: "text";
  owner?: string;
  genre?: string;
  language?: string;
  created?: number;
}

/** A small MUD server in the practice realm that behaves like one family of real servers. */
export interface PracticeServer {
  /** Id of its listing entry. */
  id: string;
  /** One line for people: which family it is, and what is special. */
  about: string;
  entry: PracticeEntry;
  /** Encoding of the text that it sends. */
  encoding: string;
  /** Options that it agrees to perform when asked, in addition to those that it offers. */
  performs?: readonly number[];
  /** It does not answer negotiation at all. */
  deaf?: boolean;
  /** It also accepts TLS from the first byte, on a separate port, with a self-signed certificate. */
  alsoTls?: boolean;
  /** Talks to one client. The connection closes when it returns; `GuestLeft` ends it when the client leaves. */
  serve: (guest: Guest) => Promise<void>;
}
