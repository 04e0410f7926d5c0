import { onceFor } from "./once-for.ts";
import { currentPlayers } from "./nights.ts";
import type { RuleKey, ServerView } from "./server-view.ts";

/** A game that is similar to another one, and what they share: "Horror", "role-playing enforced". */
interface SimilarGame {
  id: string;
  reasons: readonly string[];
}

/** Something that games can have in common. */
interface Trait {
  /** Equal for the same trait. */
  key: string;
  words: string;
  /** How much it says about how a game plays. */
  weight: number;
}

/** A trait that more games share is too common to be compared by alone, and would be too slow. */
const mostShared = 200;
const shown = 6;
/** Rules that make games similar, unless the value is "none". */
const telling: ReadonlySet<RuleKey> = new Set(["playerKilling", "roleplaying", "permadeath", "crafting", "clans"]);
const negative = new Set(["no", "none"]);
const playerSteps = [1, 5, 15, 40, 100];

function traitsOf(server: ServerView): Trait[] {
  const traits: Trait[] = [];
  const add = (kind: string, value: { slug: string; name: string } | null | undefined, weight: number): void => {
    if (value != null) traits.push({ key: `${kind}/${value.slug}`, words: value.name, weight });
  };
  add("genre", server.genre?.value, 3);
  if (server.subgenre !== null)
    add("subgenre", { slug: server.subgenre.value.toLowerCase(), name: server.subgenre.value }, 3);
  for (const { value } of server.gameplay) add("gameplay", value, 1.5);
  for (const { value } of server.languages) add("language", value, 2);
  for (const tag of server.entry.tags ?? []) add("tag", { slug: tag.toLowerCase(), name: tag }, 3);
  add("codebase", server.codebaseGroup, 1.5);
  add("family", server.family?.value, 0.5);
  for (const { key, label, fact, choice } of server.rules) {
    if (!telling.has(key) || negative.has(choice.slug)) continue;
    const words = choice.slug === "yes" ? label.toLowerCase() : `${label.toLowerCase()} ${fact.value}`;
    traits.push({ key: `${key}/${choice.slug}`, words, weight: 1 });
  }
  const rooms = server.rules.find(({ key }) => key === "rooms");
  if (rooms !== undefined) traits.push({ key: `rooms/${rooms.choice.slug}`, words: rooms.choice.label, weight: 0.5 });
  if (server.screenReader?.value === true)
    traits.push({ key: "screen-reader", words: "screen-reader friendly", weight: 2 });
  const players = currentPlayers(server) ?? 0;
  const step = playerSteps.findLast((least) => players >= least);
  if (step !== undefined) traits.push({ key: `players/${step}`, words: "about as many players", weight: 0.75 });
  return traits;
}

interface Index {
  traits: ReadonlyMap<string, readonly Trait[]>;
  /** Keys of each game's traits. */
  keys: ReadonlyMap<string, ReadonlySet<string>>;
  /** Key of a trait → ids of the games that have it. */
  games: ReadonlyMap<string, readonly string[]>;
  places: ReadonlyMap<string, number>;
}

const indexOf = onceFor((servers: readonly ServerView[]): Index => {
  const traits = new Map(servers.map((server) => [server.id, traitsOf(server)]));
  const games = new Map<string, string[]>();
  for (const [id, own] of traits)
    for (const { key } of own) {
      const known = games.get(key);
      if (known === undefined) games.set(key, [id]);
      else known.push(id);
    }
  const keys = new Map(Array.from(traits, ([id, own]) => [id, new Set(own.map(({ key }) => key))]));
  return { traits, keys, games, places: new Map(servers.map(({ id }, place) => [id, place])) };
});

/** The first four, each once: a codebase and its family, or a genre and a tag, may have the same name. */
function reasonsOf(words: readonly string[]): string[] {
  return [...new Map(words.map((word) => [word.toLowerCase(), word])).values()].slice(0, 4);
}

/**
 * The games most similar to one, by genre, gameplay, language, software, size and rules. Rare traits count for more.
 * Each shares at least two traits with it.
 * @param servers all games; their index is built once
 */
export function similarTo(id: string, servers: readonly ServerView[]): SimilarGame[] {
  const { traits, keys, games, places } = indexOf(servers);
  const own = (traits.get(id) ?? [])
    .map(({ key, words, weight }) => ({
      key,
      words,
      score: weight * Math.log2(1 + servers.length / (games.get(key)?.length ?? 1)),
    }))
    .sort((a, b) => b.score - a.score);
  const candidates = new Set<string>();
  for (const { key } of own) {
    const sharing = games.get(key) ?? [];
    if (sharing.length <= mostShared) for (const other of sharing) if (other !== id) candidates.add(other);
  }
  return [...candidates]
    .map((other) => {
      const shared = own.filter(({ key }) => keys.get(other)?.has(key) === true);
      return { id: other, shared, score: shared.reduce((sum, { score }) => sum + score, 0) };
    })
    .filter(({ shared }) => shared.length > 1)
    .sort((a, b) => b.score - a.score || (places.get(a.id) ?? 0) - (places.get(b.id) ?? 0))
    .slice(0, shown)
    .map(({ id: other, shared }) => ({ id: other, reasons: reasonsOf(shared.map(({ words }) => words)) }));
}
