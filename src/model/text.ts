/** "hack AND slash" → "Hack and Slash": the spelling shown for values that are in no table. */
export function titleCase(text: string): string {
  const small = new Set(["and", "or", "of", "the", "in", "to", "a"]);
  return text
    .split(" ")
    .map((word, index) => {
      // The small letter of İ has its dot as a mark of its own.
      const lower = word.toLowerCase().replaceAll("i\u0307", "i");
      if (index > 0 && small.has(lower)) return lower;
      return word === word.toUpperCase() || word === lower ? lower.charAt(0).toUpperCase() + lower.slice(1) : word;
    })
    .join(" ");
}

const names = new Intl.Collator("en", { sensitivity: "base", numeric: true });

/** Orders names as a reader expects: case and accents aside, numbers by value, a leading article left out. */
export function byName(a: string, b: string): number {
  return names.compare(sortKey(a), sortKey(b)) || (a < b ? -1 : a > b ? 1 : 0);
}

/** What `byName` compares. */
export function sortKey(name: string): string {
  return name.replace(/^(?:the|a|an)\s+(?=\S)/i, "").replace(/^[^\p{L}\p{N}]+/u, "");
}
