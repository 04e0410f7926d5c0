import { showUnseenLine } from "../text/index.ts";
import type { Diagnosis } from "./examined-game.ts";

/** The list for a terminal: the problem, the evidence and what to do. Control characters from servers are made visible. */
export function plainDiagnoses(diagnoses: readonly Diagnosis[], games: number): string {
  const blocks = diagnoses.map(({ rule, what, evidence, fix }) =>
    [`${what} (${rule})`, ...evidence.map((text) => `    ${text}`), ...fix.map((text) => `  → ${text}`)]
      .map(showUnseenLine)
      .join("\n"),
  );
  const entries = games === 1 ? "1 entry" : `${games} entries`;
  const end =
    diagnoses.length === 0
      ? `${entries} checked; nothing to look at.`
      : `${entries} checked; ${diagnoses.length} to look at.`;
  return `${[...blocks, end].join("\n\n")}\n`;
}
