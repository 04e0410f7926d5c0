import type { Finding } from "../../data/index.ts";
import { inert } from "../../text/index.ts";

/** Findings as Markdown, for a job summary or a comment. Untrusted text is escaped. */
export function markdown(findings: readonly Finding[]): string {
  if (findings.length === 0) return "**The data check found nothing to fix.**";
  const items = findings.map((finding) => {
    const place = finding.line === undefined ? finding.file : `${finding.file}:${String(finding.line)}`;
    const field = finding.field === undefined ? "" : ` ${inert(finding.field)}:`;
    return `- **${inert(place)}**${field} ${inert(finding.what)} ${inert(finding.tip)}`.trimEnd();
  });
  const sum = `**The data check found ${findings.length === 1 ? "one thing" : `${String(findings.length)} things`} to fix.**`;
  return [sum, "", ...items].join("\n");
}
