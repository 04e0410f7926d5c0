import { RecordError } from "../record/index.ts";

/** One thing that is wrong with a file of the listing: where, what, how to fix it. */
export interface Finding {
  /** The file, as shown to the reader of the message. */
  file: string;
  /** From 1; absent if the finding concerns the whole file. */
  line?: number;
  /** Name of the rule that found it. */
  rule: string;
  /** The field, as people write it: addresses[0].port. */
  field?: string;
  /** What is wrong. */
  what: string;
  /** How to fix it; empty if `what` already says so. */
  tip: string;
  /** An improvement, which does not fail the check. */
  hint?: true;
}

/** "data/servers/x.yml:3: addresses[0].port: this is wrong. Do that." */
export function sentenceOf(finding: Finding): string {
  const place = finding.line === undefined ? finding.file : `${finding.file}:${String(finding.line)}`;
  const field = finding.field === undefined || finding.field === "" ? "" : ` ${finding.field}:`;
  return `${place}:${field} ${finding.what} ${finding.tip}`.trimEnd();
}

/** All findings as one error, one per line. */
export function errorOf(findings: readonly Finding[]): RecordError {
  return new RecordError(findings.map(sentenceOf).join("\n"));
}
