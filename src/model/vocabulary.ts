import type { CapabilityName } from "@mudlark/scanner/record";
import { pageSlug } from "@mudlark/scanner/text";
import { groupOf } from "./aliases.ts";
import type { GroupRef } from "./server-view.ts";
import { titleCase } from "./text.ts";

// The values that the MSSP specification lists, in its spelling.
const genres = [
  "Adult",
  "Fantasy",
  "Historical",
  "Horror",
  "Modern",
  "Mystery",
  "Science Fiction",
  "Social",
  "Educational",
];
const gameplays = [
  "Adventure",
  "Educational",
  "Hack and Slash",
  "Player versus Player",
  "Player versus Environment",
  "Questing",
  "Roleplaying",
  "Simulation",
  "Social",
  "Strategy",
];
const stages = ["Alpha", "Closed Beta", "Open Beta", "Live", "Experimental"];

const spellings = new Map([...genres, ...gameplays, ...stages].map((name) => [pageSlug(name), name]));
const synonyms: ReadonlyMap<string, string> = new Map([
  ["sci-fi", "Science Fiction"],
  ["scifi", "Science Fiction"],
  ["sf", "Science Fiction"],
  ["science-fiction-fantasy", "Science Fiction"],
  ["medieval-fantasy", "Fantasy"],
  ["high-fantasy", "Fantasy"],
  ["role-playing", "Roleplaying"],
  ["roleplay", "Roleplaying"],
  ["rp", "Roleplaying"],
  ["roleplaying-encouraged", "Roleplaying"],
  ["pvp", "Player versus Player"],
  ["player-vs-player", "Player versus Player"],
  ["player-killing", "Player versus Player"],
  ["pve", "Player versus Environment"],
  ["hack-n-slash", "Hack and Slash"],
  ["hack-slash", "Hack and Slash"],
  ["hacknslash", "Hack and Slash"],
  ["quests", "Questing"],
  ["explore", "Adventure"],
]);

/** A value of GENRE, GAMEPLAY or STATUS in one spelling: the specification's, otherwise in title case. */
export function valueGroup(text: string): GroupRef {
  const slug = pageSlug(text);
  return groupOf(synonyms.get(slug) ?? spellings.get(slug) ?? titleCase(text));
}

/** Slug of a protocol's page. */
export function protocolSlug(name: CapabilityName): string {
  return pageSlug(name.replaceAll("_", "-"));
}
