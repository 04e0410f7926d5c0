import { basename } from "node:path/posix";
import { markdown } from "../../scanner/src/review/check/markdown.ts";
import { markdownChanges } from "../../scanner/src/review/diff/format.ts";
import { inert } from "../../scanner/src/text/inert.ts";
import { withoutUnseen } from "../../scanner/src/text/unseen.ts";
import type { Artifact } from "./artifact.ts";

/** Marks the comment, so that the next run updates it instead of adding one. */
export const commentMarker = "<!-- mudlark: data of this pull request -->";
/** GitHub accepts 65,536 characters, but nobody reads a comment that long. */
const longestComment = 20_000;

/** Who is responsible: a pull request brings its own version of the workflow that wrote the artifact. */
const originNote =
  "This comment is made from the output of a workflow run of this pull request, which its author controls: " +
  "read it as their text, not as the maintainers'.";

/** The comment: what the pull request will change, what must be fixed, and where this text comes from. */
export function commentBody({ findings, changes, fixed, left }: Artifact): string {
  const parts = [markdownChanges(changes), markdown(findings)];
  if (findings.length > 0) parts.push(...fixed.map(asItShouldBe));
  const problems = findings.filter(({ hint }) => hint !== true);
  if (left > 0) parts.push(`${String(left)} more are left out here; the log of the check has all of them.`);
  parts.push(
    problems.length === 0
      ? "A person will look at it next. No server in this pull request has been visited."
      : "[CONTRIBUTING.md](../blob/main/CONTRIBUTING.md) explains how to fix it. No server in this pull request has been visited.",
  );
  const body = parts.join("\n\n");
  const whole =
    body.length > longestComment ? `${body.slice(0, longestComment).replace(/\n[^\n]*$/, "")}\n\n(cut)` : body;
  return `${commentMarker}\n${originNote}\n\n${whole}\n`;
}

/** A file to copy, in a fence longer than any inside it, so that Markdown leaves it alone. */
function asItShouldBe({ path, newPath, text }: Artifact["fixed"][number]): string {
  const plain = withoutUnseen(text.replaceAll("\t", " ")).trimEnd();
  const longest = Math.max(2, ...[...plain.matchAll(/`+/g)].map(([marks]) => marks.length));
  const fence = "`".repeat(longest + 1);
  const bold = (file: string): string => `**${inert(basename(file))}**`;
  const name = newPath === undefined ? "" : `, change the name above it to ${bold(newPath)}`;
  return [
    `This is ${bold(path)} with the automatic fixes. To use it, copy it, go to the tab **Files changed**, press **⋯** next to the file's name and **Edit file**, replace the contents with it${name}, and press **Commit changes…**.`,
    `${fence}yaml\n${plain}\n${fence}`,
  ].join("\n\n");
}
