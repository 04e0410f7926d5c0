import { sentenceOf, type Finding } from "../../data/index.ts";

/** Findings for a terminal: one per line, then the total. */
export function plainFindings(findings: readonly Finding[], files: number): string {
  const lines = findings.map(
    (finding) => `${sentenceOf(finding)} [${finding.rule}${finding.hint === true ? ", hint" : ""}]`,
  );
  const problems = findings.filter(({ hint }) => hint !== true).length;
  const sum =
    problems === 0
      ? `${String(files)} ${files === 1 ? "file" : "files"} checked: no problems.`
      : `${String(problems)} ${problems === 1 ? "thing" : "things"} to fix.`;
  return [...lines, sum].join("\n");
}
