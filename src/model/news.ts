import { darkAfter, reached, saysNothing, wasRefused, type Change, type Difference } from "@mudlark/scanner/record";
import { dateWords, isoFromSeconds } from "./dates.ts";
import { differencesInWords } from "./differences.ts";
import { figure } from "./figure.ts";
import { traitsOf } from "./fingerprints.ts";
import { recordsOf } from "./players/records.ts";
import type { HistoryVisit, ServerView } from "./server-view.ts";
import type { FingerprintView, NewsItem, NewsKind } from "./site-model.ts";
import { wordList } from "./text.ts";

const changeWords: Record<Change, string> = {
  new: "first visit",
  banner: "its login screen",
  options: "its telnet options",
  mssp: "its MSSP information",
  address: "its address",
  certificate: "its TLS certificate",
  encoding: "its encoding",
  capabilities: "its supported protocols",
  other: "other details of its record",
};

/** Longest time in seconds between two nightly visits, with room for a late one. */
const longestNight = 1.5 * 86_400;

/** Changes in words: "its login screen and its address". */
function changesInWords(changes: readonly Change[]): string {
  return wordList(changes.filter((change) => change !== "new").map((change) => changeWords[change]));
}

/** The news about one server from its readings, oldest first. */
export function newsOfServer(
  server: Pick<ServerView, "id" | "history" | "counts">,
  fingerprints: ReadonlyMap<string, FingerprintView>,
): NewsItem[] {
  const items: NewsItem[] = [];
  const add = (
    kind: NewsKind,
    at: number,
    title: string,
    text: string,
    changes: readonly Change[] = [],
    differences: readonly Difference[] = [],
  ): void => {
    const moment = isoFromSeconds(at);
    const key = `${server.id}/${moment}/${kind}`;
    items.push({ key, kind, server: server.id, at: moment, title, text, changes, differences });
  };
  let before: HistoryVisit | undefined;
  let failing: HistoryVisit | undefined;
  let dark = false;
  let answered: HistoryVisit | undefined;
  for (const visit of server.history) {
    if (saysNothing(visit.outcome)) continue;
    const good = reached({ code: visit.outcome });
    if (before === undefined && visit.changed?.includes("new") === true)
      add(
        "new",
        visit.at,
        "joined the census",
        good ? "It answered the first visit." : "It did not answer the first visit.",
      );
    if (!good) {
      failing ??= visit;
      if (!dark && answered !== undefined && (visit.at - failing.at) * 1000 >= darkAfter) {
        dark = true;
        add(
          "dark",
          visit.at,
          `went dark: no answer since ${dateWords(isoFromSeconds(failing.at))}`,
          `Last reached on ${dateWords(isoFromSeconds(answered.at))}.`,
        );
      }
      before ??= visit;
      continue;
    }
    if (dark && failing !== undefined)
      add(
        "back",
        visit.at,
        "came back",
        `It answers again after being dark since ${dateWords(isoFromSeconds(failing.at))}.`,
      );
    dark = false;
    failing = undefined;
    answered = visit;
    // It is there, but the visit says nothing about what it offers.
    if (wasRefused({ code: visit.outcome })) continue;
    const last = before;
    const moved = last !== undefined && (last.host !== visit.host || last.port !== visit.port);
    if (moved)
      add(
        "moved",
        visit.at,
        `moved to ${visit.host} ${visit.port}`,
        `Its previous address was ${last.host} ${last.port}.`,
        ["address"],
      );
    const changes = (visit.changed ?? []).filter((change) => change !== "new" && !(moved && change === "address"));
    if (changes.length > 0) {
      const differences = (visit.differences ?? []).filter(({ what }) => changes.includes(what));
      add(
        "changed",
        visit.at,
        `changed ${changesInWords(changes)}`,
        changeText(changes, differences, last, visit, fingerprints),
        changes,
        differences,
      );
    }
    before = visit;
  }
  for (const { players, at, before: highest } of recordsOf(server.counts))
    add(
      "record",
      at,
      `had more players than ever: ${figure(players)}`,
      `The most counted before were ${figure(highest.players)}, on ${dateWords(isoFromSeconds(highest.at))}.`,
    );
  return items;
}

function changeText(
  changes: readonly Change[],
  differences: readonly Difference[],
  before: HistoryVisit | undefined,
  visit: HistoryVisit,
  fingerprints: ReadonlyMap<string, FingerprintView>,
): string {
  const said = differencesInWords(differences);
  // Visits are normally nightly; the previous one is only worth mentioning if nights in between are missing.
  if (before !== undefined && visit.at - before.at > longestNight)
    said.push(`The previous visit was on ${dateWords(isoFromSeconds(before.at))}.`);
  const from = before?.fingerprint;
  const to = visit.fingerprint;
  if (changes.includes("options") && from !== undefined && to !== undefined && from !== to) {
    said.push(`Its fingerprint changed from ${from} to ${to}.`);
    const old = fingerprints.get(from);
    const fresh = fingerprints.get(to);
    // For nights before the census recorded differences, derive them from the fingerprints.
    if (old !== undefined && fresh !== undefined && !differences.some(({ what }) => what === "options")) {
      const had = traitsOf(old.data);
      const has = traitsOf(fresh.data);
      const gained = [...has].filter((trait) => !had.has(trait));
      const lost = [...had].filter((trait) => !has.has(trait));
      if (gained.length > 0) said.push(`It now ${wordList(gained)}.`);
      if (lost.length > 0) said.push(`It no longer ${wordList(lost)}.`);
    }
  }
  return said.join(" ");
}
