export { diagnose } from "./diagnose.ts";
export type { CountedVisit, ExaminedGame } from "./examined-game.ts";
export { plainDiagnoses } from "./plain-text.ts";
export { doctorRules } from "./rules/index.ts";
