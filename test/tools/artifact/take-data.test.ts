// cspell:disable (hostile file names)
import { execFileSync, spawnSync } from "node:child_process";
import { link, mkdir, mkdtemp, readdir, readFile, rm, symlink, truncate, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { beforeEach, describe, expect, test } from "vitest";
import { harmlessMessage } from "../../../tools/artifact/commit-message.ts";
import { artifactLimits, takeData } from "../../../tools/artifact/take-data.ts";

let folder: string;
let artifact: string;
let checkout: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "artifact-"));
  artifact = join(folder, "artifact");
  checkout = join(folder, "checkout");
  await mkdir(join(checkout, "data/records"), { recursive: true });
  await mkdir(artifact);
});

async function put(path: string, text = "{}\n", root = artifact): Promise<void> {
  await mkdir(dirname(join(root, path)), { recursive: true });
  await writeFile(join(root, path), text);
}

/** Every file and link in the checkout, with its text. */
async function inCheckout(): Promise<Record<string, string>> {
  const found = await readdir(checkout, { recursive: true, withFileTypes: true });
  const files = found.filter((one) => !one.isDirectory()).map(({ parentPath, name }) => join(parentPath, name));
  return Object.fromEntries(
    await Promise.all(files.map(async (file) => [file.slice(checkout.length + 1), await readFile(file, "utf8")])),
  ) as Record<string, string>;
}

const good = {
  "data/records/a-game.json": "new record\n",
  "data/records/a-game.log": "new log\n",
  "data/readings/2026/2026-11-21.ndjson": "a\n",
  "data/readings/2026/2026-11-21.2-of-4.ndjson": "b\n",
};

describe("the data of an artifact", () => {
  test("is copied completely, replacing what was there", async () => {
    for (const [path, text] of Object.entries(good)) await put(path, text);
    await put("data/records/a-game.json", "old", checkout);
    await put("data/records/other.json", "other", checkout);
    const { taken, ignored } = await takeData(artifact, checkout);
    expect(taken).toEqual(Object.keys(good).sort());
    expect(ignored).toEqual([]);
    expect(await inCheckout()).toEqual({ ...good, "data/records/other.json": "other" });
  });

  test("is copied without hooks, config, code, listing and anything else", async () => {
    for (const [path, text] of Object.entries(good)) await put(path, text);
    const others = [".git/hooks/pre-commit", ".git/config", ".github/workflows/evil.yml", "package.json", "message"];
    const inData = ["data/servers/evil.yml", "data/opt-out.yml", "data/.gitattributes", "data/census.lock"];
    for (const path of [...others, ...inData]) await put(path);
    await symlink("/etc/passwd", join(artifact, "passwd"));
    await put("new\nline");
    const { ignored } = await takeData(artifact, checkout);
    expect(ignored).toContain(".git");
    expect(ignored).toContain("data/servers");
    expect(ignored).toContain("new\nline");
    expect(await inCheckout()).toEqual(good);
  });

  test("does not run a hook of it, or a command in its config, when git commits", async () => {
    const git = (...args: string[]): string =>
      execFileSync("git", ["-C", checkout, "-c", "user.name=a", "-c", "user.email=a@localhost", ...args], {
        encoding: "utf8",
      });
    git("init", "-q");
    git("commit", "-q", "--allow-empty", "-m", "first");
    const mark = join(folder, "pwned");
    await put(".git/hooks/pre-commit", `#!/bin/sh\necho hook >> ${mark}\n`);
    execFileSync("chmod", ["+x", join(artifact, ".git/hooks/pre-commit")]);
    await put(".git/config", `[core]\n\tfsmonitor = "echo config >> ${mark}; false"\n`);
    await put("data/records/a-game.json", "new");
    await takeData(artifact, checkout);
    git("ls-files", "--others", "--exclude-standard");
    git("add", "data");
    git("commit", "-q", "-m", "night");
    expect(git("show", "--name-only", "--format=").trim()).toBe("data/records/a-game.json");
    expect(spawnSync("cat", [mark]).status).not.toBe(0);
  });
});

