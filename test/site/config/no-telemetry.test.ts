import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";

it("makes Astro send no usage data, even if the configuration has a mistake", () => {
  const checkout = fileURLToPath(new URL("../../..", import.meta.url));
  const load = `await import("./astro.config.mjs").catch(() => undefined);
    process.stdout.write(process.env.ASTRO_TELEMETRY_DISABLED ?? "not set");`;
  const env = { PATH: process.env.PATH, MUDLARK_BASE: "no path" };
  const said = execFileSync(process.execPath, ["--input-type=module", "-e", load], { cwd: checkout, env });
  expect(said.toString()).toBe("1");
});
