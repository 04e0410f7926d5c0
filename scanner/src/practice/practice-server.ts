import type { Guest } from "./guest.ts";

/** What the demo's listing says of a practice server before any visit: facts of a listing file, without its addresses. */
export interface PracticeEntry {
  name: string;
  description?: string;
  encoding?: string;
  mssp?: "text";
  genre?: string;
  language?: string;
  created?: number;
}

/** A small MUD server of the practice realm: behaves like one family of real servers. */
export interface PracticeServer {
  /** Id of its listing entry. */
  id: string;
  /** One line for people: which family, what is special. */
  about: string;
  entry: PracticeEntry;
  /** Encoding of the text that it sends. */
  encoding: string;
  /** Options that it agrees to perform when it is asked, besides those that it offers. */
  performs?: readonly number[];
  /** It answers no negotiation at all. */
  deaf?: boolean;
  /** It takes TLS from the first byte too, on a port of its own, with a certificate of its own signature. */
  alsoTls?: boolean;
  /** Talks to one client; the connection closes when it returns, and it ends by `GuestLeft` when the client leaves. */
  serve: (guest: Guest) => Promise<void>;
}