describe("nothing is copied from an artifact with", () => {
  const path = (name: string): string => join(artifact, name);
  const secret = (): string => join(folder, "secret");
  const cases: [string, RegExp, () => Promise<unknown>][] = [
    ["a symbolic link", /is a symbolic link/, () => symlink(secret(), path("data/records/link.json"))],
    ["a link to nothing", /is a symbolic link/, () => symlink("/nowhere", path("data/records/link.json"))],
    ["a link among the readings", /is a symbolic link/, () => symlink(folder, path("data/readings/2026/2027"))],
    [
      "a link as a readings folder",
      /"data\/readings\/2027" is not a folder/,
      () => symlink(folder, path("data/readings/2027")),
    ],
    ["a hard link", /is a hard link/, () => link(secret(), path("data/records/hard.json"))],
    [
      "a pipe",
      /is a device, pipe or socket/,
      () => Promise.resolve(execFileSync("mkfifo", [path("data/records/p.json")])),
    ],
    ["a folder where a record belongs", /is a folder/, () => mkdir(path("data/records/sub.json"))],
    ["hidden files", /not the name/, () => put("data/records/.gitattributes")],
    ["a repository", /is a folder/, () => put("data/records/.git/hooks/pre-commit")],
    ["a name with a line break", /a\\u000ab\.json|a\\nb\.json/, () => put("data/records/a\nb.json")],
    ["a name with an escape", /\\u001b/, () => put("data/records/\u001b[2J.json")],
    ["a name that reverses the line", /\\u202e/, () => put("data/records/\u202enosj.json")],
    ["upper case, which another system may fold", /not the name/, () => put("data/records/A-game.json")],
    ["another kind of file", /not the name/, () => put("data/records/a.sh")],
    [
      "the readings of a night in another year's folder",
      /not the name/,
      () => put("data/readings/2025/2026-11-21.ndjson"),
    ],
    ["a long name", /not the name/, () => put(`data/records/${"a".repeat(200)}.json`)],
    [
      "a huge file",
      /is larger than 67108864 bytes/,
      async () => {
        await put("data/records/huge.json");
        await truncate(path("data/records/huge.json"), artifactLimits.fileBytes + 1);
      },
    ],
  ];

  test.each(cases)("%s", async (_, message, plant) => {
    await put("data/records/a-game.json", "new");
    await put("data/readings/2026/2026-11-21.ndjson", "new");
    await put("secret", "secret", folder);
    await plant();
    await expect(takeData(artifact, checkout)).rejects.toThrow(message);
    expect(await inCheckout()).toEqual({});
  });

  test("a link for data itself", async () => {
    await put("elsewhere/records/a.json", "new", folder);
    await symlink(join(folder, "elsewhere"), join(artifact, "data"));
    await expect(takeData(artifact, checkout)).rejects.toThrow('"data" is not a folder');
    expect(await inCheckout()).toEqual({});
  });

  test("too many files, or too many bytes in total", async () => {
    for (let index = 0; index < 3000; index++) await put(`data/records/game-${index}.json`, "0123456789");
    await expect(takeData(artifact, checkout, { ...artifactLimits, files: 2999 })).rejects.toThrow(
      /more than 2999 files/,
    );
    await expect(takeData(artifact, checkout, { ...artifactLimits, totalBytes: 29_999 })).rejects.toThrow(
      /larger than/,
    );
    expect(await inCheckout()).toEqual({});
    expect((await takeData(artifact, checkout)).taken).toHaveLength(3000);
  });

  test("nothing at all", async () => {
    await expect(takeData(join(artifact, "none"), checkout)).rejects.toThrow("the folder does not exist");
  });
});

test("nothing is written through a link in the checkout", async () => {
  await put("data/records/a-game.json", "new");
  await put("outside", "old", folder);
  await symlink(join(folder, "outside"), join(checkout, "data/records/a-game.json"));
  await takeData(artifact, checkout);
  expect(await readFile(join(folder, "outside"), "utf8")).toBe("old");
  await rm(join(checkout, "data/records"), { recursive: true });
  await symlink(folder, join(checkout, "data/records"));
  await expect(takeData(artifact, checkout)).rejects.toThrow(/in the checkout is not a folder/);
});

describe("the commit message of an artifact", () => {
  test("stays as a census writes it", () => {
    const message =
      "Census of 21 November 2026: 3 back\n\nVisited 20 games, reached 17.\nChanged: a-b (mssp, banner),\n  c.\n";
    expect(harmlessMessage(message)).toBe(message);
  });

  test.each([
    ["Closes #12 and GH-34, fixes owner/repo#5", "Closes 12 and 34, fixes owner/repo5\n"],
    ["@everyone see https://evil.example", "everyone see https evil.example\n"],
    ["like a94a8fe5ccb19ba61c4c0873d391e987982fbbd3 and 20261121", "like  and 20261121\n"],
    ["night\n\nCo-authored-by: a <a@b.example>", "night\n\nCo-authored-by a <ab.example>\n"],
    ["\u202e\u001b[2J", "[2J\n"],
    ["", "Census data\n"],
  ])("%j does nothing", (text, plain) => {
    expect(harmlessMessage(text)).toBe(plain);
  });

  test("is bounded", () => {
    expect(harmlessMessage(`${"a b ".repeat(1000)}\n`.repeat(1000)).length).toBeLessThan(100_000);
  });
});

test("the command copies what is valid, reports what is not, and fails if nothing was copied", async () => {
  await put("data/records/a-game.json", "new");
  await put(".git/config", "x");
  const bad = join(folder, "bad\n::warning::x");
  await put("data/records/x.sh", "x", bad);
  await put("message", "Census, closes #1", artifact);
  const run = (...args: string[]) =>
    spawnSync(process.execPath, ["tools/artifact/main.ts", "--into", checkout, ...args], { encoding: "utf8" });
  const message = join(folder, "message");
  const both = run(bad, artifact, "--message", join(artifact, "message"), "--message-to", message);
  expect(both.status).toBe(0);
  expect(both.stdout).toMatch(
    /^::error::Rejected the artifact ".*bad\\u000a|^::error::Rejected the artifact ".*bad\\n/,
  );
  expect(both.stdout).toContain(': 1 files copied.\n::warning::".git" in an artifact is not census data: ignored.\n');
  expect(both.stdout.split("\n").filter((line) => line.startsWith("::"))).toHaveLength(2);
  expect(await readFile(message, "utf8")).toBe("Census, closes 1\n");
  expect(run(bad).status).toBe(1);
  expect(run().status).toBe(1);
});
