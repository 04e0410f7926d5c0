/** One check of `npm test`: a command that fails by its exit code, or a vitest run whose tests are counted. */
export interface Check {
  name: string;
  command: string;
  args: string[];
  countsTests?: boolean;
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

/**
 * Checks in lanes: lanes run side by side, the checks of a lane one after the other. Each lane keeps a core busy, and they
 * take about the same time. Astro runs in one lane only, because its commands write the same files.
 */
export const lanes: readonly (readonly Check[])[] = [
  [
    { name: "types", ...npmRun("typecheck") },
    { name: "format", ...npmRun("format:check") },
    { name: "spelling and wording", ...npmRun("wording") },
    { name: "the site in a browser", ...tests("browser") },
  ],
  [
    { name: "commit subjects", command: "node", args: ["tools/checks/commits.ts"] },
    { name: "workflows", command: "node", args: ["tools/checks/workflows.ts"] },
    { name: "listing", ...npmRun("data:check") },
    { name: "lint", ...npmRun("lint") },
    { name: "unit tests", ...tests("unit", "--coverage") },
  ],
];

/**
 * Checks that run after the lanes, with the machine to themselves: visits over sockets watch the clock, and on a busy
 * machine a server that answers in time seems late.
 */
export const afterLanes: readonly Check[] = [{ name: "tests on loopback sockets", ...tests("sockets") }];
