import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

const cli = fileURLToPath(new URL("../../../scanner/bin/mudlark.js", import.meta.url));

function mudlark(folder: string, args: readonly string[], variables: Record<string, string> = {}) {
  return spawnSync(process.execPath, [cli, ...args], {
    cwd: folder,
    encoding: "utf8",
    env: { ...process.env, ...variables },
  });
}

/** A folder with a configuration and a listing of one game below `listing/`. */
function directory(config: string): string {
  const folder = mkdtempSync(join(tmpdir(), "mudlark-cli-config-"));
  writeFileSync(join(folder, "package.json"), '{"type":"module"}');
  writeFileSync(join(folder, "mudlark.config.ts"), config);
  mkdirSync(join(folder, "listing", "servers"), { recursive: true });
  cpSync("data/opt-out.yml", join(folder, "listing", "opt-out.yml"));
  writeFileSync(
    join(folder, "listing", "servers", "one.yml"),
    "name: One\naddresses:\n  - host: one.example.org\n    port: 4000\n",
  );
  return folder;
}

test("a command takes the data folder from the configuration, a variable overrides it, an option both", () => {
  const folder = directory('export default { dataDir: "listing" };');
  const ids = (args: string[], variables = {}) => mudlark(folder, ["census", "--dry-run", ...args], variables);
  expect(ids([]).stdout).toBe("one\n");
  expect(ids([], { MUDLARK_DATA: "nowhere" }).status).toBe(2);
  expect(ids(["--data", "listing"], { MUDLARK_DATA: "nowhere" }).stdout).toBe("one\n");
});

test("a mistake in the configuration stops every command with a sentence, but not its help", () => {
  const folder = directory('export default {\n  url: "boards.example.org",\n};');
  const run = mudlark(folder, ["census", "--dry-run"]);
  expect(run.status).toBe(2);
  expect(run.stderr).toBe(
    'mudlark.config.ts:2: url: "boards.example.org" is not valid. Write the complete address with its scheme, as in https://muds.example.org.\n',
  );
  expect(mudlark(folder, ["census", "--help"]).status).toBe(0);
});

test("mudlark config prints the values in effect", () => {
  const folder = directory('export default { name: "Boards" };');
  const { stdout } = mudlark(folder, ["config"], { MUDLARK_BASE: "/dir/" });
  expect(JSON.parse(stdout)).toMatchObject({ name: "Boards", base: "/dir/", census: { concurrency: 200 } });
});
