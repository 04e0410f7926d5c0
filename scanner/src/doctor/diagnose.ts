import type { Diagnosis, Patient } from "./patient.ts";
import { doctorRules } from "./rules/index.ts";

/** What a moderator should look at, rule by rule. */
export function diagnose(patients: readonly Patient[]): Diagnosis[] {
  return doctorRules.flatMap((rule) =>
    rule.examine(patients).sort((a, b) => ((a.ids[0] ?? "") < (b.ids[0] ?? "") ? -1 : 1)),
  );
}
