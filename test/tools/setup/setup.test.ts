import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { loadConfig } from "../../../scanner/src/config/index.ts";
import { boards, Checkout } from "./checkout.ts";

test("setup writes the configuration, rewrites links and forms, and says what to do next; a second run changes nothing", () => {
  const fork = Checkout.upstream().fork();
  const first = fork.run("setup", ...boards);
  expect(first.stderr).toBe("");
  expect(first.status).toBe(0);
  expect(loadConfig(fork.folder, {})).toMatchObject({
    name: "Carrier Detect",
    url: "https://boards.example.org",
    base: "/dir/",
    repository: "https://github.com/sysops/carrier",
    listed: { singular: "BBS", plural: "BBSes" },
    contact: "crawler@boards.example.org",
    tagline: "A directory of BBSes that measures what it lists",
    crawler: { name: "CARRIER-DETECT" },
  });
  const read = (path: string): string => readFileSync(join(fork.folder, path), "utf8");
  expect(read("mudlark.config.ts")).toContain("/** Everything that customises this directory.");
  expect(read("CONTRIBUTING.md")).toContain("https://github.com/sysops/carrier/new/main/data/servers?filename=");
  expect(read("CONTRIBUTING.md")).toContain("git clone https://github.com/YOU/carrier.git\n   cd carrier\n");
  const ci = "https://github.com/sysops/carrier/actions/workflows/ci.yml";
  expect(read("README.md")).toContain(`[![CI](${ci}/badge.svg)](${ci})`);
  expect(read(".github/ISSUE_TEMPLATE/config.yml")).toContain(
    "url: https://github.com/sysops/carrier/blob/main/CONTRIBUTING.md",
  );
  expect(read(".github/ISSUE_TEMPLATE/opt-out.yml")).toContain("do not want Carrier Detect to visit it");
  for (const path of fork.git("ls-files", "*.md", ".github/ISSUE_TEMPLATE").split("\n"))
    expect(read(path), path).not.toMatch(/github\.com\/(?:mudlark|YOU)\/mudlark/);
  expect(first.stdout).toContain("gh label create opt-out --repo sysops/carrier");
  expect(first.stdout).toContain("https://github.com/sysops/carrier/settings/pages");
  expect(existsSync(join(fork.folder, "data/servers/one.yml"))).toBe(true);

  fork.commit("Set up");
  const second = fork.run("setup", ...boards);
  expect(second.stdout).toContain("No file had to be changed.");
  expect(fork.run("setup").stdout, "without options or a terminal, everything stays").toContain(
    "No file had to be changed.",
  );
  expect(fork.git("status", "--porcelain")).toBe("");
});

test("a second name replaces the first, and other keys and comments stay", () => {
  const fork = Checkout.upstream().fork();
  fork.write(
    "mudlark.config.ts",
    '// Ours.\nexport default {\n  // The club\'s colour.\n  colours: { accent: "#7a1fa2" },\n  name: "Mudlark"\n};\n',
  );
  fork.run("setup", ...boards);
  fork.run("setup", "--name=Second", "--contact=", "--address=https://second.example.org");
  expect(readFileSync(join(fork.folder, "mudlark.config.ts"), "utf8")).toBe(
    '// Ours.\nexport default {\n  // The club\'s colour.\n  colours: { accent: "#7a1fa2" },\n  name: "Second",\n' +
      '  url: "https://second.example.org",\n  base: "/",\n  repository: "https://github.com/sysops/carrier",\n' +
      '  listed: { singular: "BBS", plural: "BBSes" },\n};\n',
  );
  expect(readFileSync(join(fork.folder, ".github/ISSUE_TEMPLATE/opt-out.yml"), "utf8")).toContain(
    "want Second to visit",
  );
});

test("--empty-listing deletes entries, records, readings and counts, and keeps the opt-outs", () => {
  const fork = Checkout.upstream().fork();
  expect(fork.run("setup", ...boards, "--empty-listing").stdout).toContain(
    "Deleted 5 files of the listing below data/.",
  );
  expect(readdirSync(join(fork.folder, "data/servers"))).toEqual([".gitkeep"]);
  expect(existsSync(join(fork.folder, "data/counts/2026/2026-01-01.ndjson"))).toBe(false);
  expect(existsSync(join(fork.folder, "data/opt-out.yml"))).toBe(true);
  expect(existsSync(join(fork.folder, "data/README.md"))).toBe(true);
  expect(fork.run("setup", "--empty-listing").stdout).not.toContain("Deleted");
});

test.each([
  [
    "--address=boards.example.org",
    /mudlark\.config\.ts:\d+: url: "boards\.example\.org" is not valid\. Write the complete address with its scheme/,
  ],
  ["--contact=me", /contact: "me" is not valid\. Write a mail address/],
  ["--repository=sysops/carrier", /repository: "sysops\/carrier" is not valid\./],
  ["--name=", /name: "" is not valid\. It is empty\./],
  ["--listed=", /listed\.singular: "" is not valid\. It is empty\./],
])("a bad answer (%s) is reported, and nothing changes", (answer, sentence) => {
  const fork = Checkout.upstream().fork();
  const { status, stderr } = fork.run(
    "setup",
    ...boards.filter((each) => !each.startsWith(answer.split("=")[0] ?? "")),
    answer,
  );
  expect(stderr).toMatch(sentence);
  expect(stderr).toMatch(/Nothing was changed\.\n$/);
  expect(status).toBe(2);
  expect(fork.git("status", "--porcelain")).toBe("");
});

test("schedules and the author of commits are copied from the configuration into the workflows", () => {
  const fork = Checkout.upstream().fork();
  const name = 'Carrier\u2019s "$(id)" `x` \\\\ Detect';
  const schedule = '{ census: "5 4 * * *", counts: "7 */6 * * *" }';
  fork.write("mudlark.config.ts", `export default { name: ${JSON.stringify(name)}, schedule: ${schedule} };\n`);
  expect(fork.run("setup").stdout).toContain(".github/workflows/nightly.yml");
  const workflow = (file: string): string => readFileSync(join(fork.folder, ".github/workflows", file), "utf8");
  expect(workflow("nightly.yml")).toContain('- cron: "5 4 * * *" # schedule.census');
  expect(workflow("counts.yml")).toContain('- cron: "7 */6 * * *" # schedule.counts');
  for (const file of ["nightly.yml", "counts.yml"])
    expect(workflow(file)).toMatch(/^ +git config user\.name "Carriers id x {2}Detect census"$/m);
});

test("the README's badges are about this repository, its licence and the Node version that it needs", () => {
  const root = join(import.meta.dirname, "../../..");
  const readme = readFileSync(join(root, "README.md"), "utf8");
  const { engines, license } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as {
    engines: { node: string };
    license: string;
  };
  const badges = readme.split("\n").filter((line) => line.startsWith("[![") && line.endsWith(")"));
  const workflow = ".github/workflows/ci.yml";
  expect(existsSync(join(root, workflow))).toBe(true);
  const ci = `${loadConfig(root, {}).repository}/${workflow.replace(".github", "actions")}`;
  expect(badges).toContain(`[![CI](${ci}/badge.svg)](${ci})`);
  expect(badges).toContain(`[![Code: ${license}](https://img.shields.io/badge/code-${license}-blue)](LICENSE)`);
  const node = engines.node.replace(">=", "");
  expect(badges).toContain(
    `[![Node.js: ${node} or later](https://img.shields.io/badge/Node.js-${node}_or_later-blue)](#try-it)`,
  );
});
