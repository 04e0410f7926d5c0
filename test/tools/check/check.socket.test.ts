import { execFile } from "node:child_process";
import { mkdtemp, readFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { practiceServers, startRealm, type Realm } from "../../../scanner/src/practice/index.ts";

const bin = join(import.meta.dirname, "../../../scanner/bin/mudlark.js");
let realm: Realm;

beforeAll(async () => {
  realm = await startRealm({ servers: practiceServers.filter(({ id }) => /salt|quiet|tidewrack/.test(id)) });
});
afterAll(() => realm.close());

/** Runs the command as a person would, from a folder other than the checkout. */
function check(id: string, ...options: string[]): Promise<{ code: number; out: string; err: string }> {
  const server = realm.servers.find((one) => one.id === id && !one.tls);
  const address = `${server?.host ?? ""}:${String(server?.port)}`;
  return new Promise((resolve) => {
    const args = [bin, "check", address, "--allow-private", ...options];
    execFile(process.execPath, args, { cwd: tmpdir(), maxBuffer: 1e7 }, (error, out, err) =>
      resolve({ code: error === null ? 0 : Number(error.code), out, err }),
    );
  });
}

test("a server is reported as JSON and as the page of the site, and its warnings are the exit code", async () => {
  const page = join(await mkdtemp(join(tmpdir(), "mudlark-check-")), "page.html");
  const { code, out, err } = await check("the-salt-stair", "--json", "--page", page);
  expect(code, err).toBe(3);
  const found = JSON.parse(out) as { name: string; findings: { text: string }[]; fingerprint: { hash: string } };
  expect(found).toMatchObject({ name: "The Salt Stair", listedAs: null, fingerprint: { hash: "6726c6a09999fc5d" } });
  expect(found.findings.map(({ text }) => text)).toContain(
    "MSSP says that the server supports MSDP, but it refused MSDP when asked.",
  );
  const html = await readFile(page, "utf8");
  expect(html).toContain("<h1");
  expect(html).toContain("The Salt Stair");
  expect(html).toContain("data:image/png;base64,");
  expect(html).not.toMatch(/<script|<link/);
});

test("a silent server is a warning, and --fail-on error lets it pass", async () => {
  const { code, out, err } = await check("the-quiet-well", "--fail-on", "error");
  expect(code, err).toBe(0);
  expect(out).toContain("The server accepted the connection and sent nothing.");
});

test("a server that hangs up on an empty name is said to be usual, in the report and on its page", async () => {
  const page = join(await mkdtemp(join(tmpdir(), "mudlark-check-")), "page.html");
  const { out, err } = await check("tidewrack", "--page", page);
  const usual = "The second connection asked for the options before that, so nothing is missing.";
  expect(out.replaceAll(/\s+/g, " "), err).toContain(`hung up before we could ask for its options. That is usual`);
  expect(out.replaceAll(/\s+/g, " ")).toContain(usual);
  expect((await readFile(page, "utf8")).replaceAll(/\s+/g, " ")).toContain(usual);
});
