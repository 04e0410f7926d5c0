import { sentenceOf, type Finding } from "../finding.ts";

/** Findings for people at a terminal: one a line, and the sum. */
export function plainText(findings: readonly Finding[], files: number): string {
  const lines = findings.map((finding) => `${sentenceOf(finding)} [${finding.rule}]`);
  const sum =
    findings.length === 0
      ? `${String(files)} files of the listing: all is well.`
      : `${String(findings.length)} ${findings.length === 1 ? "thing" : "things"} to mend.`;
  return [...lines, sum].join("\n");
}

/** Findings as Markdown, for a job summary or a comment. All text of others is made inert. */
export function markdown(findings: readonly Finding[]): string {
  if (findings.length === 0) return "**The data check found nothing to mend.**";
  const items = findings.map((finding) => {
    const place = finding.line === undefined ? finding.file : `${finding.file}:${String(finding.line)}`;
    const field = finding.field === undefined ? "" : ` ${inert(finding.field)}:`;
    return `- **${inert(place)}**${field} ${inert(finding.what)} ${inert(finding.tip)}`.trimEnd();
  });
  const sum = `**The data check found ${findings.length === 1 ? "one thing" : `${String(findings.length)} things`} to mend.**`;
  return [sum, "", ...items].join("\n");
}

/**
 * Text of strangers as Markdown that shows it and does nothing else: no markup, no link, no image, no mention.
 * Every ASCII punctuation mark is escaped (CommonMark, "Backslash escapes"), which also stops bare web addresses;
 * a zero-width space behind @ and # keeps GitHub from turning them into mentions and references.
 */
export function inert(text: string): string {
  return text
    .replace(/\s+/g, " ")
    .replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}]/gu, "")
    .replace(/[!-/:-@[-`{-~]/g, "\\$&")
    .replace(/[@#]/g, "$&\u200b");
}
