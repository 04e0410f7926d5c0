import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { loadModel } from "../../../src/content/load.ts";

let dir: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), "mudlark-data-"));
});
afterEach(() => {
  rmSync(dir, { recursive: true, force: true });
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

  it("names every malformed listing file with line, field and remedy, all at once", async () => {
    put("servers/alpha.yml", "name: Alpha\naddresses:\n  - host: a.example\n    port: 99999\n");
    put("servers/beta.yml", "name: [unclosed\n");
    put("servers/Gamma.yml", entry);
    const message = await loadModel(dir).then(
      () => "",
      (error: unknown) => (error as Error).message,
    );
    expect(message).toMatch(/alpha\.yml:4: addresses\[0\]\.port: .*CONTRIBUTING/);
    expect(message).toMatch(/beta\.yml:\d+: this is not YAML/);
    expect(message).toMatch(/Gamma\.yml: the file's name is the id/);
    expect(message).not.toMatch(/\n\s+at /);
  });

  it("stops at a record that is not JSON, and at one whose fingerprint does not fit", async () => {
    put("servers/alpha.yml", entry);
    put("records/alpha.json", '{"sessions": [');
    await expect(loadModel(dir)).rejects.toThrow(/alpha\.json: this is not JSON .*Restore/);
  });

  it("skips a malformed reading and says where it stands", async () => {
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
    expect(byId.get("alpha")?.players).toEqual({ value: 4, at: "2026-03-01T03:00:00Z", source: "reading" });
  });

  it("passes over readings of servers that are not listed, and names them", async () => {
    put("servers/alpha.yml", entry);
    put(
      "readings/2026/2026-03-01.ndjson",
      `${reading("gone", "2026-03-01T03:00:00Z")}\n${reading("__proto__", "2026-03-01T03:00:00Z")}\n`,
    );
    const { report, servers } = await loadModel(dir);
    expect(report.unlisted).toEqual(["__proto__", "gone"]);
    expect(servers).toHaveLength(1);
  });

  it("orders visits by their own time, whatever file they stand in, and counts one visit once", async () => {
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

  it("keeps players that were counted as zero, uncountable and not measured apart", async () => {
    put("servers/alpha.yml", entry);
    put(
      "readings/2026/2026-03-01.ndjson",
      [
        reading("alpha", "2026-03-01T03:00:00Z", { players: 0 }),
        reading("alpha", "2026-03-01T04:00:00Z", { players: null }),
        reading("alpha", "2026-03-01T05:00:00Z"),
      ].join("\n"),
    );
    const { byId } = await loadModel(dir);
    expect(byId.get("alpha")?.history.map((visit) => visit.players)).toEqual([0, null, undefined]);
    expect(byId.get("alpha")?.players).toEqual({ value: null, at: "2026-03-01T04:00:00Z", source: "reading" });
  });
});
