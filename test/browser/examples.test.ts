// The examples of the API page, copied from the page as a reader would and run against the served site.
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

/** The text of a block on the page, with the site's address replaced by the one it is served at. */
function example(beginning: string): string {
  const { document } = new JSDOM(read("api/index.html")).window;
  const texts = Array.from(document.querySelectorAll("pre"), (block) => block.textContent);
  const text = texts.find((each) => each.startsWith(beginning));
  if (text === undefined) throw new Error(`The API page has no example that begins with ${beginning}`);
  expect(text).toContain(home);
  return `${text.replaceAll(home, `${inject("siteUrl")}/`)}\n`;
}

it("the TypeScript on the page prints the busiest servers of this site", async () => {
  writeFileSync(join(scratch, "busiest.ts"), example("//"));
  const { stdout } = await run(process.execPath, ["busiest.ts"], { cwd: scratch });
  const { servers } = json("api/v1/servers.json") as {
    servers: { name: string; status: { state: string }; players: { value: number | null } | null }[];
  };
  const counts = servers
    .filter(({ status }) => status.state === "live" || status.state === "unstable")
    .flatMap(({ players }) => players?.value ?? [])
    .sort((a, b) => b - a);
  expect(counts.length).toBeGreaterThan(0);
  const printed = stdout.trimEnd().split("\n");
  expect(printed.map((line) => Number.parseInt(line, 10))).toEqual(counts.slice(0, 10));
  for (const line of printed) expect(line).toMatch(/\(\S+ \d+\), \d{4}-\d{2}-\d{2}$/);
});

it("the curl command on the page saves a record, and mudlark import reads it, like a server from the API", async () => {
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
