import { sorts, type DirectoryData, type Facet, type Sort } from "../data.ts";
import { fold } from "../words.ts";
import { descendsFirst } from "./select.ts";

/** Everything that the reader has chosen, as in the address. */
export interface Wish {
  query: string;
  /** Facet key → value slugs. */
  chosen: ReadonlyMap<string, ReadonlySet<string>>;
  sort: Sort;
  descending: boolean;
  view: "table" | "gallery";
}

const others = new Set(["q", "sort", "order", "view"]);

/** The default order: best match first when searching. */
function usualSort(query: string): Sort {
  return query.trim() === "" ? "name" : "match";
}

/** Reads an address; `unknownIn` says what is left out. */
export function wishFrom(parameters: URLSearchParams, data: DirectoryData): Wish {
  const chosen = new Map<string, Set<string>>();
  for (const facet of data.facets) {
    const wanted = parameters.getAll(facet.key).flatMap((text) => slugOf(facet, text) ?? []);
    if (wanted.length > 0) chosen.set(facet.key, new Set(wanted));
  }
  const query = parameters.get("q") ?? "";
  const asked = sorts.find((name) => name === parameters.get("sort"));
  const sort = asked === undefined || (asked === "match" && query.trim() === "") ? usualSort(query) : asked;
  const order = parameters.get("order");
  return {
    query,
    chosen,
    sort,
    descending: order === null ? descendsFirst(sort) : order === "down",
    view: parameters.get("view") === "gallery" ? "gallery" : "table",
  };
}

/** The value that an address means. People write some by hand: "Fantasy" and "science fiction" are understood too. */
function slugOf({ values }: Facet, text: string): string | undefined {
  const wanted = fold(text);
  return values.find(({ slug, label }) => slug === text || slug === wanted || fold(label) === wanted)?.slug;
}

/** What an address asks for but no game has, in words: "language “klingon”"; also unknown parameters. */
export function unknownIn(parameters: URLSearchParams, data: DirectoryData): string[] {
  const facets = new Map(data.facets.map((facet) => [facet.key, facet]));
  return [...parameters].flatMap(([key, value]) => {
    if (others.has(key))
      return key === "sort" && !sorts.some((sort) => sort === value) ? [`order “${value.slice(0, 40)}”`] : [];
    const facet = facets.get(key);
    if (facet === undefined) return [`filter “${key.slice(0, 40)}”`];
    return slugOf(facet, value) !== undefined ? [] : [`${facet.label.toLowerCase()} “${value.slice(0, 40)}”`];
  });
}

/** The address for a choice, "?q=…" or "". Defaults are left out, to keep addresses short. */
export function addressOfChoice(wish: Wish): string {
  const parameters = new URLSearchParams();
  if (wish.query.trim() !== "") parameters.set("q", wish.query);
  for (const [key, slugs] of wish.chosen) for (const slug of slugs) parameters.append(key, slug);
  if (wish.sort !== usualSort(wish.query)) parameters.set("sort", wish.sort);
  if (wish.descending !== descendsFirst(wish.sort)) parameters.set("order", wish.descending ? "down" : "up");
  if (wish.view === "gallery") parameters.set("view", "gallery");
  const text = parameters.toString();
  return text === "" ? "" : `?${text}`;
}
