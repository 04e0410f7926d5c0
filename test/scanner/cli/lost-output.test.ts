import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { existsSync, openSync } from "node:fs";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

const cli = fileURLToPath(new URL("../../../scanner/bin/mudlark.js", import.meta.url));

test("a reader who leaves, as in `| head`, ends no command with an error", async () => {
  const child = spawn(process.execPath, [cli, "config"], { stdio: ["ignore", "pipe", "pipe"] });
  child.stdout.destroy();
  const [ended, said] = await Promise.all([once(child, "exit"), text(child.stderr)]);
  expect([ended[0], said]).toEqual([0, ""]);
});

test.runIf(existsSync("/dev/full"))("output that does not fit on the disk is reported, and fails", () => {
  const { status, stderr } = spawnSync(process.execPath, [cli, "schema", "entry"], {
    stdio: ["ignore", openSync("/dev/full", "w"), "pipe"],
    encoding: "utf8",
  });
  expect([status, stderr]).toEqual([
    1,
    "The output could not be written (ENOSPC), so part of it is lost. Free some space or choose another file, then run it again.\n",
  ]);
});

test.runIf(existsSync("/dev/full"))(
  "the data check says by its code whether a night may go on, without any output",
  () => {
    const full = openSync("/dev/full", "w");
    const { status } = spawnSync(process.execPath, [cli, "data", "check", "--by-census"], {
      stdio: ["ignore", full, full],
    });
    expect(status).toBe(0);
  },
);
