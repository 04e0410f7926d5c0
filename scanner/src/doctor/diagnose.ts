import type { Diagnosis, ExaminedGame } from "./examined-game.ts";
import { doctorRules } from "./rules/index.ts";

/** Runs every doctor rule over the games, and returns the findings in order of rule, then id. */
export function diagnose(games: readonly ExaminedGame[]): Diagnosis[] {
  return doctorRules.flatMap((rule) =>
    rule.examine(games).sort((a, b) => ((a.ids[0] ?? "") < (b.ids[0] ?? "") ? -1 : 1)),
  );
}
