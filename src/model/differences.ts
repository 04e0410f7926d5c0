import type { Difference } from "@mudlark/scanner/record";
import { plainLine } from "@mudlark/scanner/text";
import { titleCase } from "./text.ts";

/** MSSP variables whose names are ordinary words; the others (GMCP, SSL …) are shown as sent. */
const wordVariables = new Set([
  ..."NAME HOSTNAME PORT CODEBASE CONTACT CREATED ICON LANGUAGE LOCATION WEBSITE FAMILY GENRE GAMEPLAY".split(" "),
  ..."GAMESYSTEM INTERMUD STATUS SUBGENRE AREAS HELPFILES MOBILES OBJECTS ROOMS CLASSES LEVELS RACES SKILLS".split(" "),
  ...["CRAWL DELAY", "MINIMUM AGE", "PAY TO PLAY", "PAY FOR PERKS", "HIRING BUILDERS", "HIRING CODERS"],
]);

/** Maximum number of sentences in one news item; the API has all. */
const maxSentences = 8;
const longest = 80;

/**
 * What changed, with old and new value, one sentence each. The text comes from a server: plain lines, which must still
 * be escaped.
 */
export function differencesInWords(differences: readonly Difference[]): string[] {
  // If an option is mentioned, the protocol of the same name need not be.
  const options = new Set(differences.flatMap(({ what, name }) => (what === "options" ? (name ?? "") : [])));
  const news = differences.filter(({ what, name = "" }) => what !== "capabilities" || !options.has(name));
  const sentences = news.slice(0, maxSentences).map(sentence);
  const more = news.length - maxSentences;
  return more > 0 ? [...sentences, `And ${more} more.`] : sentences;
}

function sentence({ what, name, from, to }: Difference): string {
  const subject = plainLine(name ?? "", longest);
  switch (what) {
    case "mssp":
      return changed(wordVariables.has(subject) ? titleCase(subject) : subject, from, to);
    case "options": {
      const verb = from === "requested" || to === "requested" ? "asks for" : "offers";
      return `${to === "requested" || to === "offered" ? "Now" : "No longer"} ${verb} ${subject}.`;
    }
    case "capabilities":
      return to === undefined ? `No longer shows ${subject}.` : `Now shows ${subject}.`;
    case "certificate":
      return changed(`The TLS certificate of port ${subject}`, from, to);
    case "encoding":
      return changed("The encoding", from, to);
    case "address":
      return moved(subject, from, to);
  }
}

function moved(address: string, from: string | undefined, to: string | undefined): string {
  if (from !== undefined && to !== undefined)
    return `${address === "" ? "Moved" : `${address} moved`} from ${plainLine(from, longest)} to ${plainLine(to, longest)}.`;
  const where = address === "" ? plainLine(to ?? from ?? "", longest) : address;
  return to === undefined ? `No longer answers at ${where}.` : `Now answers at ${where}.`;
}

function changed(subject: string, from: string | undefined, to: string | undefined): string {
  if (from === undefined) return `${subject} is new: ${quoted(to)}.`;
  if (to === undefined) return `${subject} was removed; it was ${quoted(from)}.`;
  return `${subject} changed from ${quoted(from)} to ${quoted(to)}.`;
}

function quoted(text: string | undefined): string {
  const line = plainLine(text ?? "", longest);
  return line === "" ? "nothing" : `“${line}”`;
}
