// Runs the steps of the nightly workflow on one machine: `npm run nightly`. Meant for cron and systemd
// (docs/operator.md).
import { existsSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import {
  LockHeld,
  nightlyFile,
  readNightlyState,
  StoreError,
  takeLock,
  writeNightlyState,
  type NightlyState,
  type NightlyStep,
} from "../../scanner/src/census/index.ts";
import { ConfigError, loadConfig, type Config } from "../../scanner/src/config/index.ts";
import { defined } from "../../scanner/src/objects/index.ts";
import { commandLine } from "../options/command-line.ts";
import { authorOf } from "../setup/workflow-text.ts";
import { commit, hasCommit, hasUpstream, pull, repairGit } from "./git.ts";
import { isStopping, run, stopOnSignals, stopped } from "./run.ts";
import { takeCensus } from "./take-census.ts";

const help = `npm run nightly [-- options]

Pulls the listing, takes a census (going on with one that was cut short), checks its data,
commits it with a message about the news, and builds the site into dist/.

  --no-pull      do not fetch what people changed first
  --push         push the commit
  --no-commit    leave the data uncommitted
  --no-build     do not build the site
  --deploy CMD   then run this command (a shell line: rsync -a dist/ host:/srv/mudlark/)
  --data DIR     the data folder (default: dataDir of mudlark.config.ts)
  --allow-private
                 the games are practice servers on this machine
  -- ARGS        everything after a second -- goes to mudlark census: -- -- --concurrency 50

A pull or a push that fails (no network, no right to push) does not cost the night: the census goes on with the listing
as it is, the commit stays here until the next night pushes it, and the code is 1.

A rebase or merge that a person left half finished costs no night either, but nothing is pulled or committed until it is
cleared: the log names the command, and the code is 1. Only one night runs at a time in a checkout (code 4).

Exit codes are those of mudlark census; 1 when another step failed (pull, check, commit, push, build, deploy). After a broken run (3) what was reached is
still committed and built, and the code stays 3.
`;

const { values, positionals } = commandLine(help, {
  options: {
    "no-pull": { type: "boolean", default: false },
    push: { type: "boolean", default: false },
    "no-commit": { type: "boolean", default: false },
    "no-build": { type: "boolean", default: false },
    deploy: { type: "string" },
    "allow-private": { type: "boolean", default: false },
    data: { type: "string" },
  },
  allowPositionals: true,
});
const broken = 3;
const held = 4;
const unwritable = 5;
const config = configuration();
const data = values.data ?? config.dataDir;
// Next to the other files of the night: a temporary folder may be missing, or its disk full.
const message = nightlyFile(data, "message");
const pullMark = nightlyFile(data, "pull");
const state: NightlyState = { started: new Date().toISOString(), steps: {} };
const before = readNightlyState(data);

stopOnSignals();
process.exitCode = await alone();

/** A mistake in the configuration stops the night before it begins. */
function configuration(): Config {
  try {
    return loadConfig(".", process.env);
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exit(2);
  }
}

/** Two nights at once would pull, commit and push over each other. */
async function alone(): Promise<number> {
  try {
    const lock = await takeLock(nightlyFile(data, "nightly.lock"));
    try {
      writeNightlyState(data, state);
      const code = await nightly();
      return isStopping() ? stopped : code;
    } finally {
      writeNightlyState(data, { ...state, ended: new Date().toISOString() });
      rmSync(message, { force: true });
      await lock.release(true);
    }
  } catch (error) {
    if (!(error instanceof StoreError)) throw error;
    process.stderr.write(`${error.message}\n`);
    return error instanceof LockHeld ? held : unwritable;
  }
}

async function nightly(): Promise<number> {
  const packages = lockfile();
  const trouble = await repairGit(pullMark);
  if (trouble !== undefined) process.stderr.write(`${trouble}\nNothing will be pulled or committed until then.\n`);
  const pulls = !values["no-pull"] && hasUpstream();
  const pulled = !pulls || (await step("pull", async () => trouble === undefined && (await pullUnderLock())));
  // What was pulled may need different packages.
  if (lockfile() !== packages && (await run("npm", ["ci", "--no-audit", "--no-fund"])) !== 0) return 1;
  const where = ["--data", data, ...(values["allow-private"] ? ["--allow-private"] : [])];
  let code = 0;
  await step("census", async () => {
    code = await takeCensus("mudlark", ["census", ...where, "--resume", "--message", message, ...positionals]);
    return code === 0 || code === broken;
  });
  if (code !== 0 && code !== broken) return code;
  const checked = await step(
    "check",
    async () =>
      (await run("mudlark", ["data", "check", ...where, "--by-census", ...(hasCommit() ? ["--base", "HEAD"] : [])])) ===
      0,
  );
  if (!checked) return 1;
  const committed =
    values["no-commit"] ||
    (await step("commit", async () => trouble === undefined && (await commit(data, message, authorOf(config.name)))));
  if (!committed && trouble === undefined) return 1;
  const pushed = !values.push || values["no-commit"] || (await step("push", async () => committed && (await push())));
  if (!values["no-build"] && !(await step("build", async () => (await build()) === 0))) return 1;
  const { deploy } = values;
  if (deploy !== undefined && !(await step("deploy", async () => (await run("sh", ["-c", deploy])) === 0))) return 1;
  return pulled && committed && pushed ? code : code === 0 ? 1 : code;
}

/**
 * Runs a step, and records whether it succeeded, for the watchdog (mudlark report --max-age). A step that was stopped has
 * neither succeeded nor failed.
 */
async function step(name: NightlyStep, task: () => Promise<boolean>): Promise<boolean> {
  const ok = await task();
  if (isStopping()) return false;
  const at = new Date().toISOString();
  const lastOk = ok ? at : before?.steps[name]?.lastOk;
  state.steps[name] = { ok, at, ...defined({ lastOk }) };
  writeNightlyState(data, state);
  return ok;
}

/** A pull would change files under a census that somebody started by hand, so only pull while none is running. */
async function pullUnderLock(): Promise<boolean> {
  try {
    const lock = await takeLock(join(data, "census.lock"));
    try {
      return await pull(pullMark, authorOf(config.name));
    } finally {
      await lock.release(lock.unfinished === undefined);
    }
  } catch (error) {
    if (!(error instanceof StoreError)) throw error;
    process.stderr.write(`Nothing was pulled: ${error.message}\n`);
    return false;
  }
}

/** Pushes; tries again after a pull, since people may have changed the listing while the census ran. */
async function push(): Promise<boolean> {
  const pushed = async (): Promise<boolean> => (await run("git", ["push", "--quiet"])) === 0;
  return (await pushed()) || ((await pullUnderLock()) && (await pushed()));
}

/** Builds the site. Except on a terminal, omits the list of all files, which would swamp the night's log. */
function build(): Promise<number> {
  const args = ["run", "--silent", "build"];
  // A deployed site must not have the default address. Astro's notice about usage data is not true here.
  const env = {
    ...process.env,
    ASTRO_TELEMETRY_DISABLED: "1",
    ...(values.deploy !== undefined && { MUDLARK_DEPLOY: "1" }),
  };
  if (process.stdout.isTTY) return run("npm", args, { env });
  const show = (output: string): void => {
    const lines = output
      .split("\n")
      .filter((line) => !/[├└]─ |^\s*\(\+[\d.]+m?s\)\s*$|▶ /.test(line) && line.trim() !== "");
    process.stdout.write(`${lines.join("\n")}\n`);
  };
  return run("npm", args, { env, show });
}

function lockfile(): string | undefined {
  return existsSync("package-lock.json") ? readFileSync("package-lock.json", "utf8") : undefined;
}
