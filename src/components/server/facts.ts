import { usualWord } from "@mudlark/scanner/mssp";
import { defined } from "@mudlark/scanner/objects";
import type { CountSource } from "@mudlark/scanner/record";
import { pageSlug } from "@mudlark/scanner/text";
import type { Fact, FactSource, GroupRef, Seen, ServerFacts, ServerView } from "../../model/server-view.ts";
import { countIsCurrent } from "../../model/nights.ts";
import { stillAnswers } from "../../model/status.ts";
import { seenWords, sourceWords } from "../parts/sources.ts";
import { figure } from "../text/count.ts";
import { shortMoment, uptime } from "../text/time.ts";

/** One part of a fact's value; with `path` it links to the page of all that share it. */
interface FactPart {
  text: string;
  path?: `/${string}`;
}

/** What is known under one label, with source and dates. */
export interface FactRow extends Seen {
  label: string;
  parts: readonly FactPart[];
  source: FactSource;
  /** Set if the listing states it and the server says the same. */
  agreed?: Seen;
  note?: string;
  /** Show the date with hour and minute, for what may be different an hour later. */
  exact?: boolean;
}

/** Rows with the same source and dates, under one line that says so. */
interface FactGroup {
  source: string;
  rows: readonly FactRow[];
}

/**
 * Everything known about a server apart from its addresses, protocols and players, as rows in page order. If the
 * listing and the server disagree, the row has both.
 */
export function factRows(server: ServerView): FactRow[] {
  const said = new Map(
    rowsOf(server.serverSays)
      .filter(({ source }) => source === "mssp")
      .map((row) => [row.label, row]),
  );
  return rowsOf(server).map((row) => {
    const other = row.source === "listing" ? said.get(row.label) : undefined;
    if (other === undefined) return row;
    const { at, confirmed } = other;
    if (sameParts(row.parts, other.parts)) return { ...row, agreed: { at, confirmed } };
    return { ...row, note: `the server says ${other.parts.map(({ text }) => text).join(", ")}` };
  });
}

/** Rows by source: what people wrote first, then what the server says, then what was derived. */
export function factGroups(rows: readonly FactRow[]): FactGroup[] {
  const order: readonly FactSource[] = ["listing", "mssp", "measured", "geoip", "derived"];
  const sorted = [...rows].sort(
    (a, b) =>
      order.indexOf(a.source) - order.indexOf(b.source) ||
      Number(a.agreed === undefined) - Number(b.agreed === undefined),
  );
  return [...Map.groupBy(sorted, sourceLine)].map(([source, group]) => ({ source, rows: group }));
}

/** "from the listing, and the server agrees, 30 Jun 2026". */
export function sourceLine({ source, at, confirmed, agreed, exact }: FactRow): string {
  if (agreed !== undefined) return `${sourceWords(source)}, and the server says the same${seenWords(agreed)}`;
  return `${sourceWords(source)}${seenWords({ at, confirmed }, exact)}`;
}

function sameParts(a: readonly FactPart[], b: readonly FactPart[]): boolean {
  const slugs = (parts: readonly FactPart[]): string =>
    [...new Set(parts.map(({ text }) => pageSlug(text)))].sort().join(" ");
  return slugs(a) === slugs(b);
}

function rowsOf(facts: ServerFacts): FactRow[] {
  return [
    ...plain("Codebase", facts.codebase, facts.codebaseGroup, "codebases"),
    ...groups("Family", "families", facts.family === null ? [] : [facts.family]),
    ...groups("Genre", "genres", facts.genre === null ? [] : [facts.genre]),
    ...plain("Subgenre", facts.subgenre),
    ...groups("Gameplay", "gameplay", facts.gameplay),
    ...groups("Language", "languages", facts.languages),
    ...plain("Created", facts.created),
    ...(facts.stage === null ? [] : [row("Stage", facts.stage, [{ text: facts.stage.value.name }])]),
    ...locationRows(facts),
    ...facts.rules.map(({ key, label, fact }) =>
      row(label, fact, [
        { text: key === "rooms" ? `${fact.value} ${fact.value === "1" ? "room" : "rooms"}` : fact.value },
      ]),
    ),
    ...yesOrNo("Adults only", facts.adult),
    ...yesOrNo("To play", facts.payToPlay, "costs money", "free"),
    ...yesOrNo("Perks for sale", facts.payForPerks),
    ...yesOrNo("Looking for builders", facts.hiringBuilders),
    ...yesOrNo("Looking for coders", facts.hiringCoders),
    ...screenReaderRows(facts.screenReader),
  ];
}

