import type { Diagnosis, Patient } from "./patient.ts";
import { doctorRules } from "./rules/index.ts";

/** Runs every doctor rule over the games, and returns the findings in order of rule, then id. */
export function diagnose(patients: readonly Patient[]): Diagnosis[] {
  return doctorRules.flatMap((rule) =>
    rule.examine(patients).sort((a, b) => ((a.ids[0] ?? "") < (b.ids[0] ?? "") ? -1 : 1)),
  );
}
