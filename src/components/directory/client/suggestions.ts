import type { DirectoryData } from "../data.ts";
import type { Suggestion } from "./search/suggest.ts";

/** Links to likely meanings: "Did you mean the genre Horror (9)?"; nothing if there are none. */
export function suggestionLinks(suggestions: readonly Suggestion[], data: DirectoryData, root: string): Node[] {
  const links = suggestions.map(({ words, facet, place }) => {
    const link = document.createElement("a");
    const id = place === undefined ? undefined : data.servers[place]?.id;
    link.href =
      facet === undefined
        ? `${root}servers/${id ?? ""}${id === undefined ? "" : "/"}`
        : `${root}servers/?${new URLSearchParams({ [facet.key]: facet.slug }).toString()}`;
    link.textContent = words;
    return link;
  });
  if (links.length === 0) return [];
  const parts = links.flatMap((link, index): (Node | string)[] => [
    index === 0 ? "" : index === links.length - 1 ? " or " : ", ",
    link,
  ]);
  return ["Did you mean ", ...parts, "?"].map((part) =>
    typeof part === "string" ? document.createTextNode(part) : part,
  );
}
