import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

const generate = fileURLToPath(new URL("../../../tools/generate/generate.ts", import.meta.url));

test("invented games are never written among real ones", () => {
  const out = mkdtempSync(join(tmpdir(), "mudlark-generate-"));
  const run = () => spawnSync(process.execPath, [generate, "--out", out, "--servers", "1", "--nights", "1"]);
  expect(run().status).toBe(0);
  expect(run().status, "its own folder may be written again").toBe(0);
  writeFileSync(join(out, "opt-out.yml"), "[]\n");
  const before = readdirSync(out, { recursive: true }).length;
  const { status, stderr } = run();
  expect([status, String(stderr)]).toEqual([
    2,
    `${out} has an opt-out list, so its games are real: invented ones would overwrite their readings. Use --out with a new folder.\n`,
  ]);
  expect(readdirSync(out, { recursive: true })).toHaveLength(before);
});
