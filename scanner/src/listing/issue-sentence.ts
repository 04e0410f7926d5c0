import type { z } from "zod";
import { pathOf } from "../record/index.ts";
import { quoted, type Finding } from "./finding.ts";
import type { YamlFile } from "./yaml-file.ts";

/** Told of one file at a time: whoever mended so many looks again. */
const MOST_FINDINGS = 25;

type Sentence = Pick<Finding, "what" | "tip">;

const nameOfType: Readonly<Record<string, string>> = {
  string: "a text",
  number: "a number",
  int: "a whole number",
  boolean: "true or false",
  array: "a list (one line each, starting with -)",
  object: "keys with values",
};

/**
 * Zod's issues as findings with line, field and tip.
 * @param yaml the file that was parsed (its value must have been parsed with `reportInput: true`)
 * @param keys keys that the schema knows, for "did you mean"
 * @param within path of the value that was parsed, where it is not the whole file
 */
export function findingsOf(
  yaml: YamlFile,
  error: z.ZodError,
  keys: readonly string[],
  rule = "schema",
  within: readonly PropertyKey[] = [],
): Finding[] {
  const found = error.issues.flatMap((issue) => {
    const path = [...within, ...issue.path];
    const at = { file: yaml.file, rule, field: pathOf(path) };
    if (issue.code === "unrecognized_keys") {
      return issue.keys.map((key) => ({ ...at, line: yaml.lineOf([...path, key]), ...unknownKey(key, keys) }));
    }
    return [{ ...at, line: yaml.lineOf(path), ...sentence(issue) }];
  });
  return found.sort((a, b) => a.line - b.line).slice(0, MOST_FINDINGS);
}

function unknownKey(key: string, keys: readonly string[]): Sentence {
  const near = keys
    .map((known) => ({ known, distance: editDistance(key.toLowerCase(), known.toLowerCase()) }))
    .sort((a, b) => a.distance - b.distance)[0];
  const guess = near !== undefined && near.distance <= 3 && near.distance < key.length ? near.known : undefined;
  return {
    what: `there is no key ${quoted(key)}.`,
    tip: guess === undefined ? `The keys are: ${keys.join(", ")}.` : `Did you mean ${guess}?`,
  };
}

function sentence(issue: z.core.$ZodIssue): Sentence {
  switch (issue.code) {
    case "invalid_type":
      return wrongType(issue);
    case "too_big":
    case "too_small":
      return outOfBounds(issue);
    case "invalid_value":
      return {
        what: `${quoted(issue.input)} is none of the values that it may have.`,
        tip: `Write ${issue.values.map((value) => String(value)).join(" or ")}, or leave the line out.`,
      };
    case "invalid_format":
    case "custom":
      return { what: `${quoted(issue.input)} will not do.`, tip: `${capital(issue.message)}.` };
    default:
      return { what: `${quoted(issue.input)} will not do: ${issue.message}.`, tip: "See data/README.md." };
  }
}

function wrongType(issue: z.core.$ZodIssueInvalidType): Sentence {
  const expected = nameOfType[issue.expected] ?? issue.expected;
  if (issue.input === undefined) return { what: "it is missing.", tip: `Add it: ${expected}.` };
  if (issue.input === null && issue.path.length === 0)
    return { what: "the file is empty.", tip: "Write name and addresses." };
  if (issue.input === null) return { what: "it is empty.", tip: `Write ${expected}, or leave the line out.` };
  const what = `${quoted(issue.input)} is not ${expected}.`;
  if (issue.expected === "string") return { what, tip: 'Put it in quotes: "…".' };
  if (issue.expected === "boolean") return { what, tip: "Write true or false, without quotes." };
  if (issue.expected === "number" || issue.expected === "int")
    return { what, tip: "Write digits alone, without quotes." };
  if (issue.expected === "array") return { what, tip: "Put it on a line of its own below the key, after a hyphen." };
  return { what, tip: "Compare it with another file of data/servers." };
}

function outOfBounds(issue: z.core.$ZodIssueTooBig | z.core.$ZodIssueTooSmall): Sentence {
  const [bound, word] = issue.code === "too_big" ? [issue.maximum, "most"] : [issue.minimum, "least"];
  switch (issue.origin) {
    case "string": {
      const length = typeof issue.input === "string" ? issue.input.length : 0;
      if (length === 0) return { what: "it is empty.", tip: "Write something, or leave the line out." };
      return { what: `it has ${length} characters, the ${word} is ${String(bound)}.`, tip: "Shorten it." };
    }
    case "array": {
      const count = Array.isArray(issue.input) ? issue.input.length : 0;
      const tip = word === "least" ? "Add one." : "Take some out.";
      return { what: `it has ${count} items, the ${word} is ${String(bound)}.`, tip };
    }
    default:
      return { what: `${quoted(issue.input)} is out of bounds.`, tip: `The ${word} is ${String(bound)}.` };
  }
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** Levenshtein's distance of two short words; words beyond 40 letters count as far apart. */
function editDistance(a: string, b: string): number {
  if (a.length > 40 || b.length > 40) return Number.POSITIVE_INFINITY;
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const change = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(change, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}
