/** Words that many names contain but people often leave out. */
const genericWords = new Set(["the", "a", "mud", "mush", "moo", "muck", "mux", "muds", "online", "old", "new", "game"]);

/** Folds a name for comparison: letters and digits of any script in lower case, without accents and generic words. */
export function foldName(name: string): string {
  const words = name
    .normalize("NFKD")
    .replace(/[\p{M}'’`]/gu, "")
    .replace(/(\p{Ll})(\p{Lu}{2,}|\p{Lu})/gu, "$1 $2")
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== "");
  const telling = words.filter((word) => !genericWords.has(word));
  return (telling.length > 0 ? telling : words).join("");
}
