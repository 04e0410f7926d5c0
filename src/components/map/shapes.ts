import { createRequire } from "node:module";
import { feature } from "topojson-client";
import type { GeometryCollection, Topology } from "topojson-specification";
import { visibleCountries } from "./names.ts";

/** A country's outline on a plain map, 720 by 320 units: longitude to the right, latitude down, two units a degree. */
export interface Shape {
  /** ISO 3166-1 alpha-2; null for land that has none. */
  code: string | null;
  name: string;
  path: string;
}

const top = 84;

/** Outlines of all countries but Antarctica. */
export function shapes(): Shape[] {
  const atlas = createRequire(import.meta.url)("world-atlas/countries-110m.json") as Topology<{
    countries: GeometryCollection<{ name: string }>;
  }>;
  return feature(atlas, atlas.objects.countries).features.flatMap(({ properties: { name }, geometry }) => {
    if (name === "Antarctica") return [];
    const polygons =
      geometry.type === "Polygon"
        ? [geometry.coordinates]
        : geometry.type === "MultiPolygon"
          ? geometry.coordinates
          : [];
    return [{ code: visibleCountries.get(name) ?? null, name, path: polygons.flat().map(ring).join("") }];
  });
}

function ring(points: readonly (readonly number[])[]): string {
  const corners = points.map(([longitude = 0, latitude = 0]) => `${at(longitude + 180)} ${at(top - latitude)}`);
  return `M${corners.join("L")}Z`;
}

const at = (degrees: number): number => Math.round(degrees * 20) / 10;
