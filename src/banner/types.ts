import type { Timer } from "./work/thread.ts";

/** One server's banner as bytes, with what is known about it. Made by `bannerInputOf`; nothing in it is trusted. */
export interface BannerInput {
  /** Id of the entry; the key of the result. */
  id: string;
  /** Name of the game, for the alt text, the large letters and the card. */
  name: string;
  /** Text before and after the scanner's Return, telnet removed. */
  before: Uint8Array;
  after: Uint8Array;
  /** A name from @mudlark/scanner/encoding. */
  encoding: string;
  /** Width that the banner was drawn for, if the entry says so; otherwise the art decides, and 80 is the default. */
  columns?: number;
  /** MXP was on, so tags are markup, not text. */
  mxp: boolean;
  /** Addresses of the server itself, which are not masked; the scanner's is. */
  ownAddresses: readonly string[];
  /** The text of the server's card; without it, no card is drawn. */
  card?: CardFacts;
}

/** What every card of a site shows about the site. */
export interface Signature {
  /** The site's name, at the foot. */
  name: string;
  /** Its colour on black, 0xrrggbb; the default colour of cards if absent. */
  accent?: number;
}

/** The text of a card: everything except the banner. */
export interface CardFacts {
  title: string;
  /** One line below the title, such as the address. */
  subtitle?: string;
  /** Up to six facts; "Codebase" → "MusicMUD 3.0". */
  facts: readonly { label: string; value: string }[];
  /** Short marks, such as "GMCP", "TLS", "UTF-8". */
  badges: readonly string[];
  /** What is shown on the right if there is no banner. */
  table?: CardTable;
}

/** Rows of a card, each with a name and a value. */
export interface CardTable {
  title: string;
  /** Up to ten are shown, and the number of the remaining ones. "LDMud" → "12". */
  rows: readonly { name: string; value: string; /** 0 to 1, drawn as a bar. */ share?: number }[];
  /** A sentence below the title, if there are no rows. */
  note?: string;
}

/** A card without a server: the index, a fingerprint, the statistics. */
export interface CardInput extends CardFacts {
  id: string;
}

/** A picture among the published files. */
export interface Picture {
  /** "<content hash>.png", to be served below `banners/`. */
  file: string;
  /** Pixels, for the width and height attributes. */
  width: number;
  height: number;
}

/** Everything that a page needs to show a banner. Plain data, which is cached as JSON. */
export interface Banner {
  id: string;
  /** Absent if nothing could be drawn: no text, or a problem. Serve it with `image-rendering: pixelated`. */
  png?: Picture;
  /** A smaller picture for the gallery; absent if the picture is already small enough. */
  thumbnail?: Picture;
  /**
   * Markup for the inside of a `<pre class="banner-text">`: escaped, only generated classes, no inline style. Absent if
   * it would be too large for a page (`isBearable`): show `text`, or link to it.
   */
  html?: string;
  /** "<content hash>.css": the rules of those classes and the web font they need; absent if none is needed. */
  css?: string;
  /** The screen as plain text, lines joined by "\n". */
  text: string;
  /** The readable words without the art, at full length. */
  words: string;
  /** `words`, short enough for an `alt` attribute, never empty. */
  alt: string;
  /** 1200x630, for `og:image`. */
  card?: Picture;
  /** Size of the screen in cells, after trimming. */
  columns: number;
  rows: number;
  /** Sentences for the build's report: what was cut, what failed. */
  problems: string[];
}

/** Rendering options. All defaults suit a build. */
export interface RenderOptions {
  /** Where results are kept between builds. */
  cacheDir?: string;
  /** Number of worker threads. */
  workers?: number;
  /** Milliseconds that one banner may take before its worker is terminated and its text is shown instead. */
  deadlineMs?: number;
  /** The timer for those milliseconds. */
  timer?: Timer;
}
