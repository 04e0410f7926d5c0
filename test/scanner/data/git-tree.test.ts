import { execFileSync } from "node:child_process";
import { mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { beforeAll, expect, test } from "vitest";
import { checkData } from "../../../scanner/src/review/check/check.ts";
import { fixData } from "../../../scanner/src/review/check/fix.ts";
import { sentenceOf } from "../../../scanner/src/data/finding.ts";
import { differenceOf } from "../../../scanner/src/data/tree/data-tree.ts";
import { directoryTree } from "../../../scanner/src/data/tree/directory-tree.ts";
import { commitOf, gitTree, mergeBaseOf } from "../../../scanner/src/data/tree/git-tree.ts";
import { entryText } from "./memory-tree.ts";

let repository: string;
let first: string;
let fork: string;

function git(...args: string[]): string {
  return execFileSync("git", ["-C", repository, "-c", "user.name=A", "-c", "user.email=a@mudlark.net", ...args], {
    encoding: "utf8",
    env: { ...process.env, GIT_CONFIG_GLOBAL: "/dev/null", GIT_CONFIG_SYSTEM: "/dev/null" },
  }).trim();
}

async function put(path: string, text: string): Promise<void> {
  await mkdir(dirname(join(repository, path)), { recursive: true });
  await writeFile(join(repository, path), text);
}

function commit(): string {
  git("add", "-A");
  git("commit", "-qm", "change");
  return git("rev-parse", "HEAD");
}

beforeAll(async () => {
  repository = await mkdtemp(join(tmpdir(), "git-tree-"));
  git("init", "-q", "-b", "main");
  await put("README.md", "not data");
  await put("data/opt-out.yml", "[]\n");
  await put("data/servers/alpha.yml", `# Alpha is old.\n${entryText("Alpha", "alpha.mudlark.net 4000")}`);
  await put("data/servers/beta.yml", entryText("Bêta", "beta.mudlark.net 4000"));
  await put("data/readings/2026/2026-02-14.ndjson", "");
  first = commit();
  git("switch", "-qc", "fork");
  await rm(join(repository, "data/servers/beta.yml"));
  await put(
    "data/servers/alpha.yml",
    `# Alpha is old.\nname: Alpha\naddresses:\n  - port: 4000 # the new one\n    host: new.mudlark.net\nnotes: moved\n`,
  );
  await put("data/servers/beta-two.yml", entryText("Bêta", "beta.mudlark.net 4000"));
  await put("data/records/alpha.json", "{}");
  await symlink("/etc/hostname", join(repository, "data/servers/link.yml"));
  fork = commit();
  git("switch", "-q", "main");
  await put("data/servers/gamma.yml", entryText("Gamma", "gamma.mudlark.net 4000"));
  commit();
});

test("a commit is read like a folder", async () => {
  git("switch", "-qf", "main");
  const tree = gitTree(repository, first);
  const disk = directoryTree(join(repository, "data"));
  const items = await tree.items();
  expect(items.map(({ path }) => path)).toEqual([
    "opt-out.yml",
    "readings/2026/2026-02-14.ndjson",
    "servers/alpha.yml",
    "servers/beta.yml",
  ]);
  expect((await tree.read(items)).get("servers/beta.yml")).toBe(entryText("Bêta", "beta.mudlark.net 4000"));
  const [onDisk] = (await disk.items()).filter(({ path }) => path === "servers/beta.yml");
  expect(await disk.oid(onDisk ?? { path: "", size: 0, plain: true })).toBe(
    git("rev-parse", `${first}:data/servers/beta.yml`),
  );
  expect(await differenceOf(tree, disk)).toMatchObject({
    added: [{ path: "servers/gamma.yml" }],
    changed: [],
    deleted: [],
  });
});

test("a change is compared with its merge base, not with what others did since", () => {
  expect(mergeBaseOf(repository, "main", "fork")).toBe(first);
});

test("a fork is checked without checking it out; links in it are not followed", async () => {
  const findings = await checkData(gitTree(repository, fork), { before: gitTree(repository, first) });
  expect(findings.map(sentenceOf).join("\n")).toMatchInlineSnapshot(`
    "data/records/alpha.json: sessions: Invalid input: expected array, received undefined. Restore the file from git; the next visit writes it again.
    data/records/alpha.json: this file was added, but only the census may change it. Undo it (with git checkout, or on GitHub by copying the file from the main branch): only the census writes it. Correct facts in the game's own file; the next visit corrects measurements.
    data/servers/alpha.yml:2: formerAddresses: the address alpha.mudlark.net 4000 is gone. If the game moved, keep the old address in formerAddresses, so that people who know it find the new one. --fix does this.
    data/servers/alpha.yml:5: addresses[0].host: this key is out of order. The order is: host, port. --fix sorts them.
    data/servers/beta.yml: the id beta was lost when the entry became beta-two. Add formerIds: [beta] to beta-two.yml, so that links to it still work. --fix does this.
    data/servers/link.yml: this is not a regular file. Replace it with the file itself, or delete it."
  `);
});

test("missing refs are reported", () => {
  expect(() => commitOf(repository, "nowhere")).toThrowErrorMatchingInlineSnapshot(
    `[RecordError: git does not have the commit "nowhere" here. Fetch it (git fetch origin), or use another one, as in --base origin/main.]`,
  );
  expect(() => commitOf(repository, "--help")).toThrow(/git does not have the commit "--help"/);
  expect(() => gitTree(tmpdir(), first).items()).toThrow(/git cannot list/);
});

test("--fix fixes what can be fixed, and keeps comments", async () => {
  git("switch", "-qf", "fork");
  await rm(join(repository, "data/servers/link.yml"));
  await rm(join(repository, "data/records"), { recursive: true });
  const options = { before: gitTree(repository, first) };
  const data = join(repository, "data");
  expect((await fixData(data, options)).map(({ file, rules }) => [file.slice(data.length), ...rules])).toEqual([
    ["/servers/alpha.yml", "address-kept", "key-order"],
    ["/servers/beta-two.yml", "id-kept"],
  ]);
  expect(await checkData(directoryTree(data), options)).toEqual([]);
  expect(
    (await directoryTree(data).read([{ path: "servers/alpha.yml", size: 0, plain: true }])).get("servers/alpha.yml"),
  ).toMatchInlineSnapshot(`
    "# Alpha is old.
    name: Alpha
    addresses:
      - host: new.mudlark.net
        port: 4000 # the new one
    formerAddresses:
      - host: alpha.mudlark.net
        port: 4000
    notes: moved
    "
  `);
  expect(await fixData(data, options)).toEqual([]);
});
