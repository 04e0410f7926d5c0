import MiniSearch, { type SearchResult } from "minisearch";
import type { DirectoryData, SearchShard, SearchTexts } from "../../data.ts";
import { fold, searchWords } from "../../words.ts";
import { facetFacts } from "./facts.ts";
import { pastedAddress } from "./pasted-address.ts";
import { ScreenWords } from "./screen-words.ts";

/** Where a game was found, best first. */
export const ranks = ["address", "name-start", "name", "host", "theme", "screen"] as const;

/** A game that a search found. */
interface Hit {
  place: number;
  /** Index into `ranks`. */
  rank: number;
  /** A letter or two of a word differ. */
  near: boolean;
  score: number;
  /** Why it was found, one reason per typed word: "name", "Genre: Horror". */
  reasons: readonly string[];
}

interface Document {
  id: number;
  name: string;
  names: readonly string[];
  facts: readonly string[];
  about: string;
  at: readonly string[];
}

type Field = Exclude<keyof Document, "id">;
const fields: readonly Field[] = ["name", "names", "at", "facts", "about"];
const rankOf = (name: (typeof ranks)[number]): number => ranks.indexOf(name);
const fieldRank: Record<Field, number> = {
  name: rankOf("name"),
  names: rankOf("name"),
  at: rankOf("host"),
  facts: rankOf("theme"),
  about: rankOf("theme"),
};

/**
 * Number of letters of a word that may be wrong: a short word could become any other, and numbers must match exactly.
 */
function forgiven(word: string): number {
  if (/\d/.test(word) || word.length < 4) return 0;
  return word.length < 7 ? 1 : 2;
}

/** Finds games by everything that identifies them, and says why. */
export class GameSearch {
  private readonly documents: readonly Document[];
  private readonly servers: DirectoryData["servers"];
  /** The values of the facets that mean that a game no longer answers. */
  private readonly gone: ReadonlySet<number>;
  private readonly index: MiniSearch<Document>;
  private readonly screens: ScreenWords;
  /** "host port" and "host" → why it was found, by index. */
  private readonly addresses = new Map<string, Map<number, string>>();

  /** @param load fetches a shard of the login screens' words by its key; an empty one if it does not exist */
  constructor(data: DirectoryData, texts: SearchTexts, load: (shard: string) => Promise<SearchShard>) {
    const facts = facetFacts(data);
    this.servers = data.servers;
    const values = data.facets.flatMap(({ key, values: own }) => own.map(({ slug }) => `${key}=${slug}`));
    this.gone = new Set(["status=dark", "status=archived"].map((value) => values.indexOf(value)));
    this.documents = data.servers.map(({ name, id, about: line = "" }, place) => {
      const { names = [], facts: more = [], about = line, at = [], was = [] } = texts[place] ?? {};
      for (const address of at) this.know(address, place, `address ${address}`);
      for (const address of was) this.know(address, place, `former address ${address}`);
      return {
        id: place,
        name,
        names: [...names, id.replaceAll("-", " ")],
        facts: [...(facts[place] ?? []), ...more],
        about,
        at: [...at, ...was],
      };
    });
    this.index = new MiniSearch<Document>({
      fields: [...fields],
      tokenize: searchWords,
      processTerm: (term) => term,
      stringifyField: (value: unknown) => (Array.isArray(value) ? value.join("\n") : String(value)),
    });
    this.index.addAll(this.documents);
    this.screens = new ScreenWords(load);
  }

  /**
   * The games that match every typed word, best first; undefined if nothing was typed. A word may contain a wrong
   * letter if no name, theme or address matches it exactly.
   */
  async find(query: string): Promise<readonly Hit[] | undefined> {
    if (query.trim() === "") return undefined;
    const at = this.addresses.get(pastedAddress(query) ?? query.trim().toLowerCase());
    if (at !== undefined)
      return Array.from(at, ([place, reason]) => ({ place, rank: 0, near: false, score: 0, reasons: [reason] }));
    const words = searchWords(query);
    if (words.length === 0) return [];
    const exact = await this.all(words, query, (word) => this.exactly(word));
    if ([...exact.values()].some(({ rank }) => rank < rankOf("screen"))) return this.sorted(exact);
    const near = await this.all(words, query, (word) => Promise.resolve(this.nearly(word)));
    for (const [place, hit] of near) if (hit.rank < (exact.get(place)?.rank ?? Infinity)) exact.set(place, hit);
    if (exact.size > 0) return this.sorted(exact);
    return this.sorted(await this.all(words, query, (word) => this.nearlyOnScreens(word)));
  }

