import { listedValues, synonymsOfValues } from "@mudlark/scanner/mssp";
import type { CapabilityName } from "@mudlark/scanner/record";
import { pageSlug } from "@mudlark/scanner/text";
import { groupOf } from "./aliases.ts";
import type { GroupRef } from "./server-view.ts";
import { titleCase } from "./text.ts";

const spellings = new Map(
  Object.values(listedValues)
    .flat()
    .map((name) => [pageSlug(name), name]),
);

/** A value of GENRE, GAMEPLAY or STATUS in one spelling: the specification's, otherwise in title case. */
export function valueGroup(text: string): GroupRef {
  const slug = pageSlug(text);
  return groupOf(synonymsOfValues.get(slug) ?? spellings.get(slug) ?? titleCase(text));
}

/** Slug of a protocol's page. */
export function protocolSlug(name: CapabilityName): string {
  return pageSlug(name.replaceAll("_", "-"));
}
