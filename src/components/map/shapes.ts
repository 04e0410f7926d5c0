import { createRequire } from "node:module";
import { geoNaturalEarth1, geoPath } from "d3-geo";
import { feature } from "topojson-client";
import type { GeometryCollection, Topology } from "topojson-specification";
import { visibleCountries } from "./names.ts";

/** A country's outline on a map of {@link mapWidth} by {@link mapHeight} units. */
interface Shape {
  /** ISO 3166-1 alpha-2; null for land without a code. */
  code: string | null;
  name: string;
  path: string;
}

export const mapWidth = 720;
export const mapHeight = 340;

/**
 * Outlines of all countries except Antarctica. Russia and Fiji extend across the map's edge, so their outlines are cut
 * there.
 */
export function countryShapes(): Shape[] {
  const atlas = createRequire(import.meta.url)("world-atlas/countries-110m.json") as Topology<{
    countries: GeometryCollection<{ name: string }>;
  }>;
  const countries = feature(atlas, atlas.objects.countries);
  const inhabited = {
    type: "FeatureCollection" as const,
    features: countries.features.filter(({ properties: { name } }) => name !== "Antarctica"),
  };
  const draw = geoPath(geoNaturalEarth1().fitSize([mapWidth, mapHeight], inhabited)).digits(1);
  return inhabited.features.map((country) => ({
    code: visibleCountries.get(country.properties.name) ?? null,
    name: country.properties.name,
    path: draw(country) ?? "",
  }));
}
