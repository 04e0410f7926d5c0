import type { Finding } from "../../data/index.ts";
import { inert } from "../../text/index.ts";

/** Findings as Markdown, for a job summary or a comment. Untrusted text is escaped. */
export function markdown(findings: readonly Finding[]): string {
  const problems = findings.filter(({ hint }) => hint !== true).length;
  const items = findings.map((finding) => {
    const place = finding.line === undefined ? finding.file : `${finding.file}:${String(finding.line)}`;
    const field = finding.field === undefined ? "" : ` ${inert(finding.field)}:`;
    return `- ${finding.hint === true ? "Hint: " : ""}**${inert(place)}**${field} ${inert(finding.what)} ${inert(finding.tip)}`.trimEnd();
  });
  const amount = problems === 0 ? "nothing" : problems === 1 ? "one thing" : `${String(problems)} things`;
  const sum = `**The data check found ${amount} to fix.**`;
  if (findings.length === 0) return sum;
  return [sum, "", ...items].join("\n");
}
