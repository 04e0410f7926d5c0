import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import packageJson from "../../package.json" with { type: "json" };

const tools = join(import.meta.dirname, "../../tools");

function run(tool: string, ...args: string[]): { code: number | null; out: string; err: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(tools, tool), ...args], { encoding: "utf8" });
  return { code: status, out: stdout, err: stderr };
}

/** The file that an npm script runs, for every script that is a program in tools/. */
const scripts = Object.values(packageJson.scripts).flatMap((script) =>
  Array.from(script.matchAll(/node tools\/(\S+)/g), ([, tool = ""]) => tool),
);
/** Those that only workflows run, and git. */
const workflows = join(import.meta.dirname, "../../.github/workflows");
const ofWorkflows = readdirSync(workflows).flatMap((name) =>
  Array.from(readFileSync(join(workflows, name), "utf8").matchAll(/node tools\/(\S+\.ts)/g), ([, tool = ""]) => tool),
);
const started = [...new Set([...scripts, ...ofWorkflows, "setup/merge-links.ts"])];

test("npm starts a dozen programs of tools/", () => {
  expect(started.length).toBeGreaterThan(12);
});

test.each(started)("tools/%s has help, and reports an invalid option in a sentence", (tool) => {
  const help = run(tool, "--help");
  expect(help).toMatchObject({ code: 0, err: "" });
  expect(help.out.length).toBeGreaterThan(80);
  const wrong = run(tool, "--bogus");
  expect(wrong.code).toBe(2);
  expect(wrong.err).toMatch(/^Unknown option '--bogus'\.\n\n/);
  expect(wrong.err).toContain(help.out);
  expect(wrong.err).not.toContain("    at ");
});

test("an invalid number is reported before anything starts", () => {
  const wrong = run("generate/generate.ts", "--out", "/nonexistent/x", "--servers", "many");
  expect(wrong.code).toBe(2);
  expect(wrong.err).toMatch(/^--servers takes a whole number from 1 to 1000000, not "many"\./);
  expect(run("demo/demo.ts", "--port", "abc").err).toMatch(/^--port takes a whole number/);
});
