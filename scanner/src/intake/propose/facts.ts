import {
  createdOf,
  statedFlag,
  statedList,
  statedText,
  statedTexts,
  usualWord,
  webAddress,
  type MsspFacts,
} from "../../mssp/index.ts";
import { listingEntrySchema, type ListingFile } from "../../record/index.ts";
import { plainText } from "../../text/index.ts";

/** Facts for an entry from MSSP. */
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

/** What a server's MSSP says, as far as an entry accepts the key and the value. */
export function proposedFacts(mssp: MsspFacts): Facts {
  const facts: Facts = {};
  const offer = (part: Facts): void => {
    if (listingEntrySchema.partial().safeParse(part).success) Object.assign(facts, part);
  };
  const website = webAddress(plainOf(mssp, "WEBSITE"));
  if (website !== null) offer({ website });
  const discord = webAddress(plainOf(mssp, "DISCORD"));
  if (discord !== null) offer({ discord });
  for (const [key, variable] of textKeys) {
    const value = plainText(statedTexts(mssp, variable).join(", "));
    if (value !== "") offer({ [key]: (key === "location" ? usualWord("LOCATION", value) : undefined) ?? value });
  }
  const gameplay = statedList(mssp, "GAMEPLAY").map((value) => plainText(value));
  if (gameplay.length > 0) offer({ gameplay: gameplay.slice(0, 10) });
  const created = createdOf(mssp);
  if (created !== undefined) offer({ created });
  for (const [key, variable] of flagKeys) {
    if (statedFlag(mssp, variable) === true) offer({ [key]: true });
  }
  return facts;
}

function plainOf(mssp: MsspFacts, variable: string): string {
  return plainText(statedText(mssp, variable) ?? "");
}
