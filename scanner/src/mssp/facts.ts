import type { MsspVariables } from "./collector.ts";
import { msspName } from "./names.ts";

/** The variables that one answer contains. */
export interface MsspAnswer {
  values: Readonly<MsspVariables>;
  /** When the server was asked, ISO 8601; null if unknown. */
  at: string | null;
}

/**
 * All values of one variable under any spelling of its name, as sent, the default last; and which answer they come
 * from.
 */
export type MsspVariable<Answer extends MsspAnswer = MsspAnswer> = Omit<Answer, "values"> & {
  values: readonly string[];
};

/** The variables of a server by their official names: the form that all functions in this folder take. */
export type MsspFacts<Answer extends MsspAnswer = MsspAnswer> = ReadonlyMap<string, MsspVariable<Answer>>;

/**
 * Combines the variables of one or more answers from the same server. Spellings of one name are one variable; if
 * several answers contain a variable, the first one counts.
 */
export function msspFacts<Answer extends MsspAnswer>(...answers: readonly Answer[]): MsspFacts<Answer> {
  const facts = new Map<string, MsspVariable<Answer>>();
  for (const { values, ...source } of answers) {
    const answer = new Map<string, string[]>();
    for (const [spelling, value] of Object.entries(values)) {
      const name = msspName(spelling);
      const all = answer.get(name) ?? [];
      all.push(...(typeof value === "string" ? [value] : value));
      answer.set(name, all);
    }
    for (const [name, all] of answer) if (!facts.has(name)) facts.set(name, { ...source, values: all });
  }
  return facts;
}
