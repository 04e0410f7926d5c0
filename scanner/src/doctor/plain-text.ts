import { showUnseenLine } from "../text/index.ts";
import type { Diagnosis } from "./patient.ts";

/** The list for a terminal: what, why, and what to do. Text of servers cannot steer the terminal. */
export function plainDiagnoses(diagnoses: readonly Diagnosis[], games: number): string {
  const blocks = diagnoses.map(({ rule, what, evidence, fix }) =>
    [`${what} (${rule})`, ...evidence.map((text) => `    ${text}`), ...fix.map((text) => `  → ${text}`)]
      .map(showUnseenLine)
      .join("\n"),
  );
  const end =
    diagnoses.length === 0
      ? `${games} games, nothing to look at.`
      : `${diagnoses.length} to look at, of ${games} games.`;
  return `${[...blocks, end].join("\n\n")}\n`;
}
