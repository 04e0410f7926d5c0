import type { Fact, FactSource, GroupRef, ServerView } from "../../model/server-view.ts";
import { figure } from "../text/count.ts";
import { shortMoment, uptime } from "../text/time.ts";

/** One part of a fact's value; with `path` it links to the page of all that share it. */
export interface FactPart {
  text: string;
  path?: `/${string}`;
}

/** A row of "Server info": what is known, from where, and for when. */
export interface FactRow {
  label: string;
  parts: readonly FactPart[];
  source: FactSource;
  at: string | null;
  note?: string;
  /** The date with hour and minute: for what may be other an hour later. */
  exact?: boolean;
}

/** Everything known of a server beside its addresses and protocols, as rows in the order of the page. */
export function factRows(server: ServerView): FactRow[] {
  return [
    ...playerRows(server),
    ...plain("Codebase", server.codebase, server.codebaseGroup, "codebases"),
    ...groups("Family", "families", server.family === null ? [] : [server.family]),
    ...groups("Genre", "genres", server.genre === null ? [] : [server.genre]),
    ...plain("Subgenre", server.subgenre),
    ...groups("Gameplay", "gameplay", server.gameplay),
    ...groups("Language", "languages", server.languages),
    ...plain("Created", server.created),
    ...(server.stage === null ? [] : [row("Stage", server.stage, [{ text: server.stage.value.name }])]),
    ...locationRows(server),
    ...server.rules.map(({ label, fact }) => row(label, fact, [{ text: fact.value }])),
    ...yesOrNo("Adults only", server.adult),
    ...yesOrNo("To play", server.payToPlay, "costs money", "free"),
    ...yesOrNo("Perks for sale", server.payForPerks),
    ...yesOrNo("Looking for builders", server.hiringBuilders),
    ...yesOrNo("Looking for coders", server.hiringCoders),
    ...screenReaderRows(server.screenReader),
  ];
}

function row(label: string, fact: Pick<Fact<unknown>, "source" | "at">, parts: readonly FactPart[]): FactRow {
  return { label, parts, source: fact.source, at: fact.at };
}

function playerRows({ players, booted }: ServerView): FactRow[] {
  const rows: FactRow[] = [];
  if (players !== null) {
    const claimed = players.claimed === null ? null : `claims ${figure(players.claimed)}, which is not plausible`;
    const text = players.value === null ? (claimed ?? "not given as a number") : figure(players.value);
    // The visit brings the figure, but it is the server that counts.
    rows.push({ ...row("Players online", { source: "mssp", at: players.at }, [{ text }]), exact: true });
  }
  if (booted !== null) {
    const up = booted.at === null ? null : uptime(booted.value, booted.at);
    rows.push({
      ...row("Uptime", { source: booted.source, at: booted.at }, [{ text: up ?? "not a plausible boot time" }]),
      exact: true,
      note: `started ${shortMoment(booted.value)}, by its own word`,
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

function locationRows({ location }: ServerView): FactRow[] {
  const { said, saidAs, measured, differ } = location;
  const rows: FactRow[] = [];
  if (said !== null) {
    const { code, name, slug } = said.value;
    const same = saidAs === null || [code, name].some((word) => word.toLowerCase() === saidAs.value.toLowerCase());
    const words = same ? [] : [{ text: `“${saidAs.value}”` }];
    rows.push(row("Location", said, [{ text: name, path: `/countries/${slug}/` }, ...words]));
  } else if (saidAs !== null) {
    rows.push(row("Location", saidAs, [{ text: saidAs.value }]));
  }
  if (measured !== null && (differ || said === null)) {
    const { name, slug } = measured.value;
    rows.push({
      ...row(differ ? "Hosted in" : "Location", measured, [{ text: name, path: `/countries/${slug}/` }]),
      ...(differ && { note: "a hosted server often stands in another country than its makers" }),
    });
  }
  return rows;
}

function screenReaderRows(fact: ServerView["screenReader"]): FactRow[] {
  if (fact === null) return [];
  const text = fact.value === "partly" ? "partly" : fact.value ? "yes" : "no";
  return [row("Screen-reader support", fact, [{ text }])];
}

function yesOrNo(label: string, fact: Fact<boolean> | null, yes = "yes", no = "no"): FactRow[] {
  return fact === null ? [] : [row(label, fact, [{ text: fact.value ? yes : no }])];
}
