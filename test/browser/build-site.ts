// Builds sites for tests, one at a time: wherever its output goes, Astro also writes some files into the checkout.
import { mkdir, rmdir } from "node:fs/promises";
import { setTimeout as sleep } from "node:timers/promises";
import { inject } from "vitest";
import { requireSuccess, runBuild, type BuildResult } from "./run-build.ts";

/**
 * Runs `astro build` while no other test does.
 * @param variables additional environment variables
 */
export async function tryBuild(variables: Readonly<Record<string, string>>): Promise<BuildResult> {
  const lock = inject("buildLock");
  while (!(await takes(lock))) await sleep(50);
  try {
    return await runBuild(variables);
  } finally {
    await rmdir(lock);
  }
}

/** The same, for a build that must succeed. @throws Error with what it printed */
export async function buildSite(variables: Readonly<Record<string, string>>): Promise<void> {
  requireSuccess(await tryBuild(variables));
}

/** Creates the folder that stands for a running build; false if another test has done so. */
async function takes(lock: string): Promise<boolean> {
  try {
    await mkdir(lock);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EEXIST") return false;
    throw error;
  }
}
