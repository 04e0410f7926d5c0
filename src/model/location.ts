import { countryName } from "@mudlark/scanner/mssp";
import type { ListingEntry } from "@mudlark/scanner/record";
import { pageSlug } from "@mudlark/scanner/text";
import type { Aliases } from "./aliases.ts";
import { msspText, type MsspStatements } from "./mssp.ts";
import { fact } from "./stated.ts";
import type { CountryView, Fact, LocationView, Seen } from "./server-view.ts";

/** ISO country of an IP address, upper case; null if unknown. The caller provides the table. */
export type CountryOfAddress = (ip: string) => string | null;

/** Country by its ISO code. */
function countryOf(code: string): CountryView {
  const name = countryName(code);
  return { code, name, slug: pageSlug(name) };
}

/**
 * Where a game says it is, and where its IP address is; kept apart, because they often differ.
 * @param ip from the last visit that knew it
 * @param seen when that address was measured
 */
export function locationOf(
  entry: ListingEntry,
  mssp: MsspStatements,
  ip: string | null,
  seen: Seen,
  aliases: Aliases,
  countryOfAddress: CountryOfAddress,
): LocationView {
  const words: Fact<string> | null = entry.location === undefined ? msspText(mssp, "LOCATION") : fact(entry.location);
  const code = words === null ? null : aliases.country(words.value);
  const said = words === null || code === null ? null : { ...words, value: countryOf(code) };
  const found = ip === null ? null : countryOfAddress(ip);
  const measured: Fact<CountryView> | null =
    found === null ? null : { value: countryOf(found), source: "geoip", ...seen };
  return {
    said,
    saidAs: words,
    measured,
    differ: said !== null && measured !== null && said.value.code !== measured.value.code,
    country: said?.value ?? measured?.value ?? null,
  };
}
