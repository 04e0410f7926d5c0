import { readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";

/** One check of `npm test`: a command that fails by its exit code, or a vitest run whose tests are counted. */
export interface Check {
  name: string;
  command: string;
  args: string[];
  countsTests?: boolean;
  /** Names of checks that must not run at the same time. */
  notWith?: readonly string[];
}

const npmRun = (...args: string[]): Pick<Check, "command" | "args"> => ({
  command: "npm",
  args: ["run", "--silent", ...args],
});
const tests = (project: string, ...args: string[]): Pick<Check, "command" | "args" | "countsTests"> => ({
  command: "vitest",
  args: ["run", "--project", project, ...args],
  countsTests: true,
});

/** Unit tests of what the thresholds of coverage in vitest.config.ts are set for, and of the visits that use it. */
const ofCore = ["dialogue", "fingerprint", "negotiation", "protocols", "session", "wire"].map(
  (folder) => `test/scanner/${folder}/`,
);
const ofOthers = ["test/scanner/", "test/site/", "test/tools/"]
  .flatMap((top) => {
    const entries = readdirSync(fileURLToPath(new URL(`../../${top}`, import.meta.url)), { withFileTypes: true });
    return entries.map((entry) => `${top}${entry.name}${entry.isDirectory() ? "/" : ""}`);
  })
  .filter((path) => !ofCore.includes(path));

export const typesOfCode: Check = { name: "types", ...npmRun("typecheck:code") };
export const typesOfPages: Check = { name: "types of pages", ...npmRun("typecheck:pages") };

const browser = "the site in a browser";

/**
 * All checks, the longest first: two of them run side by side and keep two cores busy, and the short ones fill the end.
 * Astro's commands write the same files, so the types of pages wait for the sites. The tests on sockets have real
 * servers and clients, so they do not run next to a browser, which takes both cores. Only the core's tests measure
 * coverage: it costs a third of the time of every test file, whether it loads the core or not.
 */
export const checks: readonly Check[] = [
  { name: browser, ...tests("browser") },
  { name: "unit tests", ...tests("unit", ...ofOthers) },
  { name: "lint", ...npmRun("lint") },
  { name: "tests on loopback sockets", ...tests("sockets"), notWith: [browser] },
  { name: "unit tests of the core", ...tests("unit", "--coverage", ...ofCore) },
  { name: "format", ...npmRun("format:check") },
  { ...typesOfPages, notWith: [browser] },
  typesOfCode,
  { name: "spelling and wording", ...npmRun("wording") },
  { name: "listing", ...npmRun("data:check") },
  { name: "workflows", command: "node", args: ["tools/checks/workflows.ts"] },
  { name: "commit subjects", command: "node", args: ["tools/checks/commits.ts"] },
];

/** How many checks run at a time. */
export const checksAtOnce = 2;
