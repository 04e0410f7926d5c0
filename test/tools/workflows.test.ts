import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { parse } from "yaml";
import { describe, expect, test } from "vitest";

const folder = join(import.meta.dirname, "../../.github/workflows");

interface Job {
  permissions?: Record<string, string>;
  steps?: { uses?: string; run?: string; with?: Record<string, unknown> }[];
}
interface Workflow {
  on: Record<string, unknown>;
  permissions?: Record<string, string>;
  jobs: Record<string, Job>;
}

const files = await readdir(folder);
const load = async (name: string): Promise<Workflow> => parse(await readFile(join(folder, name), "utf8")) as Workflow;

describe.each(files)("%s", (name) => {
  test("pins each action by its commit, and says which version that is", async () => {
    const text = await readFile(join(folder, name), "utf8");
    for (const line of text.split("\n").filter((one) => /\buses:/.test(one))) {
      expect(line).toMatch(/uses: (?:\.\/\S+|[\w./-]+@[0-9a-f]{40} # v\d+(?:\.\d+)*)$/);
    }
  });

  test("says what its token may do, and never everything", async () => {
    const { permissions } = await load(name);
    expect(typeof permissions).toBe("object");
    expect(Object.values(permissions ?? {}).filter((one) => one !== "read")).toEqual([]);
  });

  test("puts no text of an event into a script, where it would be run", async () => {
    const { jobs } = await load(name);
    for (const { steps = [] } of Object.values(jobs)) {
      for (const { run } of steps) expect(run ?? "").not.toMatch(/\$\{\{\s*github\.(?:event|head_ref)/);
    }
  });

  test("never runs a stranger's code with a token of the base", async () => {
    const { on, jobs } = await load(name);
    expect(Object.keys(on)).not.toContain("pull_request_target");
    const writes = Object.values(jobs).some((job) => Object.values(job.permissions ?? {}).includes("write"));
    if ("pull_request" in on) expect(writes).toBe(false);
  });
});

test("the one that comments checks out nothing but the default branch, and installs nothing", async () => {
  const { jobs } = await load("pr-comment.yml");
  for (const { uses, run, with: given } of jobs.comment?.steps ?? []) {
    if (uses?.startsWith("actions/checkout@") === true) expect(given).toEqual({ "persist-credentials": false });
    expect(run ?? "").not.toMatch(/\bnpm\b|\bnpx\b/);
  }
});
