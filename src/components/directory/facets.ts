import { defined } from "@mudlark/scanner/objects";
import { pageSlug } from "@mudlark/scanner/text";
import { currentPlayers } from "../../model/nights.ts";
import { onceFor } from "../../model/once-for.ts";
import { fixedOffset } from "../../model/players/local-time.ts";
import { typicalEvening } from "../../model/players/usual.ts";
import { ruleLabels } from "../../model/rules.ts";
import type { Fact, RuleKey, ServerView } from "../../model/server-view.ts";
import { stillAnswers } from "../../model/status.ts";
import { protocolSlug } from "../../model/vocabulary.ts";
import { wordOf } from "../parts/states.ts";
import {
  largestChange,
  protocolsHeading,
  type DirectoryData,
  type DirectoryServer,
  type Facet,
  type FacetValue,
} from "./data.ts";
import { measuredOn, oneLine } from "./row.ts";

interface Value {
  slug: string;
  label: string;
  /** Position among the others; those without one are sorted by number of servers. */
  order?: number;
}

interface Definition {
  key: string;
  label: string;
  heading?: string;
  searched?: Facet["searched"];
  of: (server: ServerView) => readonly Value[];
}

const statusOrder = ["live", "unstable", "dark", "archived", "unvisited"];
const statusLabels: Record<string, string> = { unvisited: "not measured" };
const tlsLabels: Record<string, string> = {
  trusted: "valid certificate",
  problems: "certificate with problems",
  failed: "promised, but failed",
  claimed: "claimed only",
  none: "none",
};
/** "Not asked" is left out, because it says nothing about the server. */
const capabilityOrder = ["measured", "claimed", "agrees-to-all", "contradicted", "refused"];
const playerSteps = [1, 10, 50, 100];

const one = (value: { slug: string; name: string } | null | undefined): Value[] =>
  value == null ? [] : [{ slug: value.slug, label: value.name }];
const many = (facts: readonly Fact<{ slug: string; name: string }>[]): Value[] =>
  facts.flatMap(({ value }) => one(value));
const yes = (label = "yes"): Value => ({ slug: "yes", label, order: 0 });
const no = (label = "no"): Value => ({ slug: "no", label, order: 1 });
const answer = (fact: Fact<boolean> | null, yesLabel?: string, noLabel?: string): Value[] =>
  fact === null ? [] : [fact.value ? yes(yesLabel) : no(noLabel)];

function screenReader({ screenReader: fact }: ServerView): Value[] {
  if (fact === null) return [{ slug: "not-stated", label: "not stated", order: 3 }];
  if (fact.value === "partly") return [{ slug: "partly", label: "partly", order: 1 }];
  return [fact.value ? yes() : { ...no(), order: 2 }];
}

/** Rules about who may do what; the others are about the world. */
const manners: ReadonlySet<RuleKey> = new Set([
  "playerKilling",
  "roleplaying",
  "permadeath",
  "multiplaying",
  "newbieFriendly",
]);

function ruleDefinition(key: RuleKey, label: string): Definition {
  return {
    key: pageSlug(key.replace(/[A-Z]/g, (letter) => `-${letter}`)),
    label,
    heading: key === "minimumAge" ? "Cost, age, hiring" : manners.has(key) ? "Rules" : "World",
    searched: "label",
    of: ({ rules }) => {
      const rule = rules.find((each) => each.key === key);
      return rule === undefined ? [] : [rule.choice];
    },
  };
}

