import { inertJson } from "@mudlark/scanner/record";
import { comparedGame } from "../components/compare/compared.ts";
import { absolute } from "../config/paths.ts";
import { site } from "../config/site.ts";
import { theme } from "../config/theme.ts";
import { bannerOf } from "../load/banners.ts";
import { serverFeed } from "../load/feeds.ts";
import { connectionLog } from "../load/load.ts";
import { historyDocument, serverDocument } from "../formats/api/server-document.ts";
import { badgeKinds, badgeOf, badgeSvg, shieldsDocument } from "../formats/badges/badge.ts";
import { countsCsv } from "../formats/exports/counts-csv.ts";
import { historyCsv } from "../formats/exports/history-csv.ts";
import type { ServerView } from "../model/server-view.ts";

/** A file that every server has in addition to its page. */
export interface ServerFile {
  /** Its path below the site's base is this, the server's id, and `after`. */
  before: `${string}/`;
  after: string;
  /** Media type, for `astro dev`; elsewhere the web server derives it from the name. */
  type: string;
  /** A file with the contents of all of them, one after the other, in the order of the servers. */
  all?: { path: string; type: string };
  /** It is made from the drawn banner, which may not be there before all pages are. */
  drawn?: true;
  /** Null if this server has no such file. */
  text: (server: ServerView, asOf: string | null) => string | null | Promise<string | null>;
}

const json = (value: unknown): string => `${inertJson(value)}\n`;

/**
 * All files of one server except its page. They are not endpoints among the pages, because there are about ten for each
 * of thousands of servers, and Astro's router would take longer for them than for all the pages.
 */
export const serverFiles: readonly ServerFile[] = [
  {
    before: "api/v1/servers/",
    after: ".json",
    type: "application/json",
    all: { path: "api/v1/dump.ndjson", type: "application/x-ndjson" },
    text: (server) => json(serverDocument(server, absolute)),
  },
  {
    before: "api/v1/servers/",
    after: "/history.json",
    type: "application/json",
    text: (server, asOf) => json(historyDocument(server, asOf)),
  },
  {
    before: "api/v1/servers/",
    after: "/history.csv",
    type: "text/csv",
    text: (server, asOf) => historyCsv(historyDocument(server, asOf)),
  },
  {
    before: "api/v1/servers/",
    after: "/counts.csv",
    type: "text/csv",
    text: ({ counts }) => countsCsv(counts),
  },
  ...badgeKinds.flatMap((kind): ServerFile[] => [
    {
      before: "badges/",
      after: `/${kind}.svg`,
      type: "image/svg+xml",
      text: (server) => badgeSvg(badgeOf(server, kind, site.name, site.listed.singular), theme.palette.light.river),
    },
    {
      before: "badges/",
      after: `/${kind}.json`,
      type: "application/json",
      text: (server) => json(shieldsDocument(badgeOf(server, kind, site.name, site.listed.singular))),
    },
  ]),
  {
    before: "servers/",
    after: "/atom.xml",
    type: "application/atom+xml",
    text: (server) => serverFeed(server, "atom"),
  },
  {
    before: "servers/",
    after: "/feed.json",
    type: "application/feed+json",
    text: (server) => serverFeed(server, "json"),
  },
  {
    before: "servers/",
    after: "/compare.json",
    type: "application/json",
    text: (server) => json(comparedGame(server)),
  },
  {
    before: "servers/",
    after: "/record.json",
    type: "application/json",
    text: ({ record }) => (record === null ? null : `${inertJson(record, 2)}\n`),
  },
  {
    before: "servers/",
    after: "/log.txt",
    type: "text/plain",
    text: ({ id }) => connectionLog(id),
  },
  {
    before: "servers/",
    after: "/banner.txt",
    type: "text/plain",
    drawn: true,
    text: async ({ id }) => {
      const text = (await bannerOf(id))?.text ?? "";
      return text.trim() === "" ? null : `${text}\n`;
    },
  },
];
