import { listed } from "../config/listed.ts";
import { absolute } from "../config/paths.ts";
import { site } from "../config/site.ts";
import { feedText, type FeedFormat } from "../formats/feeds/feed.ts";
import type { ServerView } from "../model/server-view.ts";
import type { NewsItem, SiteModel } from "../model/site-model.ts";
import { siteModel } from "./load.ts";

/** The feed of all news. */
export async function newsFeed(format: FeedFormat): Promise<string> {
  const model = await siteModel();
  const about = {
    title: `${site.name}: ${listed.one} news`,
    description: "Servers that are new, dark, back, moved or changed, or have more players than ever, as measured.",
    page: "/news/",
    atom: "/news/atom.xml",
    rss: "/news/rss.xml",
    json: "/news/feed.json",
    siteName: site.name,
    asOf: model.asOf,
  } as const;
  return feedText(format, model.news, about, (id) => model.byId.get(id)?.name ?? id, absolute);
}

let newsByServer: { model: SiteModel; items: Map<string, NewsItem[]> } | undefined;

/** News of one server, newest first. */
export async function newsOf(id: string): Promise<readonly NewsItem[]> {
  const model = await siteModel();
  if (newsByServer?.model !== model) newsByServer = { model, items: Map.groupBy(model.news, (item) => item.server) };
  return newsByServer.items.get(id) ?? [];
}

/** The feed of one server's news. */
export async function serverFeed(server: ServerView, format: FeedFormat): Promise<string> {
  const { asOf } = await siteModel();
  const about = {
    title: `${server.name}: news by ${site.name}`,
    description: `What nightly measurements found about ${server.name}.`,
    page: `/servers/${server.id}/`,
    atom: `/servers/${server.id}/atom.xml`,
    json: `/servers/${server.id}/feed.json`,
    siteName: site.name,
    asOf,
  } as const;
  return feedText(format, await newsOf(server.id), about, () => server.name, absolute);
}
