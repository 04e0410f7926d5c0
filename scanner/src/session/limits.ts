import type { InflateLimits, VisitLimits } from "./types.ts";

/** The limits of a visit, unless the caller sets others. */
export const defaultLimits: VisitLimits = {
  connectMs: 10_000,
  bannerBytes: 64 * 1024,
  connectionBytes: 1024 * 1024,
  totalMs: 150_000,
  readMs: 8_000,
  pauseMs: 1_000,
};

/** The bounds of a short visit that only counts players. */
export const countLimits: VisitLimits = {
  ...defaultLimits,
  connectMs: 5_000,
  totalMs: 20_000,
  readMs: 5_000,
};

/** Times of such a visit, in milliseconds. */
export const countTimes = {
  /** A server that has not offered MSSP by then is asked for it. */
  askMs: 1_500,
  /** The wait for MSSP. */
  msspMs: 4_000,
  /** Silence that ends a login screen. */
  screenMs: 1_500,
  /** Silence that ends the answer to WHO, and after its last line. */
  whoQuietMs: 2_000,
  whoRestMs: 200,
  /** Longest reading of that answer. */
  whoMs: 8_000,
} as const;

/** Times of the fingerprint rule (telnetlib3 2.5.0), in milliseconds. Changing one changes the rule. */
export const ruleTimes = {
  /** Step 1: negotiation settles. */
  settleMs: 500,
  /** Silence that ends a text. */
  quietMs: 2_000,
  /** Step 4: how long to wait for answers to the probe, checked once per tick. */
  probeMs: 500,
  probeTickMs: 50,
  /** How long after the start to wait for MSSP data that the server agreed to send. */
  msspMs: 5_000,
  /** How long to wait for the rest of MSSP data after its first part. */
  msspRestMs: 500,
} as const;

/** Step 3: maximum number of prompts to answer. */
export const maxRounds = 5;

/** Times of the deep connection, in milliseconds. */
export const deepTimes = {
  settleMs: 1_000,
  quietMs: 3_000,
  /** Silence that ends a screen with hardly any text, or one that asks to wait. */
  slightQuietMs: 7_000,
  /** Longest time to read a login screen: some are typed out character by character. */
  screenMs: 60_000,
  /** Longest time to read what follows an answer. */
  readMs: 20_000,
  /** How long to wait for the answer to a timing mark. */
  syncMs: 3_000,
  /** How long to wait for promised data after the mark. */
  afterSyncMs: 700,
  /** Silence that ends reading after the last Return. */
  lastQuietMs: 1_500,
  /** How long to wait for the START-TLS handshake. */
  startTlsMs: 5_000,
} as const;

/**
 * Limits of compression (MCCP) per connection, over all its streams: inflated bytes, their ratio to compressed bytes,
 * and the number of streams.
 */
export const inflateLimits: InflateLimits = {
  bytes: 1024 * 1024,
  ratio: 200,
  streams: 8,
};
/** Number of inflated bytes from which the ratio counts: short texts can compress extremely well. */
export const inflateRatioFrom = 256 * 1024;

/** Number of terminal queries (cursor position, status, kind) to answer per connection. */
export const maxQueryReplies = 50;

/** Maximum number of bytes to send per connection, whatever the server asks for. A visit needs a few hundred. */
export const maxSentBytes = 64 * 1024;

/**
 * Bytes to parse without checking the clock, and how long to work before other visits get the thread, in milliseconds.
 */
export const sliceBytes = 4 * 1024;
export const sliceMs = 15;

/**
 * Thread time that one connection may use, in milliseconds; a normal visit takes 3 to 5. This is a last resort: the
 * limits on what a server sends are reached long before, on any machine.
 */
export const maxThreadMs = 10_000;

/** Bytes to keep from the end of a text that is too long to keep whole, because its prompt is there. */
export const textEndBytes = 4 * 1024;

/** Maximum number of negotiation verbs and subnegotiations per connection; beyond it the connection is closed. */
export const maxTelnetEvents = 20_000;

/** Number of subnegotiation findings to keep per connection. */
export const maxFindings = 500;

/**
 * Limits of the connection log: lines, characters per line, and characters in total. A long session with a busy server
 * takes about 20,000.
 */
export const maxLogLines = 4_000;
export const maxLogText = 2_000;
export const maxLogCharacters = 96 * 1024;

/** Received bytes to queue for the visit; beyond this the socket is paused. */
export const maxQueuedBytes = 256 * 1024;

/** Maximum number of notes per record. */
export const maxNotes = 50;
