import type { AstroIntegrationLogger } from "astro";
import type { Banner, Picture } from "../../banner/types.ts";

/** Start-up data of the second thread. */
export interface ThreadStart {
  /** Folder of the built site. */
  out: string;
  /** Time of the build: both threads must judge by the same. */
  now: number;
  root: string;
  rootUrl: string;
}

/** What both threads know about the pictures before any is drawn. */
export interface PicturesKept {
  banners: ReadonlyMap<string, Banner>;
  cards: ReadonlyMap<string, Picture>;
  /** Ids of the servers that have a banner. */
  drawn: ReadonlySet<string>;
}

/** What was drawn by this build. */
export interface PicturesDrawn {
  /** Ids of all banners, in the order of the pages' thread. */
  order: readonly string[];
  /** Those that were not among the kept ones. */
  banners: ReadonlyMap<string, Banner>;
  cards: ReadonlyMap<string, Picture>;
  /** Published file → its folder. */
  published: ReadonlyMap<string, string>;
}

/** The pages as Astro has bundled them. */
export interface PageBundle {
  /** URL of the module that exports the app. */
  entry: string;
  /** The style sheets of each page, by Astro's key of the page. */
  styles: ReadonlyMap<string, { styles: unknown[] }>;
  /** Scripts that integrations add to every page. */
  scripts: unknown[];
}

/** A page to render. */
export interface PageRequest {
  /** Number of the request, which the reply repeats. */
  number: number;
  url: string;
  /** The route's pattern and the page's file, which together identify the route. */
  route: string;
  component: string;
}

/** A rendered page; without a body if it could not be rendered there. */
export interface PageReply {
  number: number;
  rendered: { body: ArrayBuffer | null; status: number; headers: [string, string][] } | null;
}

/** A line for Astro's log. */
export type LogEvent = Parameters<AstroIntegrationLogger["options"]["destination"]["write"]>[0];

/** Messages to the second thread, in this order; "page" any number of times. */
export type ToThread =
  /** What this build reads from the data folder is in the cache. */
  | { kind: "load" }
  | { kind: "kept"; pictures: PicturesKept }
  | { kind: "drawn"; pictures: PicturesDrawn }
  | { kind: "bundle"; bundle: PageBundle }
  | { kind: "page"; page: PageRequest }
  /** All pages are rendered. */
  | { kind: "rendered" };

/** Messages of the second thread. */
export type FromThread =
  /** It is free for pages. */
  | { kind: "free" }
  | { kind: "page"; reply: PageReply }
  | { kind: "log"; event: LogEvent }
  /** Its last message: the number of files that it wrote. */
  | { kind: "done"; written: number };
