// What the nightly workflow does, on one machine: `npm run nightly`. Made for cron and systemd (docs/operator.md).
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { commandLine } from "../options/command-line.ts";

const help = `npm run nightly [-- options]

Pulls the listing, takes a census (going on with one that was cut short), checks its data,
commits it with a message that tells the news, and builds the site into dist/.

  --no-pull      do not fetch what people changed first
  --push         push the commit
  --no-commit    leave the data uncommitted
  --no-build     do not build the site
  --deploy CMD   then run this command (a shell line: rsync -a dist/ host:/srv/mudlark/)
  --data DIR     the data folder (default: data)
  --allow-private
                 the games are practice servers on this machine
  -- ARGS        everything after a second -- goes to mudlark census: -- -- --concurrency 50

A pull or a push that fails (no network, no right to push) does not cost the night: the census goes on with the listing
as it is, the commit stays here until the next night pushes it, and the code is 1.

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
    data: { type: "string", default: "data" },
  },
  allowPositionals: true,
});
const broken = 3;
/** The census died: out of memory, or by a fault of Node. As shells have it: 128 and the number of SIGABRT. */
const died = 134;
/** Deaths of the census that one night survives; after each it goes on, careful of what was under way (docs/operator.md). */
const mostDeaths = 6;
const scratch = mkdtempSync(join(tmpdir(), "mudlark-nightly-"));

process.exitCode = nightly();
rmSync(scratch, { recursive: true, force: true });

function nightly(): number {
  const { data } = values;
  const message = join(scratch, "message");
  const before = lockfile();
  const pulled = values["no-pull"] || !hasUpstream() || pull();
  // What was pulled may need other packages than those of last night.
  if (lockfile() !== before && run("npm", ["ci", "--no-audit", "--no-fund"]) !== 0) return 1;
  const where = ["--data", data, ...(values["allow-private"] ? ["--allow-private"] : [])];
  const code = takeCensus(["census", ...where, "--resume", "--message", message, ...positionals]);
  if (code !== 0 && code !== broken) return code;
  if (run("mudlark", ["data", "check", ...where, "--by-census", "--base", "HEAD"]) !== 0) return 1;
  if (!values["no-commit"] && !commit(data, message)) return 1;
  const pushed = !values.push || values["no-commit"] || push();
  if (!values["no-build"] && build() !== 0) return 1;
  if (values.deploy !== undefined && run("sh", ["-c", values.deploy]) !== 0) return 1;
  return pulled && pushed ? code : code === 0 ? 1 : code;
}

function takeCensus(args: string[]): number {
  for (let deaths = 1; ; deaths += 1) {
    const code = run("mudlark", args);
    if (code !== died || deaths > mostDeaths) return code;
    process.stderr.write("The census died. It goes on where it stopped.\n");
  }
}

/** Fetches what people changed. Where that fails the checkout is as it was: an unfinished rebase would stop every night to come. */
function pull(): boolean {
  if (run("git", [...identity(), "pull", "--quiet", "--rebase", "--autostash"]) === 0) return true;
  spawnSync("git", ["rebase", "--abort"], { stdio: "ignore" });
  return false;
}

/** Pushes; once more after a pull, since people may have changed the listing while the census ran. */
function push(): boolean {
  if (run("git", ["push", "--quiet"]) === 0) return true;
  return pull() && run("git", ["push", "--quiet"]) === 0;
}

/** Builds the site. Elsewhere than on a terminal the list of every file that was made would drown the night's log. */
function build(): number {
  const args = ["run", "--silent", "build"];
  if (process.stdout.isTTY) return run("npm", args);
  process.stdout.write(`── npm ${args.join(" ")}\n`);
  const { status, stdout } = spawnSync("npm", args, {
    stdio: ["ignore", "pipe", "inherit"],
    encoding: "utf8",
    maxBuffer: 256 * 1024 * 1024,
  });
  const told = stdout
    .split("\n")
    .filter((line) => !/[├└]─ |^\s*\(\+[\d.]+m?s\)\s*$|▶ /.test(line) && line.trim() !== "");
  process.stdout.write(`${told.join("\n")}\n`);
  if (status !== 0)
    process.stderr.write(`The build ended with code ${String(status)}; its own message stands above.\n`);
  return status ?? 1;
}

function commit(data: string, message: string): boolean {
  const folders = [join(data, "records"), join(data, "readings")];
  if (run("git", ["add", "--", ...folders]) !== 0) return false;
  if (spawnSync("git", ["diff", "--cached", "--quiet", "--", ...folders]).status === 0) return true;
  return run("git", [...identity(), "commit", "--quiet", `--file=${message}`, "--", ...folders]) === 0;
}

/** A machine that was set up for nothing else has told git no name; its commits bear the census's. */
function identity(): string[] {
  const known = spawnSync("git", ["var", "GIT_COMMITTER_IDENT"], { stdio: "ignore" }).status === 0;
  return known ? [] : ["-c", "user.name=Mudlark census", "-c", "user.email=census@localhost"];
}

function lockfile(): string | undefined {
  return existsSync("package-lock.json") ? readFileSync("package-lock.json", "utf8") : undefined;
}

function hasUpstream(): boolean {
  return spawnSync("git", ["rev-parse", "--verify", "--quiet", "@{upstream}"], { stdio: "ignore" }).status === 0;
}

function run(command: string, args: string[]): number {
  process.stdout.write(`── ${[command, ...args].join(" ")}\n`);
  const { status, error, signal } = spawnSync(command, args, { stdio: "inherit" });
  if (error !== undefined) process.stderr.write(`${command} could not be started: ${error.message}\n`);
  if (signal !== null) return ["SIGINT", "SIGTERM", "SIGHUP"].includes(signal) ? 130 : died;
  if (status !== 0)
    process.stderr.write(`${command} ended with code ${String(status)}; its own message stands above.\n`);
  return status ?? 1;
}
