import { foldName, nearSame } from "../../likeness/index.ts";
import { statedText } from "../../mssp/index.ts";
import {
  knownApart,
  msspOfGame,
  screenOf,
  type Diagnosis,
  type DoctorRule,
  type ExaminedGame,
} from "../examined-game.ts";

/** Banners at least this similar count as a sign, in per cent. */
const alike = 90;

/**
 * Two entries are probably one game when two of three signs agree: IP address, banner and name. One is not enough:
 * unrelated games share stock banners and hosts. The fingerprint is shown but does not count, because it identifies
 * software, not a game.
 */
export const sameGame: DoctorRule = {
  name: "same-game",
  looksFor: "Two entries for the same server: two of IP address, banner and name match.",
  examine: (games) => {
    const byId = new Map(games.map((game) => [game.entry.id, game]));
    const signs = new Map<string, string[]>();
    const add = (a: string, b: string, sign: string): void => {
      const pair = [a, b].sort().join("\n");
      signs.set(pair, [...(signs.get(pair) ?? []), sign]);
    };
    for (const [ip, ids] of grouped(games, ({ reading }) => reading?.ip)) {
      for (const [a, b] of pairs(ids)) add(a, b, `both are at ${ip}`);
    }
    for (const [name, ids] of grouped(games, nameOf)) {
      for (const [a, b] of pairs(ids)) add(a, b, `both are called "${name}"`);
    }
    for (const [a, b, percent] of likeBanners(games)) add(a, b, `their banners are ${percent}% similar`);
    return [...signs].flatMap(([pair, evidence]) => {
      const [first, second] = pair.split("\n").map((id) => byId.get(id));
      if (evidence.length < 2 || first === undefined || second === undefined || knownApart(first, second)) return [];
      return [diagnosis(first, second, evidence)];
    });
  },
};

function diagnosis(first: ExaminedGame, second: ExaminedGame, evidence: string[]): Diagnosis {
  // Keep the entry with more facts.
  const [keep, drop] =
    Object.keys(second.entry).length > Object.keys(first.entry).length ? [second, first] : [first, second];
  const prints = [keep, drop].map(({ record }) => record?.["server-probe"]?.fingerprint);
  const print = prints[0] !== undefined && prints[0] === prints[1] ? [`both have the fingerprint ${prints[0]}`] : [];
  return {
    rule: "same-game",
    ids: [keep.entry.id, drop.entry.id],
    what: `${keep.entry.id} and ${drop.entry.id} look like the same server.`,
    evidence: [...evidence, ...print],
    fix: [
      `if they are the same: add the addresses of ${drop.file} and "formerIds: [${drop.entry.id}]" to ${keep.file}, then git rm ${drop.file}`,
      `if not: add "notSameAs: [${drop.entry.id}]" to ${keep.file}`,
    ],
  };
}

/** The name in the server's MSSP, or else in the listing, folded for comparison. */
function nameOf(game: ExaminedGame): string | undefined {
  const name = foldName(statedText(msspOfGame(game), "NAME") ?? game.entry.name);
  return name === "" ? undefined : name;
}

function likeBanners(games: readonly ExaminedGame[]): [string, string, number][] {
  const banners = games.map((game) => ({ id: game.entry.id, text: screenOf(game) }));
  return [...nearSame(banners, { atLeast: alike })].flatMap(([a, others]) =>
    others.flatMap(({ id: b, percent }): [string, string, number][] => (a < b ? [[a, b, percent]] : [])),
  );
}

function grouped(
  games: readonly ExaminedGame[],
  key: (game: ExaminedGame) => string | undefined,
): Map<string, string[]> {
  const groups = new Map<string, string[]>();
  for (const game of games) {
    const value = key(game);
    if (value !== undefined) groups.set(value, [...(groups.get(value) ?? []), game.entry.id]);
  }
  return groups;
}

/** All pairs; if more than 30 games share a sign, only neighbouring pairs, to keep the list readable and the work linear. */
function pairs(ids: readonly string[]): [string, string][] {
  if (ids.length > 30) return ids.slice(1).map((id, index) => [ids[index] ?? id, id]);
  return ids.flatMap((a, index) => ids.slice(index + 1).map((b): [string, string] => [a, b]));
}
