const either = new Intl.ListFormat("en-GB", { type: "disjunction" });

/** Words to choose from, as a sentence has them: "a", "a or b", "a, b or c"; "" for none. */
export function alternatives(words: Iterable<string>): string {
  return either.format(words);
}
