import type { PlainChange } from "../../scanner/src/review/diff/change.ts";
import type { FixedFile } from "../../scanner/src/review/check/fixed-files.ts";
import type { Finding } from "../../scanner/src/data/finding.ts";
import { member, readArtifactFile, readArtifactJson } from "../github/artifact-file.ts";

/** Limits on what is read from an artifact: the author of the pull request may have written all of it. */
const mostBytes = 512 * 1024;
const mostItems = 100;
const mostSentences = 20;
const longestText = 500;
/** Limits on the corrected files to show in full: an entry of a game is a few hundred letters. */
const mostFiles = 5;
const longestFile = 4000;

/** The output of pr-data.yml, with every part limited and type-checked. */
export interface Artifact {
  number: number;
  findings: Finding[];
  changes: PlainChange[];
  /** The corrected versions of files that a program can fix. */
  fixed: Pick<FixedFile, "path" | "newPath" | "text">[];
  /** Number of findings and changes that were left out. */
  left: number;
}

/**
 * Reads the artifact, which is untrusted text. This runs without any packages, so it is parsed by hand.
 * @param folder where it was unpacked
 * @throws Error with a sentence if it is not valid
 */
export function readArtifact(folder: string): Artifact {
  const number = /^[1-9]\d{0,8}$/.exec(readArtifactFile(folder, "number", mostBytes).trim())?.[0];
  if (number === undefined) throw new Error("The artifact does not name a pull request.");
  const findings = listIn(folder, "findings.json");
  const changes = listIn(folder, "changes.json");
  return {
    number: Number(number),
    findings: findings.slice(0, mostItems).map(findingOf),
    changes: changes.slice(0, mostItems).map(changeOf),
    fixed: listIn(folder, "fixed.json").slice(0, mostFiles).flatMap(fixedOf),
    left: Math.max(0, findings.length - mostItems) + Math.max(0, changes.length - mostItems),
  };
}

function listIn(folder: string, name: string): unknown[] {
  const value = readArtifactJson(folder, name, mostBytes);
  if (!Array.isArray(value)) throw new Error(`${name} in the artifact is not a list.`);
  return value;
}

/** A finding with every part checked and shortened. */
export function findingOf(value: unknown): Finding {
  const line = member(value, "line");
  const field = text(member(value, "field"));
  return {
    file: text(member(value, "file")),
    rule: text(member(value, "rule")),
    what: text(member(value, "what")),
    tip: text(member(value, "tip")),
    ...(typeof line === "number" && Number.isSafeInteger(line) && { line }),
    ...(field !== "" && { field }),
    ...(member(value, "hint") === true && { hint: true as const }),
  };
}

/** A change with every part checked and shortened. */
export function changeOf(value: unknown): PlainChange {
  const sentences = member(value, "sentences");
  return {
    kind: "other",
    sentences: Array.isArray(sentences) ? sentences.slice(0, mostSentences).map(text) : [],
  };
}

/** A truncated file would be worse than none, so files that are too long are left out. */
function fixedOf(value: unknown): Artifact["fixed"] {
  const [path, newPath, whole] = ["path", "newPath", "text"].map((name) => member(value, name));
  if (typeof whole !== "string" || whole.length > longestFile) return [];
  return [{ path: text(path), text: whole, ...(newPath !== undefined && { newPath: text(newPath) }) }];
}

function text(value: unknown): string {
  return typeof value === "string" ? value.slice(0, longestText) : "";
}
