/** One check of `npm test`: a command that fails by its exit code, or a vitest run whose tests are counted. */
export interface Check {
  name: string;
  command: string;
  args: string[];
  countsTests?: boolean;
}

/** Every check, in the order in which they run: the quick ones first. */
export const checks: readonly Check[] = [
  { name: "types", command: "npm", args: ["run", "--silent", "typecheck"] },
  { name: "lint", command: "npm", args: ["run", "--silent", "lint"] },
  { name: "format", command: "npm", args: ["run", "--silent", "format:check"] },
  { name: "spelling and wording", command: "npm", args: ["run", "--silent", "wording"] },
  { name: "commit subjects", command: "node", args: ["tools/checks/commits.ts"] },
  { name: "listing", command: "npm", args: ["run", "--silent", "data:check"] },
  { name: "workflows", command: "node", args: ["tools/checks/workflows.ts"] },
  { name: "unit tests", command: "vitest", args: ["run", "--project", "unit", "--coverage"], countsTests: true },
  { name: "tests on loopback sockets", command: "vitest", args: ["run", "--project", "sockets"], countsTests: true },
  { name: "the site in a browser", command: "vitest", args: ["run", "--project", "browser"], countsTests: true },
];
