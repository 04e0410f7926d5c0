import { execFileSync, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parse } from "yaml";
import { beforeEach, describe, expect, test } from "vitest";
import { workflowProblems } from "../../tools/checks/workflow-rules.ts";

const folder = join(import.meta.dirname, "../../.github/workflows");

interface Job {
  permissions?: Record<string, string>;
  steps?: { name?: string; uses?: string; run?: string; with?: Record<string, unknown> }[];
}
interface Workflow {
  on: Record<string, unknown>;
  permissions?: Record<string, string>;
  jobs: Record<string, Job>;
}

const files = await readdir(folder);
const load = async (name: string): Promise<Workflow> => parse(await readFile(join(folder, name), "utf8")) as Workflow;

describe.each(files)("%s", (name) => {
  test("pins each action to a commit, and says which version that is", async () => {
    const text = await readFile(join(folder, name), "utf8");
    for (const line of text.split("\n").filter((one) => /\buses:/.test(one))) {
      expect(line).toMatch(/uses: (?:\.\/\S+|[\w./-]+@[0-9a-f]{40} # v\d+(?:\.\d+)*)$/);
    }
  });

  test("declares what its token may do, and never everything", async () => {
    const { permissions } = await load(name);
    expect(typeof permissions).toBe("object");
    expect(Object.values(permissions ?? {}).filter((one) => one !== "read")).toEqual([]);
  });

  test("puts no text from an event into a script, where it would be run", async () => {
    const { jobs } = await load(name);
    for (const { steps = [] } of Object.values(jobs)) {
      for (const { run } of steps) expect(run ?? "").not.toMatch(/\$\{\{\s*github\.(?:event|head_ref)/);
    }
  });

  test("never runs untrusted code with a token of the base", async () => {
    const { on, jobs } = await load(name);
    expect(Object.keys(on)).not.toContain("pull_request_target");
    const writes = Object.values(jobs).some((job) => Object.values(job.permissions ?? {}).includes("write"));
    if ("pull_request" in on) expect(writes).toBe(false);
  });
});

test("the one that comments checks out only the default branch, and installs nothing", async () => {
  const { jobs } = await load("pr-comment.yml");
  for (const { uses, run, with: given } of jobs.comment?.steps ?? []) {
    if (uses?.startsWith("actions/checkout@") === true) expect(given).toEqual({ "persist-credentials": false });
    expect(run ?? "").not.toMatch(/\bnpm\b|\bnpx\b/);
  }
});

describe("a night on which no game was due, as on the second run of a day", () => {
  let checkout = "";
  let temp = "";
  beforeEach(() => {
    [checkout, temp] = ["checkout", "runner"].map((name) => mkdtempSync(join(tmpdir(), `mudlark-${name}-`))) as [
      string,
      string,
    ];
    execFileSync("git", ["init", "--quiet", checkout]);
    // Stand-ins for what the steps call: they fail, as a report without readings does.
    mkdirSync(join(temp, "bin"));
    for (const name of ["node", "npx"]) writeFileSync(join(temp, "bin", name), "#!/bin/sh\nexit 1\n", { mode: 0o755 });
  });

  /** Runs a step of the job that checks as GitHub does. */
  async function runStep(name: string): Promise<number | null> {
    const { jobs } = await load("nightly.yml");
    const script = jobs.check?.steps?.find((step) => step.name === name)?.run ?? "exit 99";
    const env = {
      PATH: `${join(temp, "bin")}:${process.env.PATH ?? ""}`,
      RUNNER_TEMP: temp,
      GITHUB_STEP_SUMMARY: join(temp, "summary"),
    };
    return spawnSync("bash", ["-e", "-c", script], { cwd: checkout, env }).status;
  }

  test("has nothing to merge, and a message all the same: the site is built", async () => {
    expect(await runStep("Merge the shards")).toBe(0);
    expect(await runStep("Summarise the night")).toBe(0);
    for (const file of ["summary", "night/message"])
      expect(readFileSync(join(temp, file), "utf8")).toBe("No game was due: nothing was measured.\n");
  });

  test("a shard that cannot be merged, or data without a report, still fails it", async () => {
    mkdirSync(join(temp, "shards/shard-1"), { recursive: true });
    expect(await runStep("Merge the shards")).toBe(1);
    mkdirSync(join(checkout, "data/records"), { recursive: true });
    writeFileSync(join(checkout, "data/records/game.json"), "{}");
    expect(await runStep("Summarise the night")).toBe(1);
  });
});

describe("our own rules", () => {
  test.each(files)("hold for %s", async (name) => {
    expect(workflowProblems(await readFile(join(folder, name), "utf8"))).toEqual([]);
  });

  const job = (steps: string, permissions = "contents: write"): string =>
    `permissions: {}\njobs:\n  commit:\n    permissions:\n      ${permissions}\n    steps:\n${steps}`;
  const download = (path: string): string =>
    `      - uses: actions/download-artifact@${"0".repeat(40)} # v8.0.1\n        with:\n          path: ${path}\n`;
  const run = (...lines: string[]): string => `      - run: |\n${lines.map((line) => `          ${line}\n`).join("")}`;
  const off = "git config core.hooksPath /dev/null";
  const valid = [download("${{ runner.temp }}/night"), run("node tools/artifact/main.ts x", off, "git commit -m x")];

  test("accept the correct way", () => {
    expect(workflowProblems(job(valid.join("")))).toEqual([]);
  });

  test.each([
    [
      "an archive unpacked over the checkout",
      run('tar --extract --gzip --file="$RUNNER_TEMP/night/data.tgz"'),
      /do not unpack an archive/,
    ],
    ["in short", run("tar xzf a.tgz"), /do not unpack an archive/],
    ["in between", run('for s in x/*; do tar -xf "$s"; done'), /do not unpack an archive/],
    ["by another program", run("unzip a.zip"), /do not unpack an archive/],
    ["an artifact in the checkout", download("shards"), /below \$\{\{ runner\.temp \}\}/],
    ["an artifact wherever", `      - uses: actions/download-artifact@${"0".repeat(40)} # v8.0.1\n`, /runner\.temp/],
    ["an artifact next to it", download("${{ runner.temp }}/../work"), /runner\.temp/],
    ["copying by hand", download("${{ runner.temp }}/n") + run("cp -r $RUNNER_TEMP/n/. ."), /read an artifact only/],
    ["packages", run("npm ci"), /install or run packages/],
    ["hooks", run("git commit -m x"), /disable git.s hooks/],
    ["an action by its name", "      - uses: a/b@v1\n", /pin the action/],
  ])("catch %s", (_, steps, what) => {
    expect(
      workflowProblems(job(steps))
        .map((problem) => problem.what)
        .join("\n"),
    ).toMatch(what);
  });

  test("also catch the old way in the job that only checks", () => {
    const steps = download("${{ runner.temp }}/shards") + run("npm ci", "tar --extract --file=x");
    expect(workflowProblems(job(steps, "contents: read"))).toHaveLength(1);
    expect(workflowProblems("jobs: {}")).toEqual([{ what: "declare the permissions that the token needs" }]);
  });
});
