import type { ScanRecord } from "../record/index.ts";

/** Where to go, and what is known of it. */
export interface VisitTarget {
  host: string;
  port: number;
  /** TLS from the first byte. */
  tls: boolean;
  /** Encoding by the listing entry; overrides what the scanner would find. */
  encoding?: string;
  /** Width that the banner was drawn for. */
  columns?: number;
  /** `text`: MSSP may be asked for as a line of text, on a connection of its own. */
  mssp?: "text";
  /** Address that the host resolved to, when the caller resolved it already (the census does, for courtesy). */
  ip?: string;
}

/** One line of the connection log. */
export interface LogLine {
  level: "DEBUG" | "INFO" | "WARNING";
  /** The module that speaks, as `negotiation`. */
  source: string;
  text: string;
}

/** How long, how much. Every bound that a visit can reach has a name, here or in limits.ts. */
export interface VisitLimits {
  connectMs: number;
  /** Bytes of text kept, before and after Return together. */
  bannerBytes: number;
  /** Bytes read from one connection before it is closed. */
  connectionBytes: number;
  /** Longest visit, over all its connections. */
  totalMs: number;
  /** Longest reading of one text (step 2 and each round of step 3). */
  readMs: number;
  /** Pause between two connections of one visit. */
  pauseMs: number;
}

/** What compressed data of one connection may grow to. */
export interface InflateLimits {
  /** Inflated bytes. */
  bytes: number;
  /** Inflated bytes for each compressed one. */
  ratio: number;
  /** Streams that begin, one after the other. */
  streams: number;
}

/** How the scanner identifies itself: by default as MUDLARK, without a page. */
export interface CrawlerIdentity {
  /** Its name in TTYPE, MNES, GMCP and ZMP. */
  name?: string | undefined;
  /** The address where owners read about it; said on the deep connection, by MNES and GMCP. */
  page?: string | undefined;
}

export interface VisitOptions {
  crawler?: CrawlerIdentity | undefined;
  /** Also visit private, loopback and documentation addresses. */
  allowPrivate: boolean;
  /** Make the second, deep connection; or decide it by the record of the first one. */
  deep: boolean | ((first: ScanRecord) => boolean);
  limits?: Partial<VisitLimits>;
  /** Called for each log line, besides being returned. */
  onLog?: (line: LogLine) => void;
  /** Called for each chunk that crosses the wire. */
  onTranscript?: (event: TranscriptEvent) => void;
  /** Ends the visit early and tidily. */
  signal?: AbortSignal;
  /** Called whenever this visit gets the thread, so that a watchdog knows which one holds it. */
  onThread?: () => void;
  /** Address family to use when the host has both. */
  family?: 4 | 6;
  /** The scanner's own addresses as servers see them, to be scrubbed from all that is stored (the socket's own is known). */
  ownAddresses?: readonly string[];
}

/**
 * What crossed the wire: the lines of a transcript file. Times in seconds since the visit began.
 * The first line says what the visit was; `refused` stands for a connection that did not come about.
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

/** What a visit brings home. Never thrown: every failure is an outcome. */
export interface Visit {
  record: ScanRecord;
  log: LogLine[];
  /** Milliseconds. */
  timing: { connect?: number; first?: number; total: number };
}
