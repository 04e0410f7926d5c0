import { markdown } from "../../scanner/src/listing/check/markdown.ts";
import { markdownChanges } from "../../scanner/src/listing/diff/format.ts";
import type { Artifact } from "./artifact.ts";

/** Marks the comment, so that the next run changes it instead of adding one. */
export const MARKER = "<!-- mudlark: data of this pull request -->";
/** GitHub takes 65,536 characters; a comment that long is read by nobody. */
const LONGEST = 20_000;

/** The comment: what the pull request will change, and what is to be mended. */
export function commentBody({ findings, changes, left }: Artifact): string {
  const parts = [markdownChanges(changes), markdown(findings)];
  if (left > 0) parts.push(`${String(left)} more are left out here; the log of the check has them all.`);
  parts.push(
    findings.length === 0
      ? "A person will look at it next. Nothing of this pull request has been visited."
      : "[CONTRIBUTING.md](../blob/main/CONTRIBUTING.md) helps to mend it. Nothing of this pull request has been visited.",
  );
  const body = parts.join("\n\n");
  return `${MARKER}\n${body.length > LONGEST ? `${body.slice(0, LONGEST).replace(/\n[^\n]*$/, "")}\n\n(cut)` : body}\n`;
}
