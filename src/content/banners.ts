import {
  type Banner,
  bannerInputOf,
  beginPictures,
  type CardFacts,
  type CardInput,
  type PicturesBegun,
} from "../banner/index.ts";
import type { ServerView } from "../model/server-view.ts";
import type { SiteModel } from "../model/site-model.ts";
import { siteModel } from "./load.ts";

// All pages of one build share the pictures. `astro dev` asks anew, so that edits show: what did not change is cached.
const shared = globalThis as typeof globalThis & { mudlarkPictures?: Promise<SitePictures> };

interface SitePictures extends PicturesBegun {
  /** Ids of the servers that have a banner. */
  drawn: ReadonlySet<string>;
}

/** Begins, once a build, to draw what is not in the cache. */
function pictures(): Promise<SitePictures> {
  if (shared.mudlarkPictures === undefined || process.env.NODE_ENV === "development") shared.mudlarkPictures = begin();
  return shared.mudlarkPictures;
}

async function begin(): Promise<SitePictures> {
  const model = await siteModel();
  const inputs = model.servers.flatMap((server) => {
    const input = server.record === null ? undefined : bannerInputOf(server.record, server.entry);
    return input === undefined ? [] : [{ ...input, card: cardOf(server) }];
  });
  return { drawn: new Set(inputs.map(({ id }) => id)), ...beginPictures(inputs, cardsOf(model)) };
}

/** The banners of all servers that have one, by id, each with its card. Waits until all are drawn. */
export async function siteBanners(): Promise<ReadonlyMap<string, Banner>> {
  const { all } = await pictures();
  return (await all).banners;
}

/** The banner of one server, at once where it lay in the cache; undefined where the server has none. */
export async function bannerOf(id: string): Promise<Banner | undefined> {
  const { drawn, kept, all } = await pictures();
  return kept.banners.get(id) ?? (drawn.has(id) ? (await all).banners.get(id) : undefined);
}

/** Path of a page's card below the base, for `og:image`; undefined where it could not be drawn. */
export async function cardPath(id: string): Promise<`/${string}` | undefined> {
  const { kept, all } = await pictures();
  const card = kept.cards.get(id) ?? (await all).cards.get(id);
  return card === undefined ? undefined : `/banners/${card.file}`;
}

/** What a card says of a server: nothing that changes from night to night, or every card would be drawn every night. */
function cardOf(server: ServerView): CardFacts {
  const facts = [
    ["Codebase", server.codebase?.value],
    ["Genre", server.genre?.value.name],
    ["Since", server.created?.value.toString()],
    ["Language", server.languages.map(({ value }) => value.name).join(", ")],
    ["Location", server.location.country?.name],
  ] as const;
  const measured = server.capabilities.filter(({ state }) => state === "measured").map(({ name }) => name);
  const address = server.addresses[0]?.typed;
  return {
    title: server.name,
    ...(address === undefined ? {} : { subtitle: address }),
    facts: facts.flatMap(([label, value]) => (value === undefined || value === "" ? [] : [{ label, value }])),
    badges: measured,
  };
}

/** Cards of pages that show no single server: "site", "fingerprints", "statistics" and each fingerprint's hash. */
function cardsOf({ totals, fingerprints, protocols }: SiteModel): CardInput[] {
  const facts = [
    { label: "Games", value: String(totals.servers) },
    { label: "Live", value: String(totals.live) },
    { label: "Countries", value: String(totals.countries) },
  ];
  const measured = protocols.filter(({ servers }) => servers.measured.length > 0).map(({ name }) => name);
  return [
    { id: "site", title: "A directory of MUDs", subtitle: "that measures what it lists", facts, badges: [] },
    { id: "statistics", title: "MUDs in figures", subtitle: "protocols, codebases, players", facts, badges: measured },
    {
      id: "fingerprints",
      title: "Telnet fingerprints",
      subtitle: "how MUDs negotiate",
      facts: [
        { label: "Fingerprints", value: String(fingerprints.length) },
        { label: "Games visited", value: String(totals.visited) },
      ],
      badges: [],
    },
    ...fingerprints.map(({ hash, data, servers }) => ({
      id: hash,
      title: hash,
      subtitle: "Telnet fingerprint",
      facts: [{ label: "Servers that share it", value: String(servers.length) }],
      badges: data["requested-options"],
    })),
  ];
}
