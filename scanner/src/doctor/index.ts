export { diagnose } from "./diagnose.ts";
export type { CountedVisit, Diagnosis, DoctorRule, Patient } from "./patient.ts";
export { plainDiagnoses } from "./plain-text.ts";
export { doctorRules } from "./rules/index.ts";
