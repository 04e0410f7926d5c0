import {
  type Banner,
  bannerInputOf,
  type CardFacts,
  type Picture,
  renderBanners,
  renderCards,
} from "../banner/index.ts";
import type { ServerView } from "../model/server-view.ts";
import { siteModel } from "./load.ts";

// All pages of one build share the banners. `astro dev` asks anew, so that edits show: what did not change is cached.
const shared = globalThis as typeof globalThis & {
  mudlarkBanners?: Promise<ReadonlyMap<string, Banner>>;
  mudlarkCards?: Promise<ReadonlyMap<string, Picture>>;
};

/** The banners of all servers that have one, by id, each with its card. */
export function siteBanners(): Promise<ReadonlyMap<string, Banner>> {
  if (shared.mudlarkBanners === undefined || process.env.NODE_ENV === "development") shared.mudlarkBanners = draw();
  return shared.mudlarkBanners;
}

async function draw(): Promise<ReadonlyMap<string, Banner>> {
  const { servers } = await siteModel();
  const inputs = servers.flatMap((server) => {
    const input = server.record === null ? undefined : bannerInputOf(server.record, server.entry);
    return input === undefined ? [] : [{ ...input, card: cardOf(server) }];
  });
  return renderBanners(inputs);
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
export function siteCards(): Promise<ReadonlyMap<string, Picture>> {
  shared.mudlarkCards ??= drawCards();
  return shared.mudlarkCards;
}

async function drawCards(): Promise<ReadonlyMap<string, Picture>> {
  const { totals, fingerprints, protocols } = await siteModel();
  const facts = [
    { label: "Games", value: String(totals.servers) },
    { label: "Live", value: String(totals.live) },
    { label: "Countries", value: String(totals.countries) },
  ];
  const measured = protocols.filter(({ servers }) => servers.measured.length > 0).map(({ name }) => name);
  return renderCards([
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
  ]);
}

/** Path of a page's card below the base, for `og:image`; undefined where it could not be drawn. */
export async function cardPath(id: string): Promise<`/${string}` | undefined> {
  const card = (await siteCards()).get(id);
  return card === undefined ? undefined : `/banners/${card.file}`;
}
