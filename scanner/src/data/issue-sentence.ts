import type { z } from "zod";
import { pathOf } from "../record/index.ts";
import { alternatives, capital, nearest, quoted } from "../text/index.ts";
import { type Finding } from "./finding.ts";
import { keysAt } from "./typos/keys.ts";
import type { YamlFile } from "./yaml-file.ts";

/** Most findings reported for one file; the rest appear once these are fixed. */
export const mostFindings = 25;

type Sentence = Pick<Finding, "what" | "tip">;

const nameOfType: Readonly<Record<string, string>> = {
  string: "text",
  number: "a number",
  int: "a whole number",
  boolean: "true or false",
  array: "a list (one line each, starting with -)",
  object: "keys with values",
};

/**
 * Zod's issues as findings with line, field and tip.
 * @param yaml the file that was parsed (its value must have been parsed with `reportInput: true`)
 * @param keysOf keys that the schema knows at a path, for "did you mean"
 * @param within path of the parsed value, if it is not the whole file
 */
export function findingsOf(
  yaml: YamlFile,
  error: z.ZodError,
  keysOf: (path: readonly PropertyKey[]) => readonly string[],
  rule = "schema",
  within: readonly PropertyKey[] = [],
): Finding[] {
  // A value of the wrong type breaks other rules too; report the mistake only once.
  const wrongTypes = new Set(error.issues.flatMap(({ code, path }) => (code === "invalid_type" ? pathOf(path) : [])));
  const found = error.issues.flatMap((issue) => {
    if (issue.code !== "invalid_type" && issue.path.length > 0 && wrongTypes.has(pathOf(issue.path))) return [];
    const path = [...within, ...issue.path];
    const at = { file: yaml.file, rule, field: pathOf(path) };
    if (issue.code === "unrecognized_keys") {
      return issue.keys.map((key) => ({ ...at, line: yaml.lineOf([...path, key]), ...unknownKey(key, keysOf(path)) }));
    }
    return [{ ...at, line: yaml.lineOf(path), ...sentence(issue) }];
  });
  return found.sort((a, b) => a.line - b.line).slice(0, mostFindings);
}

function unknownKey(key: string, keys: readonly string[]): Sentence {
  const what = `unknown key ${quoted(key)}.`;
  const guess = nearest(key, keys);
  if (guess !== undefined) return { what, tip: `Did you mean ${guess}?` };
  if (keys.includes("addresses") && keysAt.address.includes(key)) {
    return { what: `${key} belongs to an address.`, tip: "Move it below its host, with the same indentation." };
  }
  const otherwise = keys.includes("notes") ? " Use notes for anything else." : "";
  return { what, tip: `The keys are: ${keys.join(", ")}.${otherwise}` };
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
        what: `${quoted(issue.input)} is not an allowed value.`,
        tip: `Write ${alternatives(issue.values.map((value) => String(value)))}, or remove the line.`,
      };
    case "invalid_union":
      return { what: `${quoted(issue.input)} is not an allowed value.`, tip: `Write ${allowedBy(issue)}.` };
    case "invalid_format":
    case "custom":
      return { what: `${quoted(issue.input)} is not valid.`, tip: `${capital(issue.message)}.` };
    default:
      return {
        what: `${quoted(issue.input)} is not valid: ${issue.message}.`,
        tip: "See README.md in the data folder.",
      };
  }
}

/** What each alternative of a union allows: "true, false or partly". */
function allowedBy({ errors }: z.core.$ZodIssueInvalidUnion): string {
  const allowed = errors.flatMap(([issue]) =>
    issue?.code === "invalid_type"
      ? issue.expected === "boolean"
        ? ["true", "false"]
        : [nameOfType[issue.expected] ?? issue.expected]
      : issue?.code === "invalid_value"
        ? issue.values.map((value) => String(value))
        : [],
  );
  return alternatives(allowed);
}

function wrongType(issue: z.core.$ZodIssueInvalidType): Sentence {
  const expected = nameOfType[issue.expected] ?? issue.expected;
  if (issue.input === undefined) return { what: "it is missing.", tip: `Add it: ${expected}.` };
  if (issue.input === null && issue.path.length === 0)
    return { what: "the file is empty.", tip: "Add a name and addresses." };
  if (issue.input === null) return { what: "it is empty.", tip: `Write ${expected}, or remove the line.` };
  const what = `${quoted(issue.input)} is not ${expected}.`;
  if (issue.expected === "string") return { what, tip: 'Put it in quotes: "…".' };
  if (issue.expected === "boolean") return { what, tip: "Write true or false, without quotes." };
  if (issue.expected === "number" || issue.expected === "int") return { what, tip: "Write only digits." };
  if (issue.expected === "array") return { what, tip: "Put it on a separate line below the key, after a hyphen." };
  if (issue.path.length === 0) {
    return Array.isArray(issue.input)
      ? { what: "the file is a list.", tip: "Write one game per file, without a hyphen before name." }
      : { what: "the file has no keys.", tip: "Write name: and addresses:, as in another file of its folder." };
  }
  return { what, tip: "Compare it with another file of its folder." };
}

function outOfBounds(issue: z.core.$ZodIssueTooBig | z.core.$ZodIssueTooSmall): Sentence {
  const [bound, word] = issue.code === "too_big" ? [issue.maximum, "maximum"] : [issue.minimum, "minimum"];
  switch (issue.origin) {
    case "string": {
      const length = typeof issue.input === "string" ? issue.input.length : 0;
      if (length === 0) return { what: "it is empty.", tip: "Write something, or remove the line." };
      return { what: `it has ${length} characters; the ${word} is ${String(bound)}.`, tip: "Shorten it." };
    }
    case "array": {
      const count = Array.isArray(issue.input) ? issue.input.length : 0;
      const tip = word === "minimum" ? "Add one." : "Remove some.";
      return { what: `it has ${count} items; the ${word} is ${String(bound)}.`, tip };
    }
    default:
      return { what: `${quoted(issue.input)} is out of range.`, tip: `The ${word} is ${String(bound)}.` };
  }
}
