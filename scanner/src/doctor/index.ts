export { diagnose } from "./diagnose.ts";
export type { Diagnosis, DoctorRule, Patient } from "./patient.ts";
export { plainDiagnoses } from "./plain-text.ts";
export { doctorRules } from "./rules/index.ts";
