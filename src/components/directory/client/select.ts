import { eveningOf } from "./evening.ts";
import { mainProtocolNames, protocolsHeading, type DirectoryData, type Sort } from "../data.ts";

/** Indexes of the chosen values, by facet: values of one facet widen the choice, facets narrow it. */
export type Choice = ReadonlyMap<string, ReadonlySet<number>>;

interface Selection {
  /** Indexes of the matching servers, in the order of the data. */
  places: number[];
  /** For each facet value, how many servers would match with it, ignoring the choice in its own facet. */
  counts: Uint32Array;
}

/** Key of the facet of each value, by the value's index. */
function facetOfValues({ facets }: DirectoryData): string[] {
  return facets.flatMap(({ key, values }) => values.map(() => key));
}

/**
 * The matching servers, and the counts for every value.
 * @param hits servers that the text search found; undefined if nothing was typed
 */
export function select(data: DirectoryData, choice: Choice, hits: ReadonlySet<number> | undefined): Selection {
  const owner = facetOfValues(data);
  const counts = new Uint32Array(owner.length);
  const places: number[] = [];
  for (const [place, { values }] of data.servers.entries()) {
    if (hits !== undefined && !hits.has(place)) continue;
    let missed: string | undefined;
    let misses = 0;
    for (const [key, wanted] of choice) {
      if (wanted.size === 0 || values.some((value) => wanted.has(value))) continue;
      missed = key;
      if (++misses > 1) break;
    }
    if (misses > 1) continue;
    if (misses === 0) places.push(place);
    for (const value of values) {
      if (misses === 0 || owner[value] === missed) counts[value] = (counts[value] ?? 0) + 1;
    }
  }
  return { places, counts };
}

/**
 * Indexes in another order (matches are ordered by the search itself); equal ones stay ordered by name, those without a
 * value come last.
 * @param zone the reader's, 0 to 23 hours ahead of UTC: it decides what an evening is
 */
export function inOrder(
  data: DirectoryData,
  places: readonly number[],
  sort: Sort,
  descending: boolean,
  zone = 0,
): number[] {
  if (sort === "name" || sort === "match") return descending ? [...places].reverse() : [...places];
  const rank = ranking(data, sort, zone);
  const turn = descending ? -1 : 1;
  return [...places].sort((a, b) => {
    const left = rank(a);
    const right = rank(b);
    if (left === undefined || right === undefined) return Number(left === undefined) - Number(right === undefined);
    return turn * (left < right ? -1 : left > right ? 1 : 0) || a - b;
  });
}

/** Numbers and dates are most interesting from the top; words from the start. */
export function descendsFirst(sort: Sort): boolean {
  return ["players", "evening", "trend", "reached", "measured", "created", "protocols"].includes(sort);
}

function ranking(
  data: DirectoryData,
  sort: Exclude<Sort, "name" | "match">,
  zone: number,
): (place: number) => number | string | undefined {
  if (sort === "evening") return (place) => eveningOf(data.servers[place], zone);
  if (sort === "players" || sort === "trend" || sort === "reached" || sort === "created" || sort === "measured")
    return (place) => data.servers[place]?.[sort];
  if (sort === "protocols") {
    const measured = measuredProtocols(data);
    return (place) => data.servers[place]?.values.filter((value) => measured.has(value)).length;
  }
  let first = 0;
  for (const { key, values } of data.facets) {
    if (key === sort) {
      const from = first;
      return (place) => {
        const own = data.servers[place]?.values.find((value) => value >= from && value < from + values.length);
        return own === undefined ? undefined : sort === "status" ? own : values[own - from]?.label.toLowerCase();
      };
    }
    first += values.length;
  }
  return () => undefined;
}

/** Indexes of the values "measured" of the protocols in the table's column. */
function measuredProtocols({ facets }: DirectoryData): Set<number> {
  const shown = new Set<string>(mainProtocolNames);
  const places = new Set<number>();
  let first = 0;
  for (const { heading, label, values } of facets) {
    const at = values.findIndex(({ slug }) => slug === "measured");
    if (heading === protocolsHeading && shown.has(label) && at >= 0) places.add(first + at);
    first += values.length;
  }
  return places;
}
