import { mkdir, mkdtemp, readdir, stat, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeEach, expect, test } from "vitest";
import { beginSweep, endSweep } from "../../../src/output/sweep.ts";

let folder = "";

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "mudlark-sweep-"));
});

async function write(...paths: string[]): Promise<void> {
  for (const path of paths) {
    await mkdir(join(folder, path, ".."), { recursive: true });
    await writeFile(join(folder, path), path);
  }
}

async function files(): Promise<string[]> {
  return (await readdir(folder, { recursive: true })).sort();
}

/** Clocks of file systems are coarse: starts once the newest file is older than the start. */
async function begin(newest: string): Promise<number> {
  const { ctimeMs } = await stat(join(folder, newest));
  let began = beginSweep(folder);
  while (began <= ctimeMs) began = beginSweep(folder);
  return began;
}

test("removes files of an earlier build with their folders, and keeps those of this one", async () => {
  await write("gone/a/index.html", "both/old.html", "both/new.html", "old.html");
  await symlink(folder, join(folder, "link"));
  await write("last.html");
  const began = await begin("last.html");
  await write("both/new.html", "made/index.html");
  endSweep(folder, began);
  expect(await files()).toEqual(["both", "both/new.html", "made", "made/index.html"]);
});

test("leaves a repository in the output alone", async () => {
  await write(".git/HEAD", "old.html");
  const began = await begin("old.html");
  endSweep(folder, began);
  expect(await files()).toEqual([".git", ".git/HEAD"]);
});

test("creates a missing folder", async () => {
  const missing = join(folder, "site");
  const began = beginSweep(missing);
  await writeFile(join(missing, "index.html"), "");
  endSweep(missing, began);
  expect(await readdir(missing)).toEqual(["index.html"]);
});
