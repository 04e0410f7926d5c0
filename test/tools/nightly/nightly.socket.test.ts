import { execFileSync, spawn, spawnSync, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { readdirSync } from "node:fs";
import { copyFile, mkdtemp, rename, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import { beforeEach, describe, expect, test } from "vitest";
import { nightlyFile, readNightlyState } from "../../../scanner/src/census/index.ts";
import { dataFolder, LoopbackServer, readingsIn, until } from "../../scanner/census/loopback.ts";

const checkout = fileURLToPath(new URL("../../..", import.meta.url));

const gitIn =
  (folder: string) =>
  (...args: string[]): string =>
    execFileSync("git", ["-C", folder, ...args], { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] }).trim();

/** A checkout that lists some games. */
async function repositoryOf(games: Parameters<typeof dataFolder>[0]): Promise<string> {
  const repository = await mkdtemp(join(tmpdir(), "mudlark-night-"));
  await rename(await dataFolder(games), join(repository, "data"));
  await copyFile(join(checkout, ".gitignore"), join(repository, ".gitignore"));
  const git = gitIn(repository);
  git("init", "--quiet", "--initial-branch=main");
  git("config", "user.name", "test");
  git("config", "user.email", "test@example.org");
  git("add", ".");
  git("commit", "--quiet", "-m", "The listing");
  return repository;
}

async function nightIn(repository: string, ...options: string[]): Promise<{ code: number; said: string }> {
  return nightWith(repository, {}, ...options);
}

async function nightWith(
  repository: string,
  env: NodeJS.ProcessEnv,
  ...options: string[]
): Promise<{ code: number; said: string }> {
  return startNight(repository, env, options).ended;
}

/** Starts a night in a process group of its own. */
function startNight(
  repository: string,
  env: NodeJS.ProcessEnv,
  options: string[],
): { child: ChildProcess; ended: Promise<{ code: number; said: string }> } {
  const args = [join(checkout, "tools/nightly/nightly.ts"), "--no-build", "--allow-private", ...options];
  const path = `${join(checkout, "node_modules/.bin")}:${process.env.PATH ?? ""}`;
  const child = spawn(process.execPath, [...args, "--", "--no-retry", "--no-deep", "--again"], {
    cwd: repository,
    env: { ...process.env, PATH: path, ...env },
    stdio: ["ignore", "pipe", "pipe"],
    detached: true,
  });
  const said = Promise.all([text(child.stdout), text(child.stderr)]);
  const code = once(child, "exit").then(([status]) => status as number);
  return {
    child,
    ended: Promise.all([code, said]).then(([status, texts]) => ({ code: status, said: texts.join("") })),
  };
}

test("a night on one machine: census, check, and a commit with the news; a second night without changes is quiet", async () => {
  const servers = await Promise.all([1, 2].map((index) => LoopbackServer.start(`127.0.55.${index}`)));
  const names = ["The Silver Otter", "Harbour of Kites"];
  const repository = await repositoryOf(
    Object.fromEntries(servers.map(({ host, port }, index) => [`game-${index}`, { host, port, name: names[index] }])),
  );
  const git = gitIn(repository);
  const first = await nightIn(repository);
  expect(first.code, first.said).toBe(0);
  expect(git("log", "-1", "--format=%s")).toMatch(/^Census of \d{1,2} \w+ \d{4}: 2 new$/);
  expect(git("log", "-1", "--format=%b")).toContain("New: game-0, game-1.");
  const second = await nightIn(repository);
  expect(second.code, second.said).toBe(0);
  expect(git("log", "-1", "--format=%s")).toMatch(/: no news$/);
  expect(git("show", "--stat", "--format=", "HEAD")).not.toContain("records");
  expect(git("status", "--porcelain")).toBe("");
  await Promise.all(servers.map((server) => server.stop()));
});

test("a machine without a name in git, and a listing with warnings, do not cost the night", async () => {
  const server = await LoopbackServer.start("127.0.55.4");
  const repository = await repositoryOf({ game: { host: server.host, port: server.port } });
  const git = gitIn(repository);
  await writeFile(
    join(repository, "data/servers/game.yml"),
    `addresses:\n  - host: ${server.host}\n    port: ${String(server.port)}\nname: Game\n`,
  );
  git("commit", "--quiet", "--all", "-m", "A file whose keys stand in another order");
  git("config", "--unset", "user.name");
  git("config", "--unset", "user.email");
  const nobody = { HOME: "/nonexistent", GIT_CONFIG_NOSYSTEM: "1", EMAIL: "" };
  const { code, said } = await nightWith(repository, nobody);
  expect(code, said).toBe(0);
  expect(said).toContain("this key is out of order");
  expect(said).toContain("the night continues");
  expect(git("log", "-1", "--format=%an: %s")).toMatch(/^[^:]+: Census of .*: 1 new$/);
  await server.stop();
});

test("in a container there is neither a checkout nor git: the night takes its census all the same", async () => {
  const server = await LoopbackServer.start("127.0.55.7");
  const folder = await mkdtemp(join(tmpdir(), "mudlark-volume-"));
  await rename(await dataFolder({ game: { host: server.host, port: server.port } }), join(folder, "data"));
  const noGit = { PATH: join(checkout, "node_modules/.bin") };
  const { code, said } = await nightWith(folder, noGit, "--no-pull", "--no-commit");
  expect(code, said).toBe(0);
  expect(server.visits).toBe(1);
  expect(said).not.toContain("git");
  await server.stop();
});

test.each([
  ["to the night alone, as a container engine does", 1],
  ["to all its processes, as systemd does", -1],
])("SIGTERM %s: the census ends in order, and the next night continues it", async (_, sign) => {
  const server = await LoopbackServer.start("127.0.55.8");
  const { host, port } = server;
  // A pause between the two lets the signal arrive before the second.
  const repository = await repositoryOf({ first: { host, port }, second: { host, port } });
  const { child, ended } = startNight(repository, {}, ["--push"]);
  await until(async () => (await readingsIn(join(repository, "data"))).length === 1);
  process.kill(sign * (child.pid ?? 0), "SIGTERM");
  const { code, said } = await ended;
  expect(code, said).toBe(130);
  expect(said).toContain("Stopping.");
  expect(said).not.toContain("── mudlark data check");
  expect(server.visits).toBe(1);
  const next = await nightIn(repository);
  expect(next.code, next.said).toBe(0);
  expect(next.said).toContain("1 already visited before the interruption");
  expect(readdirSync(join(repository, "data"))).not.toContain("census.lock");
  await server.stop();
});

test("changes to the listing in the meantime are pulled before pushing; without a network, the night is kept for the next", async () => {
  const server = await LoopbackServer.start("127.0.55.3");
  const repository = await repositoryOf({ game: { host: server.host, port: server.port } });
  const git = gitIn(repository);
  const upstream = await mkdtemp(join(tmpdir(), "mudlark-upstream-"));
  git("clone", "--quiet", "--bare", ".", join(upstream, "origin"));
  git("remote", "add", "origin", join(upstream, "origin"));
  git("fetch", "--quiet");
  git("branch", "--quiet", "--set-upstream-to=origin/main");
  git("clone", "--quiet", join(upstream, "origin"), join(upstream, "people"));
  const people = gitIn(join(upstream, "people"));
  people("config", "user.name", "test");
  people("config", "user.email", "test@example.org");
  people("commit", "--quiet", "--allow-empty", "-m", "A correction");
  people("push", "--quiet");
  // Not pulled at the start, as if it had arrived while the census ran.
  const pushed = await nightIn(repository, "--no-pull", "--push");
  expect(pushed.code, pushed.said).toBe(0);
  people("pull", "--quiet");
  expect(people("log", "--format=%s").split("\n")).toMatchObject([
    expect.stringMatching(/1 new$/) as string,
    "A correction",
    "The listing",
  ]);

  await rename(join(upstream, "origin"), join(upstream, "gone"));
  const alone = await nightIn(repository, "--push");
  expect(alone.code, alone.said).toBe(1);
  expect(git("log", "-1", "--format=%s")).toMatch(/: no news$/);
  await rename(join(upstream, "gone"), join(upstream, "origin"));
  const after = await nightIn(repository, "--push");
  expect(after.code, after.said).toBe(0);
  expect(git("rev-parse", "HEAD")).toBe(git("rev-parse", "origin/main"));
  await server.stop();
});

describe("a checkout that was left unfinished", () => {
  let repository: string;
  let server: LoopbackServer;
  let git: ReturnType<typeof gitIn>;
  beforeEach(async () => {
    server = await LoopbackServer.start("127.0.55.5");
    repository = await repositoryOf({ game: { host: server.host, port: server.port } });
    git = gitIn(repository);
    return () => server.stop();
  });
  const hour = 3_600_000;

  /** A rebase that stops at a conflict. */
  async function halfRebase(): Promise<void> {
    const notes = join(repository, "notes");
    for (const [branch, text] of [
      ["other", "a"],
      ["main", "b"],
    ]) {
      git("checkout", "--quiet", "-B", branch ?? "", "main");
      await writeFile(notes, text ?? "");
      git("add", "notes");
      git("commit", "--quiet", "-m", `Notes of ${branch ?? ""}`);
      if (branch === "other") git("checkout", "--quiet", "main");
    }
    expect(() => git("rebase", "other")).toThrow();
  }

  test("an index lock whose process is long gone is removed", async () => {
    const lock = join(repository, ".git/index.lock");
    await writeFile(lock, "");
    await utimes(lock, new Date(), new Date(Date.now() - hour));
    const { code, said } = await nightIn(repository);
    expect(code, said).toBe(0);
    expect(said).toContain("a killed process left it 60 minutes ago");
    expect(git("log", "-1", "--format=%s")).toMatch(/: 1 new$/);
  });

  test("one that is in use is left alone and reported with the command; the census still runs", async () => {
    await writeFile(join(repository, ".git/index.lock"), "");
    const { code, said } = await nightIn(repository);
    expect(code, said).toBe(1);
    expect(said).toMatch(/clear it with: rm .*index\.lock\nNothing will be pulled or committed until then\./);
    expect(server.visits).toBe(1);
    const state = readNightlyState(join(repository, "data"));
    expect(state?.steps.commit?.ok).toBe(false);
    expect(state?.steps.census?.ok).toBe(true);
  });

  test("a person's rebase is left alone and reported with the command", async () => {
    await halfRebase();
    const { code, said } = await nightIn(repository);
    expect(code, said).toBe(1);
    expect(said).toContain(
      "There is an unfinished rebase in this checkout. Finish it, or clear it with: git rebase --abort",
    );
    expect(git("status")).toContain("rebase in progress");
  });

  test("a killed pull of the night itself is undone", async () => {
    await halfRebase();
    await writeFile(nightlyFile(join(repository, "data"), "pull"), "");
    const { code, said } = await nightIn(repository);
    expect(code, said).toBe(0);
    expect(git("log", "-2", "--format=%s").split("\n")).toMatchObject([
      expect.stringMatching(/: 1 new$/) as string,
      "Notes of main",
    ]);
  });

  test("it needs no folder for temporary files, and leaves none of its own in the checkout", async () => {
    const { code, said } = await nightWith(repository, { TMPDIR: join(repository, "missing") });
    expect(code, said).toBe(0);
    expect(git("log", "-1", "--format=%s")).toMatch(/: 1 new$/);
    expect(readdirSync(join(repository, ".git")).filter((name) => name.startsWith("mudlark-"))).toEqual([
      "mudlark-nightly.json",
    ]);
  });

  test("two nights at once: one exits with 4, and nothing is done twice", async () => {
    const both = await Promise.all([nightIn(repository), nightIn(repository)]);
    expect(both.map(({ code }) => code).sort(), both.map(({ said }) => said).join("\n")).toEqual([0, 4]);
    expect(server.visits).toBe(1);
    expect(git("log", "--format=%s").split("\n")).toHaveLength(2);
    expect(git("status", "--porcelain")).toBe("");
  });
});

test("a failed step fails the watchdog, with the date of the last success", async () => {
  const server = await LoopbackServer.start("127.0.55.6");
  const repository = await repositoryOf({ game: { host: server.host, port: server.port } });
  const watch = (): { status: number | null; stderr: string } =>
    spawnSync(
      process.execPath,
      [join(checkout, "scanner/bin/mudlark.js"), "report", "--data", join(repository, "data"), "--max-age", "36"],
      { encoding: "utf8" },
    );
  expect((await nightIn(repository, "--deploy", "true")).code).toBe(0);
  expect(watch()).toMatchObject({ status: 0, stderr: "" });
  const failed = await nightIn(repository, "--push", "--deploy", "false");
  expect(failed.code, failed.said).toBe(1);
  const { status, stderr } = watch();
  expect(status).toBe(1);
  expect(stderr).toMatch(/^The last night's push failed at \S+Z\. It has never succeeded\./m);
  expect(stderr).toMatch(/^The last night's deploy failed at \S+Z\. It last succeeded at \S+Z\./m);
  await server.stop();
});
