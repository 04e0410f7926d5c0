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
