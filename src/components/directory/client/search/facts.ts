import type { DirectoryData } from "../../data.ts";

/** Values that mean a game does not have what the facet is about. */
const negative = new Set(["no", "none", "not-stated", "refused", "contradicted", "agrees-to-all"]);

/** What the facets say about each game, in the form used by the search: "Genre: Horror", "GMCP". */
export function facetFacts({ facets, servers }: DirectoryData): string[][] {
  const texts = facets.flatMap(({ label, searched, values }) =>
    values.map(({ slug, label: value }) => {
      if (searched === "values") return `${label}: ${value}`;
      return searched === "label" && !negative.has(slug) ? label : undefined;
    }),
  );
  return servers.map(({ values }) => values.flatMap((value) => texts[value] ?? []));
}
