import { capital } from "@mudlark/scanner/text";

/** "hack AND slash" → "Hack and Slash": the spelling shown for values that are not in any table. */
export function titleCase(text: string): string {
  const small = new Set(["and", "or", "of", "the", "in", "to", "a"]);
  return text
    .split(" ")
    .map((word, index) => {
      // In lower case, the dot of İ becomes a separate mark.
      const lower = word.toLowerCase().replaceAll("i\u0307", "i");
      if (index > 0 && small.has(lower)) return lower;
      return word === word.toUpperCase() || word === lower ? capital(lower) : word;
    })
    .join(" ");
}

const names = new Intl.Collator("en", { sensitivity: "base", numeric: true });

/**
 * Compares names as a reader expects: ignoring case and accents, with numbers by value and without a leading article.
 */
export function byName(a: string, b: string): number {
  return names.compare(sortKey(a), sortKey(b)) || (a < b ? -1 : a > b ? 1 : 0);
}

/** The key that `byName` compares. */
export function sortKey(name: string): string {
  return name.replace(/^(?:the|a|an)\s+(?=\S)/i, "").replace(/^[^\p{L}\p{N}]+/u, "");
}

/** "A, B and C". */
export function wordList(words: readonly string[]): string {
  const last = words.at(-1);
  return last === undefined ? "nothing" : words.length === 1 ? last : `${words.slice(0, -1).join(", ")} and ${last}`;
}
