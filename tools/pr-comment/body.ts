import { markdown } from "../../scanner/src/review/check/markdown.ts";
import { markdownChanges } from "../../scanner/src/review/diff/format.ts";
import { inert } from "../../scanner/src/text/inert.ts";
import type { Artifact } from "./artifact.ts";

/** Marks the comment, so that the next run changes it instead of adding one. */
export const MARKER = "<!-- mudlark: data of this pull request -->";
/** GitHub takes 65,536 characters; a comment that long is read by nobody. */
const LONGEST = 20_000;

/** The comment: what the pull request will change, and what is to be mended. */
export function commentBody({ findings, changes, mended, left }: Artifact): string {
  const parts = [markdownChanges(changes), markdown(findings)];
  if (findings.length > 0) parts.push(...mended.map(asItShouldBe));
  if (left > 0) parts.push(`${String(left)} more are left out here; the log of the check has them all.`);
  parts.push(
    findings.length === 0
      ? "A person will look at it next. Nothing of this pull request has been visited."
      : "[CONTRIBUTING.md](../blob/main/CONTRIBUTING.md) helps to mend it. Nothing of this pull request has been visited.",
  );
  const body = parts.join("\n\n");
  return `${MARKER}\n${body.length > LONGEST ? `${body.slice(0, LONGEST).replace(/\n[^\n]*$/, "")}\n\n(cut)` : body}\n`;
}

/** A file to copy: in a fence longer than any within it, which is all that Markdown needs to leave it alone. */
function asItShouldBe({ path, newPath, text }: Artifact["mended"][number]): string {
  const plain = text.replace(/[^\P{C}\n]/gu, "").trimEnd();
  const longest = Math.max(2, ...[...plain.matchAll(/`+/g)].map(([marks]) => marks.length));
  const fence = "`".repeat(longest + 1);
  const name =
    newPath === undefined
      ? ""
      : `, change the name above it to **${inert(newPath.slice(newPath.lastIndexOf("/") + 1))}**`;
  return [
    `This is **${inert(path)}** as a program would mend it. To take it over, copy it, go to the tab **Files changed**, press **⋯** beside the file's name and **Edit file**, put it in the place of what stands there${name}, and press **Commit changes…**.`,
    `${fence}yaml\n${plain}\n${fence}`,
  ].join("\n\n");
}
