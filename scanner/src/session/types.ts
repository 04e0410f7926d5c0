import type { ScanRecord } from "../record/index.ts";

/** What to connect to, and what is known about it. */
export interface VisitTarget {
  host: string;
  port: number;
  /** TLS from the first byte. */
  tls: boolean;
  /** Encoding from the listing entry; overrides what the scanner would detect. */
  encoding?: string;
  /** Width that the login screen was drawn for, in columns. */
  columns?: number;
  /** `text`: ask for MSSP as a line of text, on a separate connection. */
  mssp?: "text";
  /** `page`: name the crawler's page as a last terminal type, on the deep connection. */
  ttype?: "page";
  /** Whether WHO may be sent at the login screen: with `who` always, with `no-who` never, else if the screen offers it. */
  players?: "who" | "no-who";
  /** The resolved address, if the caller has resolved the host already (the census does, for rate limiting). */
  ip?: string;
}

/** One line of the connection log. */
export interface LogLine {
  level: "DEBUG" | "INFO" | "WARNING";
  /** The module that logs, such as `negotiation`. */
  source: string;
  text: string;
}

/** Limits on time and size. Every limit that a visit can reach has a name, here or in limits.ts. */
export interface VisitLimits {
  connectMs: number;
  /** Bytes of text to keep, before and after Return together. */
  bannerBytes: number;
  /** Bytes to read from one connection before it is closed. */
  connectionBytes: number;
  /** Longest visit, over all its connections. */
  totalMs: number;
  /** Longest time to read one text (step 2, and each round of step 3). */
  readMs: number;
  /** Pause between two connections of one visit. */
  pauseMs: number;
}

/** Limits on what the compressed data of one connection may inflate to. */
export interface InflateLimits {
  /** Inflated bytes. */
  bytes: number;
  /** Inflated bytes per compressed byte. */
  ratio: number;
  /** Number of streams, one after the other. */
  streams: number;
}

/** How the scanner identifies itself: by default as MUDLARK, without a page. */
export interface CrawlerIdentity {
  /** Its name in TTYPE, MNES, GMCP and ZMP. */
  name?: string | undefined;
  /** The address where owners read about it; said on the deep connection, by MNES and GMCP, and by TTYPE if the target allows. */
  page?: string | undefined;
}

export interface VisitOptions {
  crawler?: CrawlerIdentity | undefined;
  /** Also visit private, loopback and documentation addresses. */
  allowPrivate: boolean;
  /** Make the second, deep connection; a function decides from the record of the first one. */
  deep: boolean | ((first: ScanRecord) => boolean);
  limits?: Partial<VisitLimits>;
  /**
   * How many times faster than real time the visit's clock runs, so that each wait is as many times shorter. Only for
   * servers of our own on this machine, which answer at once: to others it would be impatient, and would record silence.
   * Times in the record are those of this clock.
   */
  pace?: number;
  /** Called for each log line, in addition to returning the log. */
  onLog?: (line: LogLine) => void;
  /** Called for each chunk that crosses the wire. */
  onTranscript?: (event: TranscriptEvent) => void;
  /** Ends the visit early and cleanly. */
  signal?: AbortSignal;
  /** Called whenever this visit gets the thread, so that a watchdog knows which visit holds it. */
  onThread?: () => void;
  /** Send WHO on the deep connection if the game offers it and MSSP states no number; only the number is kept. */
  who?: boolean;
  /** Address family to use when the host has both. */
  family?: 4 | 6;
  /**
   * The scanner's own addresses as servers see them, to be scrubbed from everything that is stored. The socket's own
   * address is scrubbed anyway.
   */
  ownAddresses?: readonly string[];
}

/**
 * What crossed the wire: the lines of a transcript file. Times are in seconds since the visit began. The first line
 * says what was visited; `refused` marks a connection that could not be established.
 */
export type TranscriptEvent =
  | { conn: number; t: number; dir: "s2c" | "c2s"; hex: string }
  | {
      conn: number;
      t: number;
      dir: "s2c" | "c2s";
      event: "visit" | "resolve" | "connect" | "refused" | "fin" | "rst" | "tls";
      detail?: unknown;
    };

/** The result of a visit. Failures are outcomes and never exceptions. */
export interface Visit {
  record: ScanRecord;
  /** Players counted otherwise than by MSSP: a number that changes every night, so the record does not have it. */
  counted?: { players: number; source: "who" | "screen" };
  log: LogLine[];
  /** Milliseconds. */
  timing: { connect?: number; first?: number; total: number };
}
