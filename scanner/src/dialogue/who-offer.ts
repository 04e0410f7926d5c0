import { plainLines } from "./plain-lines.ts";

/** WHO as a command: in capitals, quoted, or after "type". Never as a word of a sentence ("those who play"). */
const capitals = /(?<![A-Za-z])WHO(?![A-Za-z'])(?! (?:are|is|you|has|have|was|were|will|can|do|does|want|would)\b)/;
const quoted = /["'`“‘<[(*]who["'`”’>\])*]/i;
/** The same in capitals, and another quoted command: "'WHO' and 'help' also work in this context." (stock Fuzzball) */
const quotedCapitals = /["'`“‘]WHO["'`”’]/;
const quotedOther = /["'`“‘](?:help|quit|connect|create|news|info|version)["'`”’]/i;
const typed = /\b(?:type|enter|use) who(?= to\b| for\b| at\b|[.,:;]|$)/i;
/** What WHO shows, by which a line that explains it is known. */
const shows = /\b(?:players?|users?|people|online|on-line|connected|logged|playing|list|see|show)\b|\bwho(?:'s| is)\b/i;
/** Other commands of such login screens: a line may list them all. */
const others = /(?<![A-Za-z])(?:CONNECT|CREATE|QUIT|LOGOUT|NEWS|HELP)(?![A-Za-z])/;

/**
 * How a login screen offers the command WHO, as a server of a MUSH or MUCK does ("WHO tells you who is on").
 * @param text bytes of the session, one character each; escape sequences are ignored
 * @returns the command as the screen writes it; undefined if the screen does not offer it
 */
export function offeredWho(text: string): "WHO" | "who" | undefined {
  for (const line of plainLines(text)) {
    // A line all in capitals may be a sentence.
    if (capitals.test(line) && (others.test(line.replace("WHO", "")) || (shows.test(line) && /[a-z]/.test(line))))
      return "WHO";
    if (quotedCapitals.test(line) && quotedOther.test(line)) return "WHO";
    if ((quoted.test(line) && shows.test(line.replace(quoted, ""))) || (typed.test(line) && shows.test(line))) {
      return quoted.exec(line)?.[0].includes("WHO") === true || / WHO\b/.test(line) ? "WHO" : "who";
    }
  }
  return undefined;
}
