import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { messageOf } from "../../text/index.ts";

/** The steps of a night after which the data must be somewhere else than before, in their order. */
export const nightlySteps = ["pull", "census", "check", "commit", "push", "build", "deploy"] as const;
export type NightlyStep = (typeof nightlySteps)[number];

const stepSchema = z.object({
  /** Did it succeed the last time? */
  ok: z.boolean(),
  /** When it was last tried, ISO 8601. */
  at: z.iso.datetime(),
  /** When it last succeeded. */
  lastOk: z.iso.datetime().optional(),
});
const stateSchema = z.object({
  started: z.iso.datetime(),
  /** Absent while a night is under way, or where it was killed. */
  ended: z.iso.datetime().optional(),
  /** Only the steps that were asked for. */
  steps: z.partialRecord(z.enum(nightlySteps), stepSchema),
});
/** What became of the last night on this machine, step by step. */
export type NightlyState = z.infer<typeof stateSchema>;

/**
 * A file of `npm run nightly` that is not committed: in the folder of git, or in the data folder where there is none.
 * @param name nightly.json, nightly.lock …
 */
export function nightlyFile(data: string, name: string): string {
  try {
    const args = ["-C", data, "rev-parse", "--path-format=absolute", "--git-path", `mudlark-${name}`];
    return execFileSync("git", args, { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] }).trim();
  } catch {
    return join(data, name);
  }
}

/** The state that the last night wrote; undefined where there is none, or none that can be read. */
export function readNightlyState(data: string): NightlyState | undefined {
  try {
    return stateSchema.parse(JSON.parse(readFileSync(nightlyFile(data, "nightly.json"), "utf8")));
  } catch {
    return undefined;
  }
}

/** Writes the state; a night that cannot write it goes on. */
export function writeNightlyState(data: string, state: NightlyState): void {
  try {
    writeFileSync(nightlyFile(data, "nightly.json"), `${JSON.stringify(state, undefined, 2)}\n`);
  } catch (error) {
    process.stderr.write(`The state of the night could not be written: ${messageOf(error)}\n`);
  }
}

/**
 * What did not happen on the last night.
 * @param now milliseconds since 1970
 * @param maxAge milliseconds after which a success is too old
 * @returns a sentence for each step that failed, or that was too long ago
 */
export function nightlyProblems({ started, ended, steps }: NightlyState, now: number, maxAge: number): string[] {
  const old = (at: string): boolean => now - Date.parse(at) > maxAge;
  const problems = nightlySteps.flatMap((name) => {
    const step = steps[name];
    if (step === undefined) return [];
    const since = step.lastOk === undefined ? "It has never succeeded" : `It last succeeded at ${step.lastOk}`;
    if (!step.ok) return [`The ${name} of the last night failed at ${step.at}. ${since}. The night's log says why.`];
    return old(step.at) ? [`There was no ${name} since ${step.at}: the night no longer gets that far.`] : [];
  });
  if (ended === undefined && old(started)) problems.push(`The night that began at ${started} did not end.`);
  return problems;
}
