import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { runCheck } from "../../../tools/checks/run-check.ts";

const scratch = mkdtempSync(join(tmpdir(), "run-check-"));

const run = async (script: string, command = process.execPath) => {
  const lines: string[] = [];
  const check = { name: "x", command, args: ["-e", script] };
  return { ...(await runCheck(check, scratch, (line) => lines.push(line))), lines };
};

test("a check that passes: its output appears after its name, including an unfinished last line", async () => {
  expect(await run('process.stdout.write("one\\n\\ntwo")')).toMatchObject({
    passed: 1,
    failures: [],
    lines: ["x │ one", "x │ ", "x │ two"],
  });
});

test("a check that fails repeats its last lines", async () => {
  const { passed, failures } = await run('console.error("a\\nb\\nc\\nd\\n"); process.exitCode = 3');
  expect(passed).toBe(0);
  expect(failures).toEqual([{ file: undefined, name: "ended with code 3", message: "b ⏎ c ⏎ d" }]);
});

test.skipIf(process.platform !== "linux")("counts the processor time of a check and of what it started", async () => {
  const busy = "const end = process.cpuUsage().user + 300_000; while (process.cpuUsage().user < end);";
  const { processor } = await run(`require("child_process").execFileSync(process.execPath, ["-e", "${busy}"])`);
  expect(processor).toBeGreaterThan(0.3);
  expect(processor).toBeLessThan(5);
});

test("a killed check and a missing program are failures", async () => {
  expect((await run('process.kill(process.pid, "SIGKILL")')).failures).toMatchObject([{ name: "ended with SIGKILL" }]);
  expect((await run("", "/no/such/program")).failures).toMatchObject([{ name: /^could not be started: .*ENOENT/ }]);
});

/** Runs vitest on test files in a separate folder. */
async function runTests(files: Record<string, string>) {
  const folder = mkdtempSync(join(tmpdir(), "run-tests-"));
  symlinkSync(join(process.cwd(), "node_modules"), join(folder, "node_modules"));
  for (const [name, text] of Object.entries(files)) {
    writeFileSync(join(folder, name), `import { beforeAll, describe, expect, test } from "vitest";\n${text}`);
  }
  const args = [join(process.cwd(), "node_modules/vitest/vitest.mjs"), "run", "--root", folder];
  const check = { name: "tests", command: process.execPath, args, countsTests: true };
  try {
    return await runCheck(check, scratch, () => undefined);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

test("reports what failed and what was skipped in a run of tests, also outside tests", async () => {
  const { passed, failures, tests } = await runTests({
    "a.test.js": `
      test("adds", () => expect(1 + 1).toBe(2));
      describe("group", () => test("fails", () => expect(1).toBe(2)));
      describe("hooks", () => { beforeAll(() => { throw new Error("no server") }); test("never runs", () => {}) });
      test("skips", ({ skip }) => skip("lynx is not installed"));`,
    "b.test.js": 'throw new Error("cannot be loaded");',
    "c.test.js": 'test("leaves a promise", () => void Promise.reject(new Error("nobody awaits this")));',
  });
  expect(passed).toBe(2);
  expect(failures).toEqual([
    { file: "a.test.js", name: "hooks", message: "no server" },
    { file: "a.test.js", name: "group > fails", message: expect.stringContaining("expected 1 to be 2") as string },
    { file: "b.test.js", name: "the file as a whole", message: "cannot be loaded" },
    { file: undefined, name: "outside of any test", message: "nobody awaits this" },
  ]);
  expect(tests?.skipped).toContainEqual({ file: "a.test.js", name: "skips", note: "lynx is not installed" });
  expect(tests?.suites.map(({ file }) => file).sort()).toEqual(["a.test.js", "b.test.js", "c.test.js"]);
});

test("reports a test that passes only when it is tried again", async () => {
  const { passed, failures, tests } = await runTests({
    "a.test.js": `
      let tries = 0;
      test("settles", { retry: 1 }, () => expect(++tries).toBe(2));
      test("never passes", { retry: 1 }, () => expect(1).toBe(2));`,
  });
  expect(passed).toBe(1);
  expect(failures).toMatchObject([{ name: "never passes" }]);
  expect(tests?.flaky).toEqual([
    { file: "a.test.js", name: "settles", message: expect.stringContaining("expected 1 to be 2") as string },
  ]);
});

test("a run of tests without a report is a failure", async () => {
  const check = { name: "none", command: process.execPath, args: ["-e", ""], countsTests: true };
  const { passed, failures } = await runCheck(check, scratch, () => undefined);
  expect([passed, failures.length]).toEqual([0, 1]);
});
