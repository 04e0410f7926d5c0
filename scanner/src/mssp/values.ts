import { foldedLine } from "../text/index.ts";
import type { MsspFacts } from "./facts.ts";

/** Most values look like this, so nothing needs to be removed from them. */
const ordinary = /^[!#-&(-~]+(?: [!-~]+)*$/;

/**
 * Cleans a value: one line, without the escape sequences, controls, blanks and quotes that some servers send around it.
 */
export function cleanValue(value: string): string {
  if (ordinary.test(value)) return value;
  const line = foldedLine(value);
  return /^(["'])(.*)\1$/.exec(line)?.[2]?.trim() ?? line;
}

/** Whether the value is in quotes, which the specification does not ask for. */
export function isQuoted(value: string): boolean {
  return /^(["']).*\1$/.test(value.trim());
}

/** Words that servers send to say nothing. */
const nothing = new Set([
  "none",
  "null",
  "nil",
  "n/a",
  "n.a",
  "undefined",
  "unset",
  "not set",
  "unknown",
  "not stated",
  "unspecified",
  "not specified",
  "not available",
  "not applicable",
  "tba",
  "tbd",
]);

/** Whether a value says nothing: "", "-1", "None", "(null)", "???". A zero may be a count or mean no. */
export function isBlank(value: string): boolean {
  if (!/[\p{L}\p{N}\p{S}]/u.test(value) || value.trim() === "-1") return true;
  const words = value
    .toLowerCase()
    .replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, "")
    .replace(/[\s_-]+/g, " ");
  return nothing.has(words);
}

/**
 * Whether a text means "not stated" in a variable whose values are words: "", "-1", "0", "None", "unknown", "(null)" …
 */
export function isNotStated(value: string): boolean {
  return /^0+$/.test(value.trim()) || isBlank(value);
}

/**
 * The clean values of a variable that say something, the default last. Zeros are included, because they may be counts.
 */
export function statedValues(facts: MsspFacts, name: string): string[] {
  return cleanValues(facts, name).filter((value) => !isBlank(value));
}

/** The words of a variable whose values are text; zeros say nothing there. */
export function statedTexts(facts: MsspFacts, name: string): string[] {
  return cleanValues(facts, name).filter((value) => !isNotStated(value));
}

/**
 * All clean values of a variable, the default last, including those that say nothing in most variables, such as "None".
 */
export function cleanValues(facts: MsspFacts, name: string): string[] {
  return (facts.get(name)?.values ?? []).map(cleanValue);
}

/** The text of a variable: the last of its values that says something. */
export function statedText(facts: MsspFacts, name: string): string | undefined {
  return statedTexts(facts, name).at(-1);
}

/** The texts of a variable that may be a list; a single value with a list in it ("Custom, DikuMUD") is split. */
export function statedList(facts: MsspFacts, name: string): string[] {
  const items = statedTexts(facts, name).flatMap((value) => value.split(/[,;/|]/));
  return [...new Set(items.map(cleanValue).filter((item) => !isNotStated(item)))];
}

/** A whole number of at least zero; undefined if the variable does not have one. */
export function statedCount(facts: MsspFacts, name: string): number | undefined {
  return readCount(statedValues(facts, name).at(-1) ?? "");
}

/** At most nine digits, as a number; undefined for anything else. */
export function readCount(text: string): number | undefined {
  return /^\d{1,9}$/.test(text) ? Number(text) : undefined;
}

/** Yes or no; undefined if the variable says neither. */
export function statedFlag(facts: MsspFacts, name: string): boolean | undefined {
  const text = statedValues(facts, name).at(-1);
  return text === undefined ? undefined : (readFlag(text) ?? undefined);
}

/** "1", "yes", "true", a port → true; "0", "no" → false; anything else null. */
export function readFlag(text: string): boolean | null {
  const word = text.trim().toLowerCase();
  if (/^(?:yes|y|true|on|enabled)$/.test(word)) return true;
  if (/^(?:no|n|false|off|disabled|0+)$/.test(word)) return false;
  return /^\d{1,5}$/.test(word) ? true : null;
}