function row(
  label: string,
  { source, at, confirmed }: Seen & { source: FactSource },
  parts: readonly FactPart[],
): FactRow {
  return { label, parts, source, at, confirmed };
}

/** How a number of players was found, where it was not MSSP. */
const countedBy: Partial<Record<CountSource, string>> = {
  who: "counted by the command WHO at the login screen",
  screen: "according to the login screen",
};

/**
 * Players online and uptime, which are only true at one moment. For a game that no longer answers, or whose newest
 * visit got no count, the last count is labelled as such; how long a silent game has been running is not known.
 */
export function momentRows(server: ServerView): FactRow[] {
  const { players, booted, status } = server;
  const rows: FactRow[] = [];
  if (players !== null) {
    const claimed = players.claimed === null ? null : `claims ${figure(players.claimed)}, which is not plausible`;
    const text = players.value === null ? (claimed ?? "not given as a number") : figure(players.value);
    // MSSP is the server's own count; the others were read from what it shows.
    const source = players.counted === "mssp" ? "mssp" : "measured";
    const note =
      players.countsVisitor === true
        ? "FluffOS counts our own visit, so 1 may mean that nobody is playing"
        : countedBy[players.counted];
    rows.push({
      ...row(
        countIsCurrent(server) ? "Players online" : "Players, last count",
        { source, at: players.at, confirmed: players.at },
        [{ text }],
      ),
      exact: true,
      ...defined({ note }),
    });
  }
  if (booted?.at != null && stillAnswers(status)) {
    rows.push({
      ...row("Uptime", booted, [{ text: uptime(booted.value, booted.at) }]),
      exact: true,
      note: `running since ${shortMoment(booted.value)}, according to the server`,
    });
  }
  return rows;
}

function plain(label: string, fact: Fact<string | number> | null, group?: GroupRef | null, place?: string): FactRow[] {
  if (fact === null) return [];
  const text = String(fact.value);
  return [row(label, fact, [group == null ? { text } : { text, path: `/${place ?? ""}/${group.slug}/` }])];
}

function groups(label: string, place: string, facts: readonly Fact<GroupRef>[]): FactRow[] {
  const [first] = facts;
  if (first === undefined) return [];
  return [
    row(
      label,
      first,
      facts.map(({ value: { name, slug } }) => ({ text: name, path: `/${place}/${slug}/` as const })),
    ),
  ];
}

function locationRows({ location }: ServerFacts): FactRow[] {
  const { said, saidAs, measured, differ } = location;
  const rows: FactRow[] = [];
  if (said !== null) {
    const { code, name, slug } = said.value;
    // "USA" says no more than "United States"; "Dallas, TX" does.
    const same =
      saidAs === null ||
      usualWord("LOCATION", saidAs.value) === name ||
      [code, name].some((word) => word.toLowerCase() === saidAs.value.toLowerCase());
    const words = same ? [] : [{ text: `“${saidAs.value}”` }];
    rows.push(row("Location", said, [{ text: name, path: `/countries/${slug}/` }, ...words]));
  } else if (saidAs !== null) {
    rows.push(row("Location", saidAs, [{ text: saidAs.value }]));
  }
  if (measured !== null && (differ || said === null)) {
    const { name, slug } = measured.value;
    rows.push({
      ...row(differ ? "Hosted in" : "Location", measured, [{ text: name, path: `/countries/${slug}/` }]),
      ...(differ && { note: "servers are often hosted in a different country from their makers" }),
    });
  }
  return rows;
}

function screenReaderRows(fact: ServerFacts["screenReader"]): FactRow[] {
  if (fact === null) return [];
  const text = fact.value === "partly" ? "partly" : fact.value ? "yes" : "no";
  return [row("Screen-reader support", fact, [{ text }])];
}

function yesOrNo(label: string, fact: Fact<boolean> | null, yes = "yes", no = "no"): FactRow[] {
  return fact === null ? [] : [row(label, fact, [{ text: fact.value ? yes : no }])];
}
