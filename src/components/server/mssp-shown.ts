import { plainLine } from "@mudlark/scanner/text";

/** A variable as its row shows it; `left` of its values are only in the record. */
interface ShownVariable {
  name: string;
  /** Null for -1, "" for values that say nothing. */
  values: readonly (string | null)[];
  left: number;
}

/** Limits on the values shown per variable, and on the characters of the whole table: a server may send a megabyte. */
const mostValues = 12;
const mostCharacters = 12_000;
/** Number of findings shown: after fixing that many, an owner looks again. */
const mostFindings = 40;

/** The variables that fit on the page, each as plain text, and how many more the record has. */
export function shownVariables(variables: readonly { name: string; values: readonly string[] }[]): {
  rows: ShownVariable[];
  left: number;
} {
  const rows: ShownVariable[] = [];
  let characters = 0;
  for (const { name, values } of variables) {
    const shown = values.slice(0, mostValues).map((value) => (value.trim() === "-1" ? null : plainLine(value, 400)));
    const row = { name: plainLine(name, 80) || "no name", values: shown, left: values.length - shown.length };
    characters += row.name.length + shown.reduce((sum, value) => sum + (value ?? "").length, 0);
    if (characters > mostCharacters && rows.length > 0) break;
    rows.push(row);
  }
  return { rows, left: variables.length - rows.length };
}

/** The findings that fit on the page, errors first, and how many more there are. */
export function shownFindings<Finding extends { level: "error" | "warning" | "hint" }>(
  findings: readonly Finding[],
): { shown: Finding[]; left: number } {
  const rank = { error: 0, warning: 1, hint: 2 };
  const sorted =
    findings.length <= mostFindings ? [...findings] : [...findings].sort((a, b) => rank[a.level] - rank[b.level]);
  const shown = sorted.slice(0, mostFindings);
  return { shown, left: findings.length - shown.length };
}