const definitions: readonly Definition[] = [
  {
    key: "status",
    label: "Status",
    of: ({ status: { state } }) => [
      { slug: state, label: statusLabels[state] ?? state, order: statusOrder.indexOf(state) },
    ],
  },
  { key: "reader", label: "Screen-reader support", searched: "label", of: screenReader },
  { key: "genre", label: "Genre", searched: "values", of: ({ genre }) => one(genre?.value) },
  { key: "gameplay", label: "Gameplay", searched: "values", of: ({ gameplay }) => many(gameplay) },
  { key: "language", label: "Language", searched: "values", of: ({ languages }) => many(languages) },
  ...ruleLabels.map(({ key, label }) => ruleDefinition(key, label)),
  {
    key: "online",
    label: "Players online",
    heading: "Players and reachability",
    of: (server) =>
      playerSteps
        .filter((step) => (currentPlayers(server) ?? 0) >= step)
        .map((step) => ({ slug: String(step), label: step === 1 ? "at least one" : `${step} or more`, order: step })),
  },
  {
    key: "counted",
    label: "Reports a player count",
    heading: "Players and reachability",
    of: (server) => [currentPlayers(server) === undefined ? no() : yes()],
  },
  {
    key: "reached",
    label: "Reached in the last 30 days",
    heading: "Players and reachability",
    of: ({ nights }) => [nights.reached > 0 ? yes() : no()],
  },
  {
    key: "browser",
    label: "Plays in the browser",
    heading: "Ways to play and talk",
    searched: "label",
    of: ({ play }) => (play === null ? [] : [yes()]),
  },
  {
    key: "discord",
    label: "Discord",
    heading: "Ways to play and talk",
    searched: "label",
    of: ({ discord }) => (discord === null ? [] : [yes()]),
  },
  { key: "adult", label: "Adults only", heading: "Cost, age, hiring", of: ({ adult }) => answer(adult) },
  {
    key: "pay",
    label: "Price",
    heading: "Cost, age, hiring",
    of: ({ payToPlay }) => answer(payToPlay, "costs money", "free to play"),
  },
  {
    key: "perks",
    label: "Perks",
    heading: "Cost, age, hiring",
    of: ({ payForPerks }) => answer(payForPerks, "for sale", "none for sale"),
  },
  {
    key: "builders",
    label: "Looking for builders",
    heading: "Cost, age, hiring",
    searched: "label",
    of: ({ hiringBuilders }) => answer(hiringBuilders),
  },
  {
    key: "coders",
    label: "Looking for coders",
    heading: "Cost, age, hiring",
    searched: "label",
    of: ({ hiringCoders }) => answer(hiringCoders),
  },
  { key: "country", label: "Country", searched: "values", of: ({ location }) => one(location.country) },
  { key: "family", label: "Codebase family", searched: "values", of: ({ family }) => one(family?.value) },
  { key: "codebase", label: "Codebase", searched: "values", of: ({ codebaseGroup }) => one(codebaseGroup) },
  {
    key: "tls-state",
    label: "TLS",
    of: ({ tls: { state } }) => [
      { slug: state, label: tlsLabels[state] ?? state, order: Object.keys(tlsLabels).indexOf(state) },
    ],
  },
  { key: "encoding", label: "Encoding", searched: "values", of: ({ encodingGroup }) => one(encodingGroup) },
  {
    key: "created",
    label: "Created",
    searched: "values",
    of: ({ created }) => {
      if (created === null) return [];
      const decade = Math.floor(created.value / 10) * 10;
      return [{ slug: `${decade}s`, label: `${decade}s`, order: decade }];
    },
  },
];

/**
 * The directory's data: every facet with its counts, every server with its values.
 * @param servers ordered by name
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
    const { key, label, heading, searched } = definition;
    facets.push({
      key,
      label,
      ...defined({ heading, searched }),
      values: listed,
    });
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
    searched: "label",
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

/** The month's change in per cent: 0 if it is less than a player; null if it is not known. */
function trendOf({ usual: { trend } }: ServerView): number | null {
  if (trend === null) return null;
  if (Math.abs(trend.recent - trend.before) < 1) return 0;
  return Math.min(largestChange, Math.round(trend.change * 100));
}

/** Players on a typical evening in 24 time zones, as DirectoryServer has them; null if they are not known. */
function eveningsOf({ usual }: ServerView): number | number[] | null {
  const evenings = Array.from({ length: 24 }, (_, hours) => typicalEvening(usual.counts, fixedOffset(hours * 60)));
  const [first] = evenings;
  // Where only some zones' evenings were counted, those of the others are not known, and JSON has no holes.
  if (first == null || evenings.includes(null)) return null;
  return evenings.every((players) => players === first) ? first : evenings.map((players) => players ?? 0);
}

function directoryServer(server: ServerView, values: readonly number[]): DirectoryServer {
  const { id, name, created, nights } = server;
  const about = oneLine(server);
  const players = currentPlayers(server);
  const answers = stillAnswers(server.status);
  const evenings = answers ? eveningsOf(server) : null;
  const trend = answers ? trendOf(server) : null;
  const measured = measuredOn(server);
  return {
    id,
    name,
    ...(about !== null && { about }),
    values,
    ...defined({ players }),
    ...(evenings !== null && { evenings }),
    ...(trend !== null && { trend }),
    ...(nights.visited > 0 && { reached: Math.round((100 * nights.reached) / nights.visited) }),
    ...(created !== null && { created: created.value }),
    ...(measured !== "never" && { measured }),
  };
}
