import type { InflateLimits, VisitLimits } from "./types.ts";

/** The bounds of a visit, where a caller sets none of its own. */
export const defaultLimits: VisitLimits = {
  connectMs: 10_000,
  bannerBytes: 64 * 1024,
  connectionBytes: 1024 * 1024,
  totalMs: 150_000,
  readMs: 8_000,
  pauseMs: 1_000,
};

/** Times of the fingerprint rule (telnetlib3 2.5.0), in milliseconds. A change of one is a change of rule. */
export const ruleTimes = {
  /** Step 1: negotiation settles. */
  settleMs: 500,
  /** Silence that ends a text. */
  quietMs: 2_000,
  /** Step 4: the wait for answers to the probe, looked at in ticks. */
  probeMs: 500,
  probeTickMs: 50,
  /** MSSP data that was promised is waited for until so long after the start. */
  msspMs: 5_000,
  /** The rest of MSSP data whose first part was waited for. */
  msspRestMs: 500,
} as const;

/** Step 3: rounds of answering, at most. */
export const MAX_ROUNDS = 5;

/** Times of the deep connection, in milliseconds. */
export const deepTimes = {
  settleMs: 1_000,
  quietMs: 3_000,
  /** A screen that is slight, or asks to wait, is given so much silence instead. */
  slightQuietMs: 7_000,
  /** Longest reading of a login screen: some are typed letter by letter. */
  screenMs: 60_000,
  /** Longest reading of what follows an answer. */
  readMs: 20_000,
  /** The wait for the answer to a timing mark. */
  syncMs: 3_000,
  /** Behind the mark, for data that was promised. */
  afterSyncMs: 700,
  /** Silence that ends the reading behind the last Return. */
  lastQuietMs: 1_500,
  /** The wait for the handshake of START-TLS. */
  startTlsMs: 5_000,
} as const;

/**
 * Compression (MCCP) of one connection, all its streams together: inflated bytes, how many times the compressed ones they
 * may be, and streams that may begin.
 */
export const inflateLimits: InflateLimits = {
  bytes: 1024 * 1024,
  ratio: 200,
  streams: 8,
};
/** The ratio counts from so many inflated bytes on: short texts compress wildly. */
export const INFLATE_RATIO_FROM = 256 * 1024;

/** Queries of the terminal (cursor position, status, kind) that are answered on one connection. */
export const MAX_QUERY_REPLIES = 50;

/** Bytes that we send on one connection, whatever the server asks; a visit needs a few hundred. */
export const MAX_SENT_BYTES = 64 * 1024;

/** Bytes that are parsed without looking at the clock, and for how long before other visits get the thread, in milliseconds. */
export const SLICE_BYTES = 4 * 1024;
export const SLICE_MS = 15;

/**
 * Time on the thread that one connection may take, in milliseconds; a usual visit takes 3 to 5. The last resort: the
 * bounds on what a server sends are reached long before, on any machine.
 */
export const MAX_THREAD_MS = 10_000;

/** Bytes that are kept from the end of a text that is longer than what is kept from its beginning: a prompt is there. */
export const TEXT_END_BYTES = 4 * 1024;

/** Negotiation verbs and subnegotiations that are heard on one connection; then it is closed. */
export const MAX_TELNET_EVENTS = 20_000;

/** Facts of subnegotiations that are kept of one connection. */
export const MAX_FINDINGS = 500;

/** Lines of the connection log, characters of one line, and of all. A long session of a whole server takes about 20,000. */
export const MAX_LOG_LINES = 4_000;
export const MAX_LOG_TEXT = 2_000;
export const MAX_LOG_CHARACTERS = 96 * 1024;

/** Received bytes that wait for the visit to take them; beyond, the socket pauses. */
export const MAX_QUEUED_BYTES = 256 * 1024;

/** Notes of one record. */
export const MAX_NOTES = 50;
