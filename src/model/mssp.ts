import {
  adultOf,
  answersOf,
  bootTimeOf,
  createdOf,
  msspFacts,
  statedFlag,
  statedList,
  statedTexts,
  type MsspFacts as FoldedMssp,
  type RecordedAnswer,
} from "@mudlark/scanner/mssp";
import type { ScanRecord } from "@mudlark/scanner/record";
import { plainLine } from "@mudlark/scanner/text";
import { isoOf, seenOnce } from "./dates.ts";
import type { Fact, Seen } from "./server-view.ts";

/** An answer with the dates between which it is known to be valid. */
type DatedAnswer = RecordedAnswer & Seen;

/** The variables of one server, from every answer in its record. @mudlark/scanner/mssp interprets them. */
export interface MsspStatements {
  /** As sent: the answer with the most variables. Null if there never was one. */
  sent: DatedAnswer | null;
  /** Official name → values, the default last, with the dates of their answer. */
  folded: FoldedMssp<DatedAnswer>;
}

/**
 * Collects the MSSP answers of a record: by telnet, as text, and those kept from an earlier visit.
 * @param seen since when the record's own MSSP has been the same, and when it was last confirmed
 * @param entry the encoding in the listing, used to decode values that the record keeps as bytes
 */
export function msspStatements(record: ScanRecord | null, seen: Seen, entry?: string): MsspStatements {
  const answers = answersOf(record ?? {}, { entry }).map((each): DatedAnswer => ({
    ...each,
    ...(each.connection === "first" ? seen : seenOnce(isoOf(each.at ?? undefined) ?? seen.at)),
  }));
  const size = ({ values }: DatedAnswer): number => Object.keys(values).length;
  const [first, ...others] = answers;
  const sent = first && others.reduce((most, each) => (size(each) > size(most) ? each : most), first);
  return { sent: sent ?? null, folded: msspFacts(...answers) };
}

/** The text of a variable as one plain line; null if it says nothing. */
export function msspText(mssp: MsspStatements, name: string): Fact<string> | null {
  const text = statedTexts(mssp.folded, name)
    .map((value) => plainLine(value))
    .findLast((value) => value !== "");
  return factOf(mssp, name, text);
}

/**
 * Maximum number of gameplay values, as for an entry, so that a server that sends hundreds does not get hundreds of
 * pages.
 */
const mostValues = 10;

/** The texts of a variable that may be a list, at most ten. */
export function msspList(mssp: MsspStatements, name: string): Fact<string>[] {
  const values = statedList(mssp.folded, name).map((value) => plainLine(value));
  return [...new Set(values.filter((value) => value !== ""))]
    .slice(0, mostValues)
    .flatMap((value) => factOf(mssp, name, value) ?? []);
}

/** Yes or no; null if the variable says neither. */
export function msspFlag(mssp: MsspStatements, name: string): Fact<boolean> | null {
  return factOf(mssp, name, statedFlag(mssp.folded, name));
}

/** Unix time of the last start in seconds; null if UPTIME is not a valid one. */
export function bootTime(mssp: MsspStatements): Fact<number> | null {
  return factOf(mssp, "UPTIME", bootTimeOf(mssp.folded));
}

/** The year in which the game opened; null if MSSP does not say. */
export function msspCreated(mssp: MsspStatements): Fact<number> | null {
  return factOf(mssp, "CREATED", createdOf(mssp.folded));
}

/** Whether the game is for adults; null if MSSP does not say. */
export function msspAdult(mssp: MsspStatements): Fact<boolean> | null {
  const name = statedFlag(mssp.folded, "ADULT MATERIAL") === undefined ? "MINIMUM AGE" : "ADULT MATERIAL";
  return factOf(mssp, name, adultOf(mssp.folded));
}

function factOf<T>(mssp: MsspStatements, name: string, value: T | undefined): Fact<T> | null {
  const variable = mssp.folded.get(name);
  return value === undefined || variable === undefined
    ? null
    : { value, source: "mssp", at: variable.at, confirmed: variable.confirmed };
}
