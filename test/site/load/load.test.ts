import { mkdirSync, mkdtempSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { logOf } from "@mudlark/scanner/data";
import { beforeEach, describe, expect, it } from "vitest";
import { loadModel } from "../../../src/load/load.ts";

let dir: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), "mudlark-data-"));
});

function put(name: string, text: string): void {
  const file = join(dir, name);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}

function reading(id: string, at: string, more: object = {}): string {
  return JSON.stringify({ id, at, outcome: "ok", host: "a.example", port: 4000, ms: { total: 900 }, ...more });
}

const entry = "name: Alpha\naddresses:\n  - host: a.example\n    port: 4000\n";

describe("loading a data directory", () => {
  it("shows a listed server that was never visited", async () => {
    put("servers/alpha.yml", entry);
    const model = await loadModel(dir);
    expect(model.servers.map((server) => [server.id, server.status.state])).toEqual([["alpha", "unvisited"]]);
    expect(model.asOf).toBeNull();
  });

  it("reports every malformed listing file with line, field and remedy, all at once", async () => {
    put("servers/alpha.yml", "name: Alpha\naddresses:\n  - host: a.example\n    port: 99999\n");
    put("servers/beta.yml", "name: [unclosed\n");
    put("servers/Gamma.yml", entry);
    const message = await loadModel(dir).then(
      () => "",
      (error: unknown) => (error as Error).message,
    );
    expect(message).toMatch(/alpha\.yml:4: addresses\[0\]\.port: 99999 is out of range\. The maximum is 65535\./);
    expect(message).toMatch(/beta\.yml:1: name: text that starts with \[ needs quotes/);
    expect(message).toMatch(/Gamma\.yml: "Gamma\.yml" is not a valid name for an entry\. Rename it to gamma\.yml/);
    expect(message).not.toMatch(/\n\s+at /);
  });

  it("leaves out an unreadable record, and says which and how to fix it, without affecting other servers", async () => {
    for (const id of ["alpha", "beta", "gamma", "delta", "epsilon"]) put(`servers/${id}.yml`, entry);
    put("records/alpha.json", '{"sessions": [');
    put("records/beta.json", `{"sessions": [], "mudlark": {"schema": 1, "\\u001b[31m": ${"[".repeat(50_000)}`);
    put("records/gamma.json", "[]");
    mkdirSync(join(dir, "records", "delta.json"));
    symlinkSync("/etc/passwd", join(dir, "records", "epsilon.json"));
    symlinkSync("/etc/passwd", join(dir, "records", "epsilon.log"));
    put("readings/2026/2026-03-01.ndjson", `${reading("alpha", "2026-03-01T03:00:00Z", { players: 4 })}\n`);
    const { report, servers, byId } = await loadModel(dir);
    expect(servers).toHaveLength(5);
    expect(byId.get("alpha")?.players?.value).toBe(4);
    const said = Object.fromEntries([...report.unread].map(([id, sentences]) => [id, sentences.join(" ")]));
    expect(said.alpha).toMatch(/alpha\.json: not valid JSON .*Restore/);
    expect(said.beta).toMatch(/beta\.json: not valid JSON/);
    expect(said.gamma).toMatch(/gamma\.json: the file: /);
    expect(said.delta).toMatch(/delta\.json: this is not a regular file\./);
    expect(said.epsilon).toMatch(/epsilon\.json: this is not a regular file\./);
    expect(logOf(dir, "epsilon")).toBeUndefined();
  });

  it("says how to fix a listing file that is a folder, a link, too long, or full of aliases", async () => {
    put("servers/folder.yml/a.yml", entry);
    symlinkSync("/etc/passwd", join(dir, "servers", "link.yml"));
    put("servers/book.yml", "x".repeat(300_000));
    put("servers/laughs.yml", `name: &a x\naddresses: [${"*a, ".repeat(5000)}*a]\n`);
    put("servers/deep.yml", `name: ${"[".repeat(60_000)}`);
    put("servers/con.yml", entry);
    put("servers/marked.yml", `\ufeff${entry.replaceAll("\n", "\r\n")}`);
    const message = await loadModel(dir).then(
      () => "",
      (error: unknown) => (error as Error).message,
    );
    expect(
      message
        .split("\n")
        .slice(1)
        .map((line) => line.trim().slice(join(dir, "servers/").length)),
    ).toEqual([
      expect.stringMatching(/^book\.yml: the file has 300000 bytes; the maximum is/),
      expect.stringMatching(/^con\.yml: "con\.yml" is not a valid name .*Windows reserves it/),
      expect.stringMatching(/^deep\.yml:1: name: text that starts with \[ needs quotes/),
      expect.stringMatching(/^deep\.yml:1: name: it has 60000 characters/),
      expect.stringMatching(/^deep\.yml:1: addresses: it is missing/),
      expect.stringMatching(/^folder\.yml\/a\.yml: this is a subfolder of the listing/),
      expect.stringMatching(/^laughs\.yml: it uses an alias/),
      expect.stringMatching(/^laughs\.yml:1: name: text that starts with & needs quotes/),
      expect.stringMatching(/^link\.yml: this is not a regular file/),
    ]);
  });

  it.each([
    ['name: "evil\\u202Egnp.exe"', "name"],
    ['name: "\\u200b\\u200d"', "name"],
    ['name: "a\\u0000b"', "name"],
    ['name: "\\ud800"', "name"],
    ['description: "\\e[2J"', "description"],
    ['website: "https://a.example/\\u202Egnp"', "website"],
    ['play: "https://a.example/ b"', "play"],
    ["formerAddresses: [{ host: '\"><script>', port: 1 }]", "formerAddresses[0].host"],
  ])("rejects %s in an entry", async (line, field) => {
    put("servers/alpha.yml", `${line}\n${line.startsWith("name") ? entry.slice(entry.indexOf("addr")) : entry}`);
    await expect(loadModel(dir)).rejects.toThrow(`alpha.yml:1: ${field}: `);
  });

  it("skips a malformed reading and reports where it is", async () => {
    put("servers/alpha.yml", entry);
    put(
      "readings/2026/2026-03-01.ndjson",
      `${reading("alpha", "2026-03-01T03:00:00Z", { players: 4 })}\n{"id":"alpha","at\n${reading("alpha", "2026-03-01T04:00:00Z", { outcome: "odd" })}\n`,
    );
    const { report, byId } = await loadModel(dir);
    expect(report.readings).toBe(1);
    expect(report.skipped.map(({ file, line }) => [file.slice(dir.length + 1), line])).toEqual([
      ["readings/2026/2026-03-01.ndjson", 2],
      ["readings/2026/2026-03-01.ndjson", 3],
    ]);
    expect(report.skipped[1]?.reason).toMatch(/outcome/);
    expect(byId.get("alpha")?.players).toEqual({
      value: 4,
      claimed: null,
      at: "2026-03-01T03:00:00Z",
      source: "reading",
      counted: "mssp",
    });
  });

  it("ignores readings of unlisted servers, and names them", async () => {
    put("servers/alpha.yml", entry);
    put(
      "readings/2026/2026-03-01.ndjson",
      `${reading("gone", "2026-03-01T03:00:00Z")}\n${reading("__proto__", "2026-03-01T03:00:00Z")}\n`,
    );
    const { report, servers } = await loadModel(dir);
    expect(report.unlisted).toEqual(["__proto__", "gone"]);
    expect(servers).toHaveLength(1);
  });

  it("orders visits by their own time, whatever file they are in, and counts a visit once", async () => {
    put("servers/alpha.yml", entry);
    put(
      "readings/2026/2026-03-02.ndjson",
      `${reading("alpha", "2026-03-02T03:00:00Z")}\n${reading("alpha", "2026-02-28T23:00:00Z")}\n`,
    );
    put(
      "readings/2026/2026-03-01.ndjson",
      `${reading("alpha", "2026-03-01T03:00:00Z")}\n${reading("alpha", "2026-03-02T03:00:00Z")}\n`,
    );
    const { byId } = await loadModel(dir);
    expect(byId.get("alpha")?.history.map((visit) => new Date(visit.at * 1000).toISOString())).toEqual([
      "2026-02-28T23:00:00.000Z",
      "2026-03-01T03:00:00.000Z",
      "2026-03-02T03:00:00.000Z",
    ]);
  });

  it("distinguishes zero players, uncountable and not measured", async () => {
    put("servers/alpha.yml", entry);
    put(
      "readings/2026/2026-03-01.ndjson",
      [
        reading("alpha", "2026-03-01T03:00:00Z", { players: 0 }),
        reading("alpha", "2026-03-01T04:00:00Z", { players: null }),
        reading("alpha", "2026-03-01T05:00:00Z"),
        "",
      ].join("\n"),
    );
    const { byId } = await loadModel(dir);
    expect(byId.get("alpha")?.history.map((visit) => visit.players)).toEqual([0, null, undefined]);
    expect(byId.get("alpha")?.players).toEqual({
      value: null,
      claimed: null,
      at: "2026-03-01T04:00:00Z",
      source: "reading",
      counted: "mssp",
    });
  });
});
