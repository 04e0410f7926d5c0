/** A link to a page of the site. */
interface Link {
  text: string;
  path: string;
}

/**
 * Finds texts that link to more than one page, such as a codebase and a family of the same name. Somebody who lists the
 * links of a page with a screen reader cannot tell them apart, so each needs an addition.
 * @returns a function that says whether a text is one of them, in capitals or not
 */
export function ambiguous(links: readonly Link[]): (text: string) => boolean {
  const paths = Map.groupBy(links, ({ text }) => text.toLowerCase());
  return (text) => new Set(paths.get(text.toLowerCase())?.map(({ path }) => path)).size > 1;
}
