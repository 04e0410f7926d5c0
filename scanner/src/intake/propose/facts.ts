import { serviceOn } from "../../address/index.ts";
import { listingEntrySchema, type ListingFile, type Mssp } from "../../record/index.ts";
import { plainText } from "../../text/index.ts";

/** Facts of an entry that MSSP tells. */
export type Facts = Partial<Omit<ListingFile, "name" | "addresses">>;

const textKeys = [
  ["codebase", "CODEBASE"],
  ["family", "FAMILY"],
  ["genre", "GENRE"],
  ["subgenre", "SUBGENRE"],
  ["language", "LANGUAGE"],
  ["location", "LOCATION"],
  ["status", "STATUS"],
] as const;

const flagKeys = [
  ["adult", "ADULT MATERIAL"],
  ["payToPlay", "PAY TO PLAY"],
  ["payForPerks", "PAY FOR PERKS"],
  ["hiringBuilders", "HIRING BUILDERS"],
  ["hiringCoders", "HIRING CODERS"],
] as const;

/** The values of an MSSP variable as plain text, whatever case and underscores its name has; those that say nothing are left out. */
export function valuesOf(mssp: Mssp, variable: string): string[] {
  const found = Object.entries(mssp).find(([name]) => name.toUpperCase().replaceAll("_", " ") === variable)?.[1];
  const values = found === undefined ? [] : Array.isArray(found) ? found : [found];
  return values
    .map((value) => plainText(value.replace(/^"(.*)"$/, "$1")))
    .filter((value) => !/^(|-1|none|n\/a|unknown|0)$/i.test(value));
}

/** What a server's MSSP says of it, as far as an entry has a place for it and the value can stand there. */
export function factsOf(mssp: Mssp): Facts {
  const facts: Facts = {};
  const offer = (part: Facts): void => {
    if (listingEntrySchema.partial().safeParse(part).success) Object.assign(facts, part);
  };
  const website = webAddressOf(valuesOf(mssp, "WEBSITE").at(-1));
  if (website !== undefined) offer({ website });
  const discord = webAddressOf(valuesOf(mssp, "DISCORD").at(-1));
  if (discord !== undefined) offer({ discord });
  for (const [key, variable] of textKeys) {
    const value = plainText(valuesOf(mssp, variable).join(", "));
    if (value !== "") offer({ [key]: key === "location" ? countryOf(value) : value });
  }
  const gameplay = valuesOf(mssp, "GAMEPLAY");
  if (gameplay.length > 0) offer({ gameplay: gameplay.slice(0, 10) });
  const created = /^\d{4}$/.exec(valuesOf(mssp, "CREATED").at(-1) ?? "")?.[0];
  if (created !== undefined) offer({ created: Number(created) });
  for (const [key, variable] of flagKeys) {
    if (valuesOf(mssp, variable).at(-1) === "1") offer({ [key]: true });
  }
  return facts;
}

/** The port that MSSP names for TLS, unless it belongs to another service; a bare "1" is a flag without a port. */
export function tlsPortOf(mssp: Mssp): number | undefined {
  const port = Number(valuesOf(mssp, "SSL").at(-1) ?? valuesOf(mssp, "TLS").at(-1));
  if (!Number.isInteger(port) || port <= 1 || port > 65535 || serviceOn(port) !== undefined) return undefined;
  return port;
}

/** A web address as people write them: "www.slothmud.org" is meant as http://www.slothmud.org. */
function webAddressOf(text: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  const whole = /^[a-z][a-z0-9+.-]*:\/\//i.test(text)
    ? text
    : /^[\w-]+(\.[\w-]+)+(\/|$)/.test(text)
      ? `http://${text}`
      : undefined;
  return whole !== undefined && /^https?:/i.test(whole) && URL.canParse(whole) ? whole : undefined;
}

const countries = new Intl.DisplayNames(["en"], { type: "region", fallback: "none" });

/** A location as a country's English name where it is a country's code (ISO 3166: "IT" is Italy); else as it is. */
function countryOf(location: string): string {
  if (/^(?:USA|U\.S\.A?\.?|United States of America(?: \(the\))?)$/i.test(location)) return "United States";
  return /^(?!ZZ)[A-Z]{2}$/.test(location) ? (countries.of(location === "UK" ? "GB" : location) ?? location) : location;
}
