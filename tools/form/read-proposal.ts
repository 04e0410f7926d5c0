import type { PlainChange } from "../../scanner/src/review/diff/change.ts";
import { isDeviceName } from "../../scanner/src/text/slug.ts";
import { hasUnseen } from "../../scanner/src/text/unseen.ts";
import { member, readArtifactJson } from "../github/artifact-file.ts";
import { changeOf } from "../pr-comment/artifact.ts";

/** Limits on what is read from the artifact. An entry from a form has at most a few thousand characters. */
const mostBytes = 256 * 1024;
const longestFile = 8000;
const mostItems = 50;
const longestSentence = 500;

/** A proposal with every part limited and checked. */
export interface CheckedProposal {
  /** The new file; undefined if something has to be corrected first. */
  file: { path: string; id: string; text: string } | undefined;
  changes: PlainChange[];
  problems: string[];
}

/**
 * Reads what the other job made of the form. That job runs packages and parses what strangers write, so its output is
 * not trusted: at worst, it may propose a text file in the listing, as anybody can by a pull request. This runs without
 * any packages.
 * @param folder where the artifact was unpacked
 * @param number of the issue, according to the event
 * @throws Error with a sentence if the artifact is not valid
 */
export function readProposal(folder: string, number: number): CheckedProposal {
  const value = readArtifactJson(folder, "proposal.json", mostBytes);
  if (member(value, "number") !== number) throw new Error("The artifact is about another issue.");
  const list = (name: string): unknown[] => {
    const items = member(value, name);
    return Array.isArray(items) ? items.slice(0, mostItems) : [];
  };
  return {
    file: member(value, "path") === undefined ? undefined : fileIn(value),
    changes: list("changes").map(changeOf),
    problems: list("problems").map((text) => (typeof text === "string" ? text.slice(0, longestSentence) : "")),
  };
}

function fileIn(value: unknown): NonNullable<CheckedProposal["file"]> {
  const [path, text] = [member(value, "path"), member(value, "text")];
  const id = typeof path === "string" ? /^data\/servers\/([a-z0-9]+(?:-[a-z0-9]+)*)\.yml$/.exec(path)?.[1] : undefined;
  if (typeof path !== "string" || id === undefined || id.length > 80 || isDeviceName(id))
    throw new Error("The artifact names a file that is not an entry of the listing.");
  if (typeof text !== "string" || text.length > longestFile || !text.endsWith("\n") || hasUnseen(text))
    throw new Error("The file in the artifact is not plain text, or is too long.");
  return { path, id, text };
}
