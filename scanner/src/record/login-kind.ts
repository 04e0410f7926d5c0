// cspell:ignore bthoric furey rfeldt
import { foldedLine } from "../text/index.ts";
import { bannerText } from "./meaning/banner-text.ts";
import type { ScanRecord } from "./scan-record.ts";

/**
 * Families of DIKU derivatives, by the wording of their login screens: the prompt for a name, or the credits that their
 * licences require. Most specific first.
 */
const kinds: readonly { kind: string; words: RegExp }[] = [
  { kind: "SMAUG", words: /enter your character'?s name, or type new|\bSMAUG\b|\bthoric\b/i },
  { kind: "ROM", words: /\bROM ?2\.[34]|\brivers of mud\b|russ taylor/i },
  { kind: "Envy", words: /\bEnvy(?:MUD)? ?2/i },
  { kind: "GodWars", words: /\bgod ?wars\b/i },
  { kind: "CircleMUD", words: /\bcircle ?mud\b|\btba ?mud\b|jeremy elson/i },
  { kind: "Merc", words: /who art thou|\bmerc(?:mud)? ?2\.[012]|furey,? hatchet/i },
  {
    kind: "Diku",
    words: /by what name (?:do you|shall|may|dost|are you|would you)|\bdiku ?(?:mud|gamma|ii)\b|st(?:ae|æ)rfeldt/i,
  },
];

/**
 * The family of DIKU derivatives that a login screen looks like ("ROM", "SMAUG", "Diku" …); undefined for any other
 * screen.
 */
export function loginKind(screen: string): string | undefined {
  // Screens are drawn, so there may be colours and line ends between words.
  const words = foldedLine(screen);
  return kinds.find((one) => one.words.test(words))?.kind;
}

/**
 * Whether a server may serve MSSP only as a line of text: it looks like a DIKU derivative, for which there is a snippet
 * that answers MSSP-REQUEST at the login prompt, and it sent no MSSP by telnet although the deep connection asked.
 * @returns the family that it looks like; undefined if none, or if text was requested already
 */
export function mayServeMsspText(record: ScanRecord): string | undefined {
  const { mudlark } = record;
  const session = record["server-probe"]?.session_data;
  if (session === undefined || mudlark?.deep === undefined) return undefined;
  const mssp = mudlark.evidence?.MSSP;
  const known = session.mssp ?? mudlark.deep.mssp ?? mudlark.kept;
  if (known !== undefined || mssp?.asked === "text" || mssp?.answer === "agreed") return undefined;
  return loginKind(`${bannerText(record, "before")}\n${bannerText(record, "after")}`);
}
