import { spawnSync } from "node:child_process";
import { existsSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { censusFolders } from "../../scanner/src/data/census-files.ts";
import { run } from "./run.ts";

/** None of our commands holds the index for this long: an older lock was left by a killed process. */
const staleAfterMs = 10 * 60_000;

/**
 * Repairs what a killed night left in the checkout: a stale lock of the index, or an unfinished pull of ours.
 * @param mark a file that exists while a pull of ours is in progress
 * @returns what a person left unfinished, with the command that clears it; undefined if git can be used, or if there is
 *   none to repair
 */
export async function repairGit(mark: string): Promise<string | undefined> {
  if (!hasCommit()) return undefined;
  const lock = gitPath("index.lock");
  if (existsSync(lock)) {
    const age = Date.now() - statSync(lock).mtimeMs;
    if (age < staleAfterMs) {
      return `Another git process is running in this checkout (${lock}). If there is none, clear it with: rm ${lock}`;
    }
    process.stdout.write(`Removing ${lock}: a killed process left it ${Math.round(age / 60_000)} minutes ago.\n`);
    rmSync(lock, { force: true });
  }
  const rebasing = existsSync(gitPath("rebase-merge")) || existsSync(gitPath("rebase-apply"));
  if (rebasing && existsSync(mark)) {
    process.stdout.write("Undoing an interrupted pull.\n");
    if ((await run("git", ["rebase", "--abort"])) !== 0)
      return "A pull was interrupted. Clear it with: git rebase --abort";
  } else if (rebasing) {
    return "There is an unfinished rebase in this checkout. Finish it, or clear it with: git rebase --abort";
  }
  rmSync(mark, { force: true });
  for (const [file, what] of [
    ["MERGE_HEAD", "merge"],
    ["CHERRY_PICK_HEAD", "cherry-pick"],
    ["REVERT_HEAD", "revert"],
  ] as const) {
    if (existsSync(gitPath(file))) {
      return `There is an unfinished ${what} in this checkout. Finish it, or clear it with: git ${what} --abort`;
    }
  }
  return undefined;
}

/**
 * Fetches what people changed. If that fails, the checkout is restored: an unfinished rebase would stop every following
 * night.
 */
export async function pull(mark: string, author: string): Promise<boolean> {
  writeFileSync(mark, "");
  const pulled = (await run("git", [...identity(author), "pull", "--quiet", "--rebase", "--autostash"])) === 0;
  if (!pulled) spawnSync("git", ["rebase", "--abort"], { stdio: "ignore" });
  rmSync(mark, { force: true });
  return pulled;
}

/**
 * Commits the census's data, if there is any.
 * @param author used if git does not know who commits on this machine
 */
export async function commit(data: string, message: string, author: string): Promise<boolean> {
  const folders = censusFolders.map((folder) => join(data, folder)).filter((folder) => existsSync(folder));
  if ((await run("git", ["add", "--", ...folders])) !== 0) return false;
  if (spawnSync("git", ["diff", "--cached", "--quiet", "--", ...folders]).status === 0) return true;
  return (await run("git", [...identity(author), "commit", "--quiet", `--file=${message}`, "--", ...folders])) === 0;
}

/** Whether this is a checkout: in a container there are only the files, and no git. */
export function hasCommit(): boolean {
  return spawnSync("git", ["rev-parse", "--verify", "--quiet", "HEAD"], { stdio: "ignore" }).status === 0;
}

export function hasUpstream(): boolean {
  return spawnSync("git", ["rev-parse", "--verify", "--quiet", "@{upstream}"], { stdio: "ignore" }).status === 0;
}

/** A machine set up only for this has no name in git's configuration; its commits use the census's. */
function identity(author: string): string[] {
  const known = spawnSync("git", ["var", "GIT_COMMITTER_IDENT"], { stdio: "ignore" }).status === 0;
  return known ? [] : ["-c", `user.name=${author}`, "-c", "user.email=census@localhost"];
}

function gitPath(name: string): string {
  return spawnSync("git", ["rev-parse", "--git-path", name], { encoding: "utf8" }).stdout.trim();
}
