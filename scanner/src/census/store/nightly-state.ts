import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { messageOf } from "../../text/index.ts";

/** The steps of a nightly run, in order. */
const nightlySteps = ["pull", "census", "check", "commit", "push", "build", "deploy"] as const;
export type NightlyStep = (typeof nightlySteps)[number];

const stepSchema = z.object({
  /** Whether it succeeded the last time. */
  ok: z.boolean(),
  /** When it was last tried, ISO 8601. */
  at: z.iso.datetime(),
  /** When it last succeeded. */
  lastOk: z.iso.datetime().optional(),
});
const stateSchema = z.object({
  started: z.iso.datetime(),
  /** Absent while a night is in progress, or if it was killed. */
  ended: z.iso.datetime().optional(),
  /** Only the steps that were requested. */
  steps: z.partialRecord(z.enum(nightlySteps), stepSchema),
});
/** The result of the last night on this machine, step by step. */
export type NightlyState = z.infer<typeof stateSchema>;

/**
 * The path of an uncommitted file of `npm run nightly`: in the git directory, or in the data folder if there is none.
 * @param name nightly.json, nightly.lock …
 */
export function nightlyFile(data: string, name: string): string {
  try {
    const args = ["-C", data, "rev-parse", "--path-format=absolute", "--git-path", `mudlark-${name}`];
    // The data folder may be a mounted disk of its own, below the checkout.
    const env = { ...process.env, GIT_DISCOVERY_ACROSS_FILESYSTEM: "1" };
    return execFileSync("git", args, { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"], env }).trim();
  } catch {
    return join(data, name);
  }
}

/** The state that the last night wrote; undefined if it is missing or unreadable. */
export function readNightlyState(data: string): NightlyState | undefined {
  try {
    return stateSchema.parse(JSON.parse(readFileSync(nightlyFile(data, "nightly.json"), "utf8")));
  } catch {
    return undefined;
  }
}

/** Writes the state; if that fails, the night continues. */
export function writeNightlyState(data: string, state: NightlyState): void {
  try {
    writeFileSync(nightlyFile(data, "nightly.json"), `${JSON.stringify(state, undefined, 2)}\n`);
  } catch (error) {
    process.stderr.write(`The state of the night could not be written: ${messageOf(error)}\n`);
  }
}

/**
 * What went wrong on the last night.
 * @param now milliseconds since 1970
 * @param maxAge milliseconds after which a success is too old
 * @returns a sentence for each step that failed, or last succeeded too long ago
 */
export function nightlyProblems({ started, ended, steps }: NightlyState, now: number, maxAge: number): string[] {
  const old = (at: string): boolean => now - Date.parse(at) > maxAge;
  const problems = nightlySteps.flatMap((name) => {
    const step = steps[name];
    if (step === undefined) return [];
    const since = step.lastOk === undefined ? "It has never succeeded" : `It last succeeded at ${step.lastOk}`;
    if (!step.ok)
      return [`The last night's ${name} failed at ${step.at}. ${since}. See the night's log for the reason.`];
    return old(step.at) ? [`There has been no ${name} since ${step.at}: the night no longer gets that far.`] : [];
  });
  if (ended === undefined && old(started)) problems.push(`The night that began at ${started} did not end.`);
  return problems;
}
