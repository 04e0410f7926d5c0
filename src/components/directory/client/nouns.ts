/** What the directory lists: one, and several. */
export interface Nouns {
  one: string;
  many: string;
}

/** The nouns of this page: attributes of its root, from the configuration. */
export function pageNouns(): Nouns {
  const { one = "MUD", many = "MUDs" } = document.documentElement.dataset;
  return { one, many };
}

/** The same within a sentence, where a directory of MUDs says "game". */
export function runningNouns(): Nouns {
  const { one, many } = pageNouns();
  return one === "MUD" ? { one: "game", many: "games" } : { one, many };
}
