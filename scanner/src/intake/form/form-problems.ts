import type { Finding } from "../../data/index.ts";
import { mudWords, type ListedWords } from "../../text/index.ts";
import type { FormField } from "./read-form.ts";

/** The field of the form, by its id, that a key of the entry is made from. */
const fieldOfKey: Readonly<Record<string, string>> = {
  name: "name",
  "addresses[0]": "host",
  "addresses[0].host": "host",
  "addresses[0].port": "port",
  "addresses[1]": "tls-port",
  "addresses[1].host": "host",
  "addresses[1].port": "tls-port",
  website: "website",
  encoding: "encoding",
  notes: "facts",
  notSameAs: "not-same-as",
};

/** What to do about some findings when there is no file to change; by the rule that finds them. */
const adviceOfRule: Readonly<Record<string, (words: ListedWords, similar: string | undefined) => string>> = {
  "duplicate-game": ({ game }, similar) =>
    `If it is the same ${game}, use the form “Correct a game” instead.` +
    (similar === undefined ? "" : ` If it is another, write the id in brackets under “${similar}”.`),
  "duplicate-address": () => "To change what is listed, use the form “Correct a game”.",
  "opt-out": () => "If you run this server and have changed your mind, say so in a comment here.",
};

/**
 * What the data check found, for somebody who filled in a form and sees neither the file nor its keys: each finding as
 * a sentence that names the field of the form.
 * @param fields of the form
 * @param listed what the directory calls the listed things; games by default
 */
export function formProblems(
  findings: readonly Finding[],
  fields: readonly FormField[],
  listed: ListedWords = mudWords,
): string[] {
  const labels = new Map(fields.map(({ id, label }) => [id, label]));
  return findings.map(({ rule, field = "", what, tip }) => {
    const label = labels.get(fieldOfKey[field.replace(/^notSameAs\[\d+\]$/, "notSameAs")] ?? "");
    const advice = adviceOfRule[rule]?.(listed, labels.get("not-same-as")) ?? tip;
    return `${label === undefined ? "" : `“${label}”: `}${what} ${advice}`.trimEnd();
  });
}
