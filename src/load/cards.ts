import { defined } from "@mudlark/scanner/objects";
import { listed } from "../config/listed.ts";
import type { CardFacts, CardInput, CardTable } from "../banner/render-banners.ts";
import type { ServerView } from "../model/server-view.ts";
import type { FingerprintView, SiteModel } from "../model/site-model.ts";

/** What a card says about a server: nothing that changes nightly, or every card would be redrawn every night. */
export function cardOf(server: ServerView): CardFacts {
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
    ...defined({ subtitle: address }),
    facts: facts.flatMap(([label, value]) => (value === undefined || value === "" ? [] : [{ label, value }])),
    badges: measured,
    table: {
      title: "Login screen",
      rows: [],
      note: server.record === null ? "not seen yet" : "it showed none",
    },
  };
}

/**
 * Cards of pages that are not about a single server: "site", "fingerprints", "statistics" and each fingerprint's hash.
 */
export function cardsOf({ totals, fingerprints, protocols, families }: SiteModel): CardInput[] {
  const facts = [
    { label: listed.Games, value: String(totals.servers) },
    { label: "Live", value: String(totals.live) },
    { label: "Countries", value: String(totals.countries) },
  ];
  const measured = protocols.map(({ name, servers }) => ({ name, count: servers.measured.length }));
  return [
    {
      id: "site",
      title: `A directory of ${listed.many}`,
      subtitle: "that measures what it lists",
      facts,
      badges: [],
      table: bars(
        "Codebase families",
        families.map(({ name, servers }) => ({ name, count: servers.length })),
      ),
    },
    {
      id: "statistics",
      title: `${listed.title} in figures`,
      subtitle: "protocols and codebases",
      facts,
      badges: [],
      table: bars("Protocols, as measured", measured),
    },
    {
      id: "fingerprints",
      title: "Telnet fingerprints",
      subtitle: `how ${listed.many} negotiate`,
      facts: [
        { label: "Fingerprints", value: String(fingerprints.length) },
        { label: `${listed.Games} visited`, value: String(totals.visited) },
      ],
      badges: [],
      table: bars(
        `${listed.Games} that share one`,
        fingerprints.map(({ hash, servers }) => ({ name: hash, count: servers.length })),
      ),
    },
    ...fingerprints.map(cardOfFingerprint),
  ];
}

function cardOfFingerprint({ hash, data, servers }: FingerprintView): CardInput {
  const lists = [
    ["requested", data["requested-options"]],
    ["offered", data["offered-options"]],
    ["refused", data["refused-options"]],
  ] as const;
  const rows = lists.flatMap(([value, options]) => options.map((name) => ({ name, value })));
  return {
    id: hash,
    title: hash,
    subtitle: "Telnet fingerprint",
    facts: [
      { label: `${listed.Games} that share it`, value: String(servers.length) },
      ...lists.map(([label, options]) => ({ label: `Options ${label}`, value: String(options.length) })),
    ],
    badges: [],
    table: { title: "Options", rows, ...(rows.length === 0 && { note: "none: it does not negotiate" }) },
  };
}

/** Counts as bars, largest first; zeros are left out. */
function bars(title: string, counts: readonly { name: string; count: number }[]): CardTable {
  const sorted = counts.filter(({ count }) => count > 0).sort((a, b) => b.count - a.count);
  const most = sorted[0]?.count ?? 1;
  const rows = sorted.map(({ name, count }) => ({ name, value: String(count), share: count / most }));
  return { title, rows, ...(rows.length === 0 && { note: "nothing has been measured yet" }) };
}
