import { expect, test } from "vitest";
import { keptByNpm } from "../../../scanner/src/cli/npm-options.ts";

const npm = { npm_command: "run", npm_lifecycle_event: "census" };

test("an option that npm kept is reported, with what to type instead", () => {
  // npm 11.19.1: npm run census --dry-run
  expect(keptByNpm(["data", "dry-run"], { ...npm, npm_config_dry_run: "true" })).toBe(
    "npm kept --dry-run for itself. Put -- in front of the options: npm run census -- --dry-run",
  );
});

test("an option that npm read as the opposite is reported too", () => {
  // npm 11.19.1: npm run demo --no-serve --port 4000
  const kept = { npm_command: "run", npm_lifecycle_event: "demo", npm_config_serve: "", npm_config_port: "true" };
  expect(keptByNpm(["no-serve", "port", "host"], kept)).toMatch(/^npm kept --no-serve and --port for itself\./);
});

test("npm's own settings, other ways to start, and options that are off are accepted", () => {
  expect(keptByNpm(["yes", "no-retry", "data"], { ...npm, npm_config_yes: "", npm_config_fund: "" })).toBeUndefined();
  expect(keptByNpm(["dry-run"], { npm_config_dry_run: "true" })).toBeUndefined();
  // npx mudlark census: npx passes every option on.
  expect(keptByNpm(["dry-run"], { ...npm, npm_command: "exec", npm_config_dry_run: "true" })).toBeUndefined();
});
