import { sentenceOf, type Finding } from "../../data/index.ts";

/** Findings for people at a terminal: one a line, and the sum. */
export function plainText(findings: readonly Finding[], files: number): string {
  const lines = findings.map((finding) => `${sentenceOf(finding)} [${finding.rule}]`);
  const sum =
    findings.length === 0
      ? `${String(files)} ${files === 1 ? "file" : "files"} of the listing: all is well.`
      : `${String(findings.length)} ${findings.length === 1 ? "thing" : "things"} to fix.`;
  return [...lines, sum].join("\n");
}
