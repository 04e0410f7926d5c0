import { pageSlug } from "../text/index.ts";
import { countryNames } from "./countries.ts";

/** The values that the MSSP specification lists for a variable, in its spelling. */
export const listedValues = {
  GENRE: ["Adult", "Fantasy", "Historical", "Horror", "Modern", "Mystery", "Science Fiction", "Social", "Educational"],
  GAMEPLAY: [
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
  ],
  STATUS: ["Alpha", "Closed Beta", "Open Beta", "Live", "Experimental"],
} as const;

/** Other words for those values, as slugs. */
const synonyms: Readonly<Record<"GENRE" | "GAMEPLAY" | "STATUS", Readonly<Record<string, string>>>> = {
  GENRE: {
    "sci-fi": "Science Fiction",
    scifi: "Science Fiction",
    sf: "Science Fiction",
    "science-fiction-fantasy": "Science Fiction",
    "medieval-fantasy": "Fantasy",
    "high-fantasy": "Fantasy",
  },
  GAMEPLAY: {
    "role-playing": "Roleplaying",
    roleplay: "Roleplaying",
    rp: "Roleplaying",
    "roleplaying-encouraged": "Roleplaying",
    pvp: "Player versus Player",
    "player-vs-player": "Player versus Player",
    "player-killing": "Player versus Player",
    pve: "Player versus Environment",
    "hack-n-slash": "Hack and Slash",
    "hack-slash": "Hack and Slash",
    hacknslash: "Hack and Slash",
    quests: "Questing",
    explore: "Adventure",
  },
  STATUS: {
    running: "Live",
    up: "Live",
    online: "Live",
    open: "Live",
    active: "Live",
    stable: "Live",
    released: "Live",
    production: "Live",
    "in-development": "Alpha",
    development: "Alpha",
  },
};

/** Variables, and keys of an entry, that have usual words. */
export type WordedVariable = "GENRE" | "GAMEPLAY" | "STATUS" | "LANGUAGE" | "LOCATION";

/** The synonyms of genres, kinds of play and stages in one table, by slug. */
export const synonymsOfValues: ReadonlyMap<string, string> = new Map(
  [synonyms.GENRE, synonyms.GAMEPLAY].flatMap((table) => Object.entries(table)),
);

/**
 * The usual word for a value, where it is another one: "Deutsch" is German, "USA" is the United States, "Running" is
 * Live. Values that nobody can know better, or that only differ in letter case, have none.
 */
export function usualWord(variable: WordedVariable, text: string): string | undefined {
  const key = pageSlug(text);
  const usual =
    variable === "LANGUAGE"
      ? (languages ??= ownNames("language", languageCodes)).get(fold(text))
      : variable === "LOCATION"
        ? countryOf(text)
        : new Map(Object.entries(synonyms[variable])).get(key);
  return usual === undefined || pageSlug(usual) === key ? undefined : usual;
}

function countryOf(text: string): string | undefined {
  if (/^(?:USA|U\.S\.A?\.?|United States of America(?: \(the\))?)$/i.test(text.trim())) return "United States";
  if (/^(?:UK|U\.K\.|Great Britain)$/i.test(text.trim())) return "United Kingdom";
  // A code is only one in capitals: "de" or "in" may be anything.
  if (/^[A-Z]{2}$/.test(text.trim())) return (countryCodes ??= countryNames()).get(text.trim());
  return (countries ??= ownNames("region", languageCodes)).get(fold(text));
}

/** Languages in which the names of countries and of themselves are known. */
const languageCodes = "cs da de el es et fi fr hr hu it ja ko lt lv nb nl pl pt ro ru sk sl sr sv tr uk zh".split(" ");
let languages: ReadonlyMap<string, string> | undefined;
let countryCodes: ReadonlyMap<string, string> | undefined;
let countries: ReadonlyMap<string, string> | undefined;

function fold(text: string): string {
  return text.normalize("NFC").trim().toLowerCase();
}

/**
 * Names in other languages, and the English ones. For languages, each one's name for itself and its code ("Deutsch",
 * "de" → German); for countries, their names in all those languages ("Deutschland" → Germany).
 */
function ownNames(kind: "language" | "region", codes: readonly string[]): ReadonlyMap<string, string> {
  const english = new Intl.DisplayNames(["en"], { type: kind, fallback: "none" });
  const table = new Map<string, string>();
  for (const code of codes) {
    const own = new Intl.DisplayNames([code], { type: kind, fallback: "none" });
    for (const subject of kind === "language" ? [code] : countryNames().keys()) {
      const [name, here] = [english.of(subject), own.of(subject)];
      if (name === undefined || here === undefined) continue;
      if (!table.has(fold(here))) table.set(fold(here), name);
      if (kind === "language") table.set(code, name);
    }
  }
  // A name that is English already is never replaced.
  for (const subject of kind === "language" ? codes : countryNames().keys())
    table.delete(fold(english.of(subject) ?? ""));
  return table;
}
