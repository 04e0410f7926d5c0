import { onceFor } from "../../model/once-for.ts";
import type { Fact, ServerView } from "../../model/server-view.ts";
import { protocolSlug } from "../../model/vocabulary.ts";
import { wordOf } from "../parts/states.ts";
import { protocolsHeading, type DirectoryData, type DirectoryServer, type Facet, type FacetValue } from "./data.ts";
import { measuredOn } from "./row.ts";

interface Value {
  slug: string;
  label: string;
  /** Place among the others; those without one stand by how many servers have them. */
  order?: number;
}

interface Definition {
  key: string;
  label: string;
  heading?: string;
  of: (server: ServerView) => readonly Value[];
}

const statusOrder = ["live", "unstable", "dark", "archived", "unvisited"];
const statusLabels: Record<string, string> = { unvisited: "not measured" };
const tlsLabels: Record<string, string> = {
  trusted: "certificate in order",
  problems: "certificate with problems",
  failed: "promised, but failed",
  claimed: "claimed only",
  none: "none",
};
/** "Not asked" is left out: it says nothing of the server. */
const capabilityOrder = ["measured", "claimed", "contradicted", "refused"];
const playerSteps = [1, 10, 50, 100];

const one = (value: { slug: string; name: string } | null | undefined): Value[] =>
  value == null ? [] : [{ slug: value.slug, label: value.name }];
const many = (facts: readonly Fact<{ slug: string; name: string }>[]): Value[] =>
  facts.flatMap(({ value }) => one(value));
const answer = (fact: Fact<boolean> | null): Value[] =>
  fact === null ? [] : [fact.value ? { slug: "yes", label: "yes", order: 0 } : { slug: "no", label: "no", order: 1 }];

const definitions: readonly Definition[] = [
  {
    key: "status",
    label: "Status",
    of: ({ status: { state } }) => [
      { slug: state, label: statusLabels[state] ?? state, order: statusOrder.indexOf(state) },
    ],
  },
  {
    key: "online",
    label: "Players when last measured",
    of: ({ players }) =>
      playerSteps
        .filter((step) => (players?.value ?? 0) >= step)
        .map((step) => ({ slug: String(step), label: step === 1 ? "at least one" : `${step} or more`, order: step })),
  },
  { key: "genre", label: "Genre", of: ({ genre }) => one(genre?.value) },
  { key: "gameplay", label: "Gameplay", of: ({ gameplay }) => many(gameplay) },
  { key: "language", label: "Language", of: ({ languages }) => many(languages) },
  { key: "country", label: "Country", of: ({ location }) => one(location.country) },
  { key: "family", label: "Codebase family", of: ({ family }) => one(family?.value) },
  { key: "codebase", label: "Codebase", of: ({ codebaseGroup }) => one(codebaseGroup) },
  {
    key: "tls-state",
    label: "TLS",
    of: ({ tls: { state } }) => [
      { slug: state, label: tlsLabels[state] ?? state, order: Object.keys(tlsLabels).indexOf(state) },
    ],
  },
  { key: "encoding", label: "Encoding", of: ({ encodingGroup }) => one(encodingGroup) },
  {
    key: "created",
    label: "Created",
    of: ({ created }) => {
      if (created === null) return [];
      const decade = Math.floor(created.value / 10) * 10;
      return [{ slug: `${decade}s`, label: `${decade}s`, order: decade }];
    },
  },
  { key: "adult", label: "Adults only", heading: "Cost, age, hiring", of: ({ adult }) => answer(adult) },
  { key: "pay", label: "Costs money", heading: "Cost, age, hiring", of: ({ payToPlay }) => answer(payToPlay) },
  {
    key: "perks",
    label: "Perks for sale",
    heading: "Cost, age, hiring",
    of: ({ payForPerks }) => answer(payForPerks),
  },
  {
    key: "builders",
    label: "Wants builders",
    heading: "Cost, age, hiring",
    of: ({ hiringBuilders }) => answer(hiringBuilders),
  },
  {
    key: "coders",
    label: "Wants coders",
    heading: "Cost, age, hiring",
    of: ({ hiringCoders }) => answer(hiringCoders),
  },
  {
    key: "reader",
    label: "Cares for screen readers",
    of: ({ screenReader }) => answer(screenReader),
  },
];

/**
 * The directory's data: every facet with its counts, every server with its values.
 * @param servers by name
 */
export const directoryData = onceFor((servers: readonly ServerView[]): DirectoryData => {
  const facets: Facet[] = [];
  const values: number[][] = servers.map(() => []);
  let first = 0;
  for (const definition of [...definitions, ...protocolDefinitions(servers)]) {
    const found = servers.map((server) => definition.of(server));
    const listed = tally(found);
    if (listed.length === 0) continue;
    const places = new Map(listed.map(({ slug }, index) => [slug, first + index]));
    for (const [index, own] of found.entries()) {
      for (const slug of new Set(own.map((value) => value.slug))) values[index]?.push(places.get(slug) ?? 0);
    }
    const { key, label, heading } = definition;
    facets.push({ key, label, ...(heading !== undefined && { heading }), values: listed });
    first += listed.length;
  }
  return { facets, servers: servers.map((server, index) => directoryServer(server, values[index] ?? [])) };
});

function protocolDefinitions(servers: readonly ServerView[]): Definition[] {
  const names = new Set(servers.flatMap(({ capabilities }) => capabilities.map(({ name }) => name)));
  return [...names].map((name) => ({
    key: protocolSlug(name),
    label: name,
    heading: protocolsHeading,
    of: ({ capabilities }) => {
      const state = capabilities.find((capability) => capability.name === name)?.state;
      const order = state === undefined ? -1 : capabilityOrder.indexOf(state);
      return state === undefined || order < 0 ? [] : [{ slug: state, label: wordOf(state), order }];
    },
  }));
}

function tally(found: readonly (readonly Value[])[]): FacetValue[] {
  const counts = new Map<string, FacetValue & { order: number | undefined }>();
  for (const own of found) {
    for (const { slug, label, order } of new Map(own.map((value) => [value.slug, value])).values()) {
      const known = counts.get(slug);
      if (known === undefined) counts.set(slug, { slug, label, order, count: 1 });
      else known.count++;
    }
  }
  return [...counts.values()]
    .sort((a, b) => (a.order ?? 0) - (b.order ?? 0) || b.count - a.count || (a.label < b.label ? -1 : 1))
    .map(({ slug, label, count }) => ({ slug, label, count }));
}

function directoryServer(server: ServerView, values: readonly number[]): DirectoryServer {
  const { id, name, description, players, created } = server;
  const measured = measuredOn(server);
  return {
    id,
    name,
    ...(description !== null && { about: description.value }),
    values,
    ...(players?.value != null && { players: players.value }),
    ...(created !== null && { created: created.value }),
    ...(measured !== "never" && { measured }),
  };
}
