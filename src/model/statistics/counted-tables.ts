import type { SiteModel } from "../site-model.ts";
import { groupRows, createdRows, optionCounts, statusCounts, tlsCounts, type CountRow } from "./counts.ts";
import type { DrawnTable } from "./table.ts";

/** A table with one count per row, and its source. */
interface Counted {
  slug: string;
  title: string;
  about: string;
  /** Header of the first column. */
  what: string;
  rows: (model: SiteModel) => readonly CountRow[];
  /** Folder of the site where each row has a page. */
  folder?: string;
  chart?: DrawnTable["chart"];
}

export const statusTable: Counted = {
  slug: "status",
  title: "Status",
  about: "Every listed server once, as of its latest visit.",
  what: "Status",
  rows: statusCounts,
};

/** What is counted in addition to the status and the protocols, in page order. */
export const countedTables: readonly Counted[] = [
  {
    slug: "codebases",
    title: "Codebases",
    about: "According to the listing or the server; spellings and versions are merged.",
    what: "Codebase",
    rows: ({ codebases }) => groupRows(codebases),
    folder: "codebases",
  },
  {
    slug: "families",
    title: "Families",
    about: "According to the listing, the server, or its codebase.",
    what: "Family",
    rows: ({ families }) => groupRows(families),
    folder: "families",
  },
  {
    slug: "created",
    title: "Creation years",
    about: "According to the listing or the server; years without a new one count as 0.",
    what: "Year",
    rows: ({ servers }) => createdRows(servers),
    chart: "columns",
  },
  {
    slug: "countries",
    title: "Countries",
    about: "Where the server says it is based, or else the country of its IP address.",
    what: "Country",
    rows: ({ countries }) => groupRows(countries.filter((country) => country.servers.length > 0)),
    folder: "countries",
  },
  {
    slug: "languages",
    title: "Languages",
    about: "According to the listing or the server; a server may have several.",
    what: "Language",
    rows: ({ languages }) => groupRows(languages),
    folder: "languages",
  },
  {
    slug: "genres",
    title: "Genres",
    about: "According to the listing or the server.",
    what: "Genre",
    rows: ({ genres }) => groupRows(genres),
    folder: "genres",
  },
  {
    slug: "encodings",
    title: "Login screen encodings",
    about: "Encoding of the login screen: from the listing, from negotiation, or detected from its bytes.",
    what: "Encoding",
    rows: ({ encodings }) => groupRows(encodings),
    folder: "encodings",
  },
  {
    slug: "tls",
    title: "TLS and certificates",
    about:
      "Measured if the listing or the server names a TLS port. A certificate has problems if a strict client would complain.",
    what: "TLS",
    rows: ({ servers }) => tlsCounts(servers),
  },
  {
    slug: "options-requested",
    title: "Options requested",
    about: "Telnet options that servers ask the client to use.",
    what: "Option",
    rows: ({ servers }) => optionCounts(servers, "requested"),
  },
  {
    slug: "options-offered",
    title: "Options offered",
    about: "Telnet options that servers offer, unasked or when asked.",
    what: "Option",
    rows: ({ servers }) => optionCounts(servers, "offered"),
  },
];

/** The table for a model. */
export function countTable(
  { slug, title, about, what, rows, folder, chart = "bars" }: Counted,
  model: SiteModel,
): DrawnTable {
  const counts = rows(model);
  return {
    slug,
    title,
    about,
    header: [what, "Servers"],
    rows: counts.map((row) => [row.name, row.servers]),
    chart,
    ...(folder !== undefined && { pages: counts.map((row) => `/${folder}/${row.slug}/` as const) }),
  };
}
