import { createRequire } from "node:module";
import { open } from "maxmind";
import type { CountryOfAddress } from "../model/location.ts";

/**
 * Looks up countries by IP address in the offline table (CC0) that the build installs; no address leaves the machine.
 */
export async function openCountryTable(): Promise<CountryOfAddress> {
  const file = createRequire(import.meta.url).resolve(
    "@ip-location-db/geo-whois-asn-country-mmdb/geo-whois-asn-country.mmdb",
  );
  const reader = await open(file);
  return (ip) => {
    try {
      const code = (reader.get(ip) as { country_code?: string } | null)?.country_code;
      return code !== undefined && /^[A-Z]{2}$/.test(code) ? code : null;
    } catch {
      // Not an address: another program's record may contain anything.
      return null;
    }
  };
}
