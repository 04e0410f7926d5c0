// The examples of the API page, taken from the page as a reader would and run against the site as it is served.
import { execFile } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, dirname, join, resolve } from "node:path";
import { promisify } from "node:util";
import { JSDOM } from "jsdom";
import { afterAll, expect, inject, it } from "vitest";
import { home, json, read } from "./site-files.ts";

const run = promisify(execFile);
const scratch = mkdtempSync(join(tmpdir(), "mudlark-examples-"));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

/** What a block of the page says, with the site's address as it is served here. */
function example(beginning: string): string {
  const { document } = new JSDOM(read("api/index.html")).window;
  const texts = Array.from(document.querySelectorAll("pre"), (block) => block.textContent);
  const text = texts.find((each) => each.startsWith(beginning));
  if (text === undefined) throw new Error(`The API page has no example that begins with ${beginning}`);
  expect(text).toContain(home);
  return `${text.replaceAll(home, `${inject("siteUrl")}/`)}\n`;
}

it("the TypeScript of the page prints the busiest servers of this site", async () => {
  writeFileSync(join(scratch, "busiest.ts"), example("//"));
  const { stdout } = await run(process.execPath, ["busiest.ts"], { cwd: scratch });
  const { servers } = json("api/v1/servers.json") as {
    servers: { name: string; players: { value: number | null } | null }[];
  };
  const counts = servers.flatMap(({ players }) => players?.value ?? []).sort((a, b) => b - a);
  expect(counts.length).toBeGreaterThan(0);
  const printed = stdout.trimEnd().split("\n");
  expect(printed.map((line) => Number.parseInt(line, 10))).toEqual(counts.slice(0, 10));
  for (const line of printed) expect(line).toMatch(/\(\S+ \d+\), \d{4}-\d{2}-\d{2}$/);
});

it("the curl of the page saves a record, and mudlark import takes it, as it takes a server of the API", async () => {
  writeFileSync(join(scratch, "record.sh"), example("#!"));
  const { servers } = json("api/v1/servers.json") as { servers: { id: string; fingerprint: string | null }[] };
  const id = servers.find(({ fingerprint }) => fingerprint !== null)?.id ?? "";
  await run("sh", ["record.sh", `${inject("siteUrl")}/`, id], { cwd: scratch });
  const saved: unknown = JSON.parse(readFileSync(join(scratch, `${id}.json`), "utf8"));
  expect(saved).toEqual(json(`servers/${id}/record.json`));
  const ofApi = join(inject("siteFolder"), "api/v1/servers", `${id}.json`);
  const bin = resolve("node_modules/.bin");
  for (const [name, file] of [
    ["record", join(scratch, `${id}.json`)],
    ["api", ofApi],
  ] as const) {
    const data = join(scratch, name);
    mkdirSync(join(data, "servers"), { recursive: true });
    writeFileSync(join(data, "opt-out.yml"), "[]\n");
    const { stdout } = await run("mudlark", ["import", file, "--data", data, "--allow-private"], {
      cwd: scratch,
      env: { ...process.env, PATH: [bin, dirname(process.execPath), process.env.PATH].join(delimiter) },
    });
    const [record] = readdirSync(join(data, "records")).filter((each) => each.endsWith(".json"));
    const read = JSON.parse(readFileSync(join(data, "records", record ?? ""), "utf8")) as { "server-probe": unknown };
    expect(read["server-probe"], stdout).toEqual((saved as { "server-probe": unknown })["server-probe"]);
  }
});
