import MiniSearch from "minisearch";
import type { DirectoryData } from "../../data.ts";
import { searchWords } from "../../words.ts";

/** Something that the reader may have meant. */
export interface Suggestion {
  /** "the genre Horror (9)", "the game Bog". */
  words: string;
  /** A value of a facet, or … */
  facet?: { key: string; slug: string };
  /** … a game. */
  place?: number;
}

const most = 3;

/**
 * Suggestions for a search that found nothing: values of facets similar to one of its words, then games.
 * @param noun what the directory lists, within a sentence
 */
export function suggest(query: string, data: DirectoryData, noun: string): Suggestion[] {
  const suggestions: (Suggestion & { name: string })[] = [
    ...data.facets.flatMap(({ key, label, searched, values }) =>
      searched !== "values"
        ? []
        : values.map(({ slug, label: name, count }) => ({
            name,
            words: `the ${label.toLowerCase()} ${name} (${count})`,
            facet: { key, slug },
          })),
    ),
    ...data.servers.map(({ name }, place) => ({ name, words: `the ${noun} ${name}`, place })),
  ];
  const index = new MiniSearch({ fields: ["name"], tokenize: searchWords, processTerm: (term) => term });
  index.addAll(suggestions.map(({ name }, id) => ({ id, name })));
  return index
    .search(query, {
      combineWith: "OR",
      prefix: (term) => term.length > 2,
      // A third of the letters may differ: more than in the search, because a bad suggestion is harmless.
      fuzzy: (term) => (term.length < 4 ? false : Math.max(1, Math.floor(term.length / 3))),
    })
    .map(({ id }) => suggestions[id as number])
    .filter((each) => each !== undefined)
    .sort((a, b) => Number(a.facet === undefined) - Number(b.facet === undefined))
    .slice(0, most)
    .map(({ name: _, ...suggestion }) => suggestion);
}