  /** An address can be found as a whole or by its host. */
  private know(address: string, place: number, reason: string): void {
    const whole = address.toLowerCase();
    for (const key of [whole, whole.replace(/ \d+$/, "")]) {
      const known = this.addresses.get(key) ?? new Map<number, string>();
      if (!known.has(place)) known.set(place, reason);
      this.addresses.set(key, known);
    }
  }

  /** Games that match every word, ranked by their worst match. */
  private async all(
    words: readonly string[],
    query: string,
    find: (word: string) => Promise<Map<number, Hit>>,
  ): Promise<Map<number, Hit>> {
    const [first = new Map<number, Hit>(), ...others] = await Promise.all(words.map(find));
    const phrase = fold(query).trim();
    const found = new Map<number, Hit>();
    for (const [place, hit] of first) {
      const hits = [hit, ...others.flatMap((other) => other.get(place) ?? [])];
      if (hits.length < words.length) continue;
      const starts = fold(this.documents[place]?.name ?? "").startsWith(phrase);
      found.set(place, {
        place,
        rank: starts ? rankOf("name-start") : Math.max(...hits.map(({ rank }) => rank)),
        near: hits.some(({ near }) => near),
        score: hits.reduce((sum, { score }) => sum + score, 0),
        reasons: starts ? ["name"] : [...new Set(hits.flatMap(({ reasons }) => reasons))],
      });
    }
    return found;
  }

  private async exactly(word: string): Promise<Map<number, Hit>> {
    const hits = new Map<number, Hit>();
    for (const place of await this.screens.beginning(word)) hits.set(place, onScreen(place));
    for (const result of this.index.search(word, { prefix: true })) this.add(hits, result, false);
    // Names written without spaces, and word endings, are found inside words.
    for (const { id, name } of this.documents)
      if ((hits.get(id)?.rank ?? Infinity) > rankOf("name") && fold(name).includes(word))
        hits.set(id, { place: id, rank: rankOf("name"), near: false, score: 0, reasons: ["name"] });
    return hits;
  }

  private nearly(word: string): Map<number, Hit> {
    const hits = new Map<number, Hit>();
    for (const result of this.index.search(word, { prefix: true, fuzzy: forgiven(word) })) this.add(hits, result, true);
    return hits;
  }

  private async nearlyOnScreens(word: string): Promise<Map<number, Hit>> {
    const near = await this.screens.near(word, Math.min(1, forgiven(word)));
    const hits = new Map(Array.from(near, (place) => [place, { ...onScreen(place), near: true }]));
    for (const [place, hit] of this.nearly(word)) hits.set(place, hit);
    return hits;
  }

  private add(hits: Map<number, Hit>, { id, match, score }: SearchResult, near: boolean): void {
    const place = id as number;
    let best: { field: Field; term: string } | undefined;
    for (const [term, found] of Object.entries(match))
      for (const field of fields)
        if (found.includes(field) && (best === undefined || fieldRank[field] < fieldRank[best.field]))
          best = { field, term };
    if (best === undefined) return;
    hits.set(place, { place, rank: fieldRank[best.field], near, score, reasons: [this.reason(place, best)] });
  }

  /**
   * The best match first. Of those that match equally well, games that answer come first, and of those found by a theme,
   * the ones with most players.
   */
  private sorted(hits: ReadonlyMap<number, Hit>): Hit[] {
    const gone = ({ place }: Hit): boolean =>
      this.servers[place]?.values.some((value) => this.gone.has(value)) ?? false;
    const players = ({ place, rank }: Hit): number =>
      rank < rankOf("theme") ? 0 : (this.servers[place]?.players ?? -1);
    return [...hits.values()].sort(
      (a, b) =>
        a.rank - b.rank ||
        Number(a.near) - Number(b.near) ||
        Number(gone(a)) - Number(gone(b)) ||
        players(b) - players(a) ||
        b.score - a.score ||
        a.place - b.place,
    );
  }

  private reason(place: number, { field, term }: { field: Field; term: string }): string {
    if (field === "name") return "name";
    if (field === "about") return "description";
    const texts = this.documents[place]?.[field] ?? [];
    const text = texts.find((each) => searchWords(each).includes(term)) ?? "";
    return field === "facts" ? text : field === "at" ? `address ${text}` : `also known as ${text}`;
  }
}

const onScreen = (place: number): Hit => ({
  place,
  rank: rankOf("screen"),
  near: false,
  score: 0,
  reasons: ["login screen"],
});
