import type { CapabilityState } from "./server-view.ts";
import { capabilityStates } from "./server-view.ts";
import type { Cell } from "./exports/csv.ts";
import type { SiteModel } from "./site-model.ts";
import {
  countsOf,
  createdOf,
  nightsOf,
  optionCounts,
  optionsByMonth,
  statusCounts,
  tlsCounts,
  type CountRow,
} from "./statistics.ts";

/** One table of the statistics, with what is needed to draw it, to read it aloud and to download it. */
export interface StatisticsTable {
  slug: string;
  title: string;
  /** What is counted, and how: read before the chart. */
  about: string;
  header: readonly string[];
  rows: readonly (readonly Cell[])[];
  /** How it is drawn: bars lie, columns stand, states are stacked, lines run over the days in the first column. */
  chart: "bars" | "columns" | "states" | "lines";
  /** Columns that are drawn as lines, by their place. */
  lines?: readonly number[];
  /** Address of the page of a row, where each has one; parallel to `rows`. */
  pages?: readonly (`/${string}` | null)[];
}

const stateNames: Record<CapabilityState, string> = {
  measured: "measured",
  claimed: "claimed only",
  contradicted: "contradicted",
  refused: "refused",
  "not-asked": "not asked",
};

/** All tables, in the order of the page. Those without a row are left out. */
export function statisticsTables(model: SiteModel): StatisticsTable[] {
  const { servers } = model;
  const counts = (
    slug: string,
    title: string,
    about: string,
    what: string,
    rows: readonly CountRow[],
    page?: (row: CountRow) => `/${string}`,
    chart: "bars" | "columns" = "bars",
  ): StatisticsTable => ({
    slug,
    title,
    about,
    header: [what, "Servers"],
    rows: rows.map((row) => [row.name, row.servers]),
    chart,
    ...(page === undefined ? {} : { pages: rows.map(page) }),
  });
  const tables: StatisticsTable[] = [
    counts("status", "Status", "Every listed game once, by the newest visits.", "Status", statusCounts(model)),
    {
      slug: "protocols",
      title: "Protocol support",
      about:
        "Measured means negotiated, or its data seen. A claim by MSSP alone is not support; a claim that the server refused is contradicted.",
      header: ["Protocol", ...capabilityStates.map((state) => stateNames[state])],
      rows: model.protocols.map((protocol) => [
        protocol.name,
        ...capabilityStates.map((state) => protocol.servers[state].length),
      ]),
      chart: "states",
      pages: model.protocols.map((protocol) => `/protocols/${protocol.slug}/` as const),
    },
    nightTable(model),
    playersTable(model),
    optionsTable(model),
    counts(
      "codebases",
      "Codebases",
      "By the entry or the server's own word, spellings and versions put together.",
      "Codebase",
      countsOf(model.codebases),
      (row) => `/codebases/${row.slug}/`,
    ),
    counts(
      "families",
      "Families",
      "By the entry, the server's word, or its codebase.",
      "Family",
      countsOf(model.families),
      (row) => `/families/${row.slug}/`,
    ),
    counts(
      "created",
      "Creation years",
      "By the entry or the server's own word; years without a server stand as 0.",
      "Year",
      createdOf(servers),
      undefined,
      "columns",
    ),
    counts(
      "countries",
      "Countries",
      "Where the game says it is; where it does not say, by its IP address.",
      "Country",
      countsOf(model.countries.filter((country) => country.servers.length > 0)),
      (row) => `/countries/${row.slug}/`,
    ),
    counts(
      "languages",
      "Languages",
      "By the entry or the server's own word; a game may have several.",
      "Language",
      countsOf(model.languages),
      (row) => `/languages/${row.slug}/`,
    ),
    counts(
      "genres",
      "Genres",
      "By the entry or the server's own word.",
      "Genre",
      countsOf(model.genres),
      (row) => `/genres/${row.slug}/`,
    ),
    counts(
      "encodings",
      "Encodings",
      "Of the login screen: by the entry, by negotiation, or told from its bytes.",
      "Encoding",
      countsOf(model.encodings),
      (row) => `/encodings/${row.slug}/`,
    ),
    counts(
      "tls",
      "TLS",
      "Measured where a TLS port is listed or told; a certificate has problems when a strict client would complain.",
      "TLS",
      tlsCounts(servers),
    ),
    counts(
      "options-requested",
      "Options asked for",
      "Telnet options that servers ask of the client.",
      "Option",
      optionCounts(servers, "requested"),
    ),
    counts(
      "options-offered",
      "Options offered",
      "Telnet options that servers offer, by themselves or when asked.",
      "Option",
      optionCounts(servers, "offered"),
    ),
  ];
  return tables.filter((table) => table.rows.length > 0);
}

function nightTable(model: SiteModel): StatisticsTable {
  return {
    slug: "nights",
    title: "Servers visited and reached",
    about:
      "Night by night. Nights without a census, or with less than three quarters of the usual visits, are gaps in the picture.",
    header: ["Night (UTC)", "Visited", "Reached", "Changed", "Complete"],
    rows: nightsOf(model.servers).map((night) => [
      night.date,
      night.visited,
      night.reached,
      night.changed,
      night.complete ? "yes" : "no",
    ]),
    chart: "lines",
    lines: [1, 2],
  };
}

function playersTable(model: SiteModel): StatisticsTable {
  return {
    slug: "players",
    title: "Players online",
    about:
      "Sum of the last count of each night over the servers that tell a number, most of them around the hour of the census.",
    header: ["Night (UTC)", "Players", "Servers counted", "Complete"],
    rows: nightsOf(model.servers).flatMap((night) =>
      night.players === null ? [] : [[night.date, night.players, night.counted, night.complete ? "yes" : "no"]],
    ),
    chart: "lines",
    lines: [1],
  };
}

function optionsTable(model: SiteModel): StatisticsTable {
  const { options, months } = optionsByMonth(model);
  return {
    slug: "options-over-time",
    title: "Negotiated options over time",
    about:
      "Per cent of the servers reached in a month whose fingerprint asks for or offers the option. Servers whose fingerprint of that time is not known any more are left out.",
    header: ["Month", "Servers", ...options],
    rows: months.map((month) => [month.month, month.servers, ...month.percents]),
    chart: "lines",
    lines: options.slice(0, 6).map((_, index) => index + 2),
  };
}
