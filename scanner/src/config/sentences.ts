import { z } from "zod";
import { jsonEscape, nearest, replaceUnseen } from "../text/index.ts";
import type { LineOf } from "./key-lines.ts";
import { knownKeys } from "./known-keys.ts";

/** Where a value came from: a line of the file, or a variable that overrides it. */
export interface Sources {
  file: string;
  lineOf: LineOf;
  /** Name of the environment variable that set a path, if one did. */
  variableOf: (path: readonly PropertyKey[]) => string | undefined;
}

/**
 * What is wrong with a configuration, one sentence each: the place, the key, the value and what to write instead.
 * @param error from a value that was parsed with `reportInput: true`
 */
export function sentencesOf(error: z.ZodError, sources: Sources): string[] {
  return error.issues.flatMap((issue) => {
    if (issue.code === "unrecognized_keys")
      return issue.keys.map((key) => `${placeOf([...issue.path, key], sources)}: ${unknownKey(key, issue.path)}`);
    const written = issue.input === undefined ? "it is missing." : `${shown(issue.input)} is not valid.`;
    return [`${placeOf(issue.path, sources)}: ${written} ${cureOf(issue)}`];
  });
}

/** "mudlark.config.ts:4: colours.accent", or the variable that set it. */
export function placeOf(path: readonly PropertyKey[], { file, lineOf, variableOf }: Sources): string {
  const key = path.map((part, index) =>
    typeof part === "number" ? `[${part}]` : `${index > 0 ? "." : ""}${String(part)}`,
  );
  const variable = variableOf(path);
  if (variable !== undefined) return `${variable} (environment)`;
  const line = lineOf(path);
  return `${line === undefined ? file : `${file}:${String(line)}`}: ${key.join("")}`;
}

function unknownKey(key: string, path: readonly PropertyKey[]): string {
  const keys = knownKeys(path);
  const near = nearest(key, keys);
  return near === undefined
    ? `unknown key. The keys here are: ${keys.join(", ")}.`
    : `unknown key. Did you mean ${near}?`;
}

/** The schema's own message, if it has one. */
function cureOf(issue: z.core.$ZodIssue): string {
  if (issue.code === "invalid_type" && issue.expected === "object") return "Write keys with values in braces.";
  return issue.message.endsWith(".") ? issue.message : `${issue.message}.`;
}

function shown(value: unknown): string {
  const text = value === undefined ? "nothing" : JSON.stringify(value);
  return replaceUnseen(text.length > 80 ? `${text.slice(0, 79)}…` : text, jsonEscape);
}
