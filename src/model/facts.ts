import { webAddress } from "@mudlark/scanner/mssp";
import type { ListingEntry } from "@mudlark/scanner/record";
import type { Aliases } from "./aliases.ts";
import { codebaseOf, familyOf } from "./lineage.ts";
import { locationOf, type CountryOfAddress } from "./location.ts";
import { msspAdult, msspCreated, msspFlag, msspList, msspText, type MsspStatements } from "./mssp.ts";
import { rulesOf } from "./rules.ts";
import type { Fact, Seen, ServerFacts } from "./server-view.ts";
import { distinct, fact, grouped, languageGroup, list, stated } from "./stated.ts";
import { valueGroup } from "./vocabulary.ts";

/** The sources of facts, apart from the entry. */
interface FactSources {
  mssp: MsspStatements;
  aliases: Aliases;
  /** From the last visit that knew it. */
  ip: string | null;
  /** When that address was measured. */
  seen: Seen;
  countryOfAddress: CountryOfAddress;
}

/**
 * What is known about a game apart from its addresses, protocols and players: what people wrote takes precedence, then
 * the server's MSSP, then what can be derived.
 */
export function factsOfServer(entry: ListingEntry, sources: FactSources): ServerFacts {
  const { mssp, aliases, ip, seen, countryOfAddress } = sources;
  const codebase = stated(entry.codebase, msspText(mssp, "CODEBASE"));
  const base = codebaseOf(codebase, mssp, aliases);
  return {
    description: stated(entry.description, msspText(mssp, "DESCRIPTION")),
    codebase,
    codebaseGroup: base?.group ?? null,
    family: familyOf(entry, mssp, base?.family ?? null, aliases),
    genre: grouped(stated(entry.genre, msspText(mssp, "GENRE"))),
    subgenre: stated(entry.subgenre, msspText(mssp, "SUBGENRE")),
    gameplay: distinct(
      entry.gameplay === undefined ? msspList(mssp, "GAMEPLAY") : entry.gameplay.map((value) => fact(value)),
      valueGroup,
    ),
    languages: distinct(entry.language === undefined ? msspList(mssp, "LANGUAGE") : list(entry.language), (text) =>
      languageGroup(text, aliases),
    ),
    location: locationOf(entry, mssp, ip, seen, aliases, countryOfAddress),
    created: stated(entry.created, msspCreated(mssp)),
    website: stated(ownAddress(entry.website), webFact(msspText(mssp, "WEBSITE"))),
    discord: stated(ownAddress(entry.discord), webFact(msspText(mssp, "DISCORD"))),
    play: stated(ownAddress(entry.play), null),
    stage: grouped(stated(entry.status, msspText(mssp, "STATUS"))),
    adult: stated(entry.adult, msspAdult(mssp)),
    payToPlay: stated(entry.payToPlay, msspFlag(mssp, "PAY TO PLAY")),
    payForPerks: stated(entry.payForPerks, msspFlag(mssp, "PAY FOR PERKS")),
    hiringBuilders: stated(entry.hiringBuilders, msspFlag(mssp, "HIRING BUILDERS")),
    hiringCoders: stated(entry.hiringCoders, msspFlag(mssp, "HIRING CODERS")),
    screenReader: entry.screenReader === undefined ? null : fact(entry.screenReader),
    rules: rulesOf(entry, mssp),
  };
}

function webFact(said: Fact<string> | null): Fact<string> | null {
  const url = said === null ? null : webAddress(said.value);
  return said === null || url === null ? null : { ...said, value: url };
}

/** An entry's web address; none if it contains credentials, which `mudlark data check` rejects. */
function ownAddress(listed: string | undefined): string | undefined {
  if (listed === undefined) return undefined;
  const { username, password } = new URL(listed);
  return username === "" && password === "" ? listed : undefined;
}
