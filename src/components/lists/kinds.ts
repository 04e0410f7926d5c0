import { listed } from "../../config/listed.ts";
import { currentPlayers } from "../../model/nights.ts";
import type { ServerView } from "../../model/server-view.ts";
import { stillAnswers } from "../../model/status.ts";
import { byName } from "../../model/text.ts";
import type { SiteModel } from "../../model/site-model.ts";

/** A list of games with its own page, complete without scripts, because links to it must work everywhere. */
interface ListKind {
  slug: string;
  /** Its label in a row of links: "Screen-reader friendly". */
  label: string;
  title: string;
  /** What is listed and why, in a sentence or two. */
  intro: string;
  caption: string;
  /** The order of the rows, in words. */
  order: string;
  /** The same choice in the directory, to continue from: "?reader=yes". */
  query: string;
  of: (model: SiteModel) => readonly ServerView[];
  /** What the page says if there is none. */
  none: string;
}

const day = 86_400_000;
/** Maximum number of games on the lists of the busiest and the newest. */
const most = 100;

const players = (server: ServerView): number => currentPlayers(server) ?? -1;

/** Games with the most players first; the others by name. */
export function byPlayers(servers: readonly ServerView[]): ServerView[] {
  return [...servers].sort((a, b) => players(b) - players(a) || byName(a.name, b.name));
}

/** The first visit that we know of. */
const since = ({ history }: ServerView): number => history[0]?.at ?? 0;

/** Whether a time was within the last days of the data. */
function within(at: string, days: number, asOf: string | null): boolean {
  return asOf !== null && Date.parse(asOf) - Date.parse(at) <= days * day;
}

export const listKinds: readonly ListKind[] = [
  {
    slug: "newcomers",
    label: "Just started",
    title: `${listed.title} for beginners`,
    intro: `Those that say they help people who are new to ${listed.many}, and that answered our latest visit.`,
    caption: `Newbie-friendly ${listed.games}`,
    order: "most players first",
    query: "?status=live&newbie-friendly=yes",
    of: ({ servers }) =>
      byPlayers(
        servers.filter(
          (server) =>
            server.status.state === "live" &&
            server.rules.some(({ key, choice }) => key === "newbieFriendly" && choice.slug === "yes"),
        ),
      ),
    none: `No live ${listed.game} says so yet.`,
  },
  {
    slug: "screen-reader",
    label: "Screen-reader friendly",
    title: `Screen-reader-friendly ${listed.many}`,
    intro: `${listed.Games} that support screen readers, fully or partly, according to their entries.`,
    caption: `${listed.Games} that support screen readers`,
    order: "most players first",
    query: "?reader=yes&reader=partly",
    of: ({ servers }) =>
      byPlayers(servers.filter(({ screenReader }) => screenReader?.value === true || screenReader?.value === "partly")),
    none: "No entry says so yet.",
  },
  {
    slug: "busiest",
    label: "Busy now",
    title: `The busiest ${listed.many}`,
    intro: `${listed.Games} with the most players online at our last visit.`,
    caption: `Busiest ${listed.games}`,
    order: "most players first",
    query: "?online=1&sort=players",
    of: ({ servers }) => byPlayers(servers.filter((server) => players(server) > 0)).slice(0, most),
    none: `No ${listed.game} reports players online.`,
  },
  {
    slug: "browser",
    label: "Plays in the browser",
    title: `${listed.title} to play in the browser`,
    intro: `${listed.Games} you can play on a web page, with nothing to install.`,
    caption: `${listed.Games} in the browser`,
    order: "most players first",
    query: "?browser=yes",
    of: ({ servers }) => byPlayers(servers.filter(({ play }) => play !== null)),
    none: `No listed ${listed.game} has such a page yet.`,
  },
  {
    slug: "live",
    label: "Live",
    title: `Live ${listed.many}`,
    intro: `${listed.Games} that answered our latest visit.`,
    caption: `Live ${listed.games}`,
    order: "most players first",
    query: "?status=live",
    of: ({ servers }) => byPlayers(servers.filter(({ status }) => status.state === "live")),
    none: `No ${listed.game} is live.`,
  },
  {
    slug: "new",
    label: "New here",
    title: "New in the directory",
    intro: `The most recently listed ${listed.games}, up to ${most}, as long as they answer.`,
    caption: `New ${listed.games}`,
    order: "newest first",
    query: "?status=live",
    of: ({ servers }) =>
      servers
        .filter((server) => stillAnswers(server.status) && server.history.length > 0)
        .sort((a, b) => since(b) - since(a) || byName(a.name, b.name))
        .slice(0, most),
    none: `No ${listed.game} has been visited yet.`,
  },
  {
    slug: "dark",
    label: "Gone dark this week",
    title: "Gone dark this week",
    intro: `${listed.Games} that stopped answering within the last seven days. Many come back.`,
    caption: `${listed.Games} that went dark this week`,
    order: "latest first",
    query: "?status=dark",
    of: ({ news, byId, asOf }) => {
      const ids = news.filter(({ kind, at }) => kind === "dark" && within(at, 7, asOf)).map(({ server }) => server);
      return [...new Set(ids)].flatMap((id) => byId.get(id) ?? []).filter(({ status }) => status.state === "dark");
    },
    none: `No ${listed.game} went dark this week.`,
  },
];

/** Links to all lists, in their order. */
export const listLinks = listKinds.map(({ slug, label }) => ({ path: `/lists/${slug}/` as const, label }));
