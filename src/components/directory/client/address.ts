import { sorts, type DirectoryData, type Sort } from "../data.ts";
import { descendsFirst } from "./select.ts";

/** Everything that the reader chose, as it stands in the address. */
export interface Wish {
  query: string;
  /** Facet key → value slugs. */
  chosen: ReadonlyMap<string, ReadonlySet<string>>;
  sort: Sort;
  descending: boolean;
  view: "table" | "gallery";
}

/** Reads an address; what it does not know, it leaves out. */
export function wishFrom(parameters: URLSearchParams, data: DirectoryData): Wish {
  const chosen = new Map<string, Set<string>>();
  for (const { key, values } of data.facets) {
    const known = new Set(values.map(({ slug }) => slug));
    const wanted = parameters.getAll(key).filter((slug) => known.has(slug));
    if (wanted.length > 0) chosen.set(key, new Set(wanted));
  }
  const sort = sorts.find((name) => name === parameters.get("sort")) ?? "name";
  const order = parameters.get("order");
  return {
    query: parameters.get("q") ?? "",
    chosen,
    sort,
    descending: order === null ? descendsFirst(sort) : order === "down",
    view: parameters.get("view") === "gallery" ? "gallery" : "table",
  };
}

/** The address for a wish, "?q=…" or "": what is usual is left out, so that addresses stay short. */
export function addressOf(wish: Wish): string {
  const parameters = new URLSearchParams();
  if (wish.query.trim() !== "") parameters.set("q", wish.query);
  for (const [key, slugs] of wish.chosen) for (const slug of slugs) parameters.append(key, slug);
  if (wish.sort !== "name") parameters.set("sort", wish.sort);
  if (wish.descending !== descendsFirst(wish.sort)) parameters.set("order", wish.descending ? "down" : "up");
  if (wish.view === "gallery") parameters.set("view", "gallery");
  const text = parameters.toString();
  return text === "" ? "" : `?${text}`;
}
