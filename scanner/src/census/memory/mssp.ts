import { msspFacts, variableKind } from "../../mssp/index.ts";
import type { Mssp } from "../../record/index.ts";

/** Values that change every night: they go into the readings, not into the history of a record. */
const volatile = new Set(["PLAYERS", "UPTIME"]);

/** Counters of a world drift as builders work; a smaller change than this share is ignored. */
const drift = 0.1;

/** Whether the data differs, apart from what changes every night. */
export function msspChanged(before: Mssp | undefined, after: Mssp | undefined): boolean {
  if (before === undefined || after === undefined) return before !== after;
  return msspDifferences(before, after).length > 0;
}

/** A variable with different values, by its plain name; values are undefined if it was not sent. */
interface MsspDifference {
  name: string;
  from: readonly string[] | undefined;
  to: readonly string[] | undefined;
}

/** The variables that are new, gone or different, apart from what changes every night. */
export function msspDifferences(before: Mssp, after: Mssp): MsspDifference[] {
  const old = stable(before);
  const now = stable(after);
  return [...new Set([...old.keys(), ...now.keys()])].flatMap((name) => {
    const [from, to] = [old.get(name), now.get(name)];
    const same =
      from?.length === to?.length && to?.every((value, index) => !valueChanged(name, from?.[index] ?? "", value));
    return same === true ? [] : [{ name, from, to }];
  });
}

/** Values by official name, without those that change every night. */
function stable(values: Mssp): Map<string, readonly string[]> {
  const facts = [...msspFacts({ values, at: null })].filter(([name]) => !volatile.has(name));
  return new Map(facts.map(([name, variable]) => [name, variable.values]));
}

function valueChanged(name: string, before: string, after: string): boolean {
  if (before === after) return false;
  const [old, now] = [before, after].map((text) => (/^\d{2,15}$/.test(text.trim()) ? Number(text) : undefined));
  if (isExact(name) || old === undefined || now === undefined) return true;
  return Math.abs(now - old) > drift * Math.max(old, now);
}

/** Ports, years and the like are facts, not counters: any other number is a change. */
function isExact(name: string): boolean {
  return name === "TLS" || (variableKind(name) ?? "count") !== "count";
}
