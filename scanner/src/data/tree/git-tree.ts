import { spawnSync } from "node:child_process";
import { defined } from "../../objects/index.ts";
import { RecordError } from "../../record/index.ts";
import type { DataTree, TreeItem } from "./data-tree.ts";

/** Most that one call of git may print: the listing of a large repository, or the texts of many entries. */
const mostOutput = 512 * 1024 * 1024;

/**
 * The data folder of a commit, read from git's object store; nothing is checked out, no link is followed.
 * @param repository a folder inside the checkout
 * @param commit a commit, as `commitOf` or `mergeBaseOf` gives it
 * @param folder the data folder below the root of the repository
 */
export function gitTree(repository: string, commit: string, folder = "data"): DataTree {
  let listed: { items: TreeItem[]; oids: Map<string, string> } | undefined;
  const list = (): NonNullable<typeof listed> => (listed ??= listCommit(repository, commit, folder));
  const oidOf = ({ path }: TreeItem): string => list().oids.get(path) ?? "";
  return {
    name: folder,
    items: () => Promise.resolve(list().items),
    read: (items) => Promise.resolve(readBlobs(repository, new Map(items.map((item) => [item.path, oidOf(item)])))),
    oid: (item) => Promise.resolve(oidOf(item)),
  };
}

/**
 * The full id of a commit.
 * @throws RecordError when the repository does not have it
 */
export function commitOf(repository: string, ref: string): string {
  const found = git(repository, ["rev-parse", "--verify", "--quiet", "--end-of-options", `${ref}^{commit}`]);
  if (found === undefined) {
    throw new RecordError(
      `git does not have the commit ${JSON.stringify(ref)} here. Fetch it (git fetch origin), or use another one, as in --base origin/main.`,
    );
  }
  return found.toString("latin1").trim();
}

/**
 * The merge base of a change: comparing with it leaves out what others did on the main branch since.
 * @throws RecordError when one of the two is not there, or they have no history in common
 */
export function mergeBaseOf(repository: string, base: string, head: string): string {
  const [a, b] = [commitOf(repository, base), commitOf(repository, head)];
  const found = git(repository, ["merge-base", a, b]);
  if (found === undefined) {
    throw new RecordError(
      `${base} and ${head} have no common ancestor here. If this is a shallow clone, run "git fetch --unshallow" first.`,
    );
  }
  return found.toString("latin1").trim();
}

function listCommit(
  repository: string,
  commit: string,
  folder: string,
): { items: TreeItem[]; oids: Map<string, string> } {
  const output = git(repository, ["ls-tree", "-r", "-l", "-z", "--full-tree", commit, "--", `${folder}/`]);
  if (output === undefined)
    throw new RecordError(`git cannot list the commit ${commit}. Check that ${repository} is a git checkout.`);
  const items: TreeItem[] = [];
  const oids = new Map<string, string>();
  for (const line of output.toString("utf8").split("\0")) {
    const match = /^(\d+) (\w+) ([0-9a-f]+) +(\d+|-)\t(.*)$/s.exec(line);
    if (match === null) continue;
    const [, mode = "", type, oid = "", size = "", whole = ""] = match;
    const path = whole.slice(folder.length + 1);
    if (path.split("/").some((part) => part.startsWith("."))) continue;
    items.push({ path, size: size === "-" ? 0 : Number(size), plain: type === "blob" && mode.startsWith("100") });
    oids.set(path, oid);
  }
  return { items: items.sort((a, b) => (a.path < b.path ? -1 : 1)), oids };
}

/** Reads several blobs with one call of `git cat-file --batch`: "<oid> blob <size>\n<content>\n" for each. */
function readBlobs(repository: string, oids: Map<string, string>): Map<string, string> {
  const texts = new Map<string, string>();
  if (oids.size === 0) return texts;
  const output = git(repository, ["cat-file", "--batch"], `${[...oids.values()].join("\n")}\n`);
  if (output === undefined) throw new RecordError(`git cannot read its objects in ${repository}. Try "git fsck".`);
  let offset = 0;
  for (const path of oids.keys()) {
    const end = output.indexOf(0x0a, offset);
    const size = Number(/ blob (\d+)$/.exec(output.toString("latin1", offset, end))?.[1] ?? Number.NaN);
    if (Number.isNaN(size)) throw new RecordError(`git cannot read ${JSON.stringify(path)}. Try "git fsck".`);
    texts.set(path, output.toString("utf8", end + 1, end + 1 + size));
    offset = end + 1 + size + 1;
  }
  return texts;
}

function git(repository: string, args: string[], input?: string): Buffer | undefined {
  const run = spawnSync("git", ["-C", repository, ...args], {
    ...defined({ input }),
    maxBuffer: mostOutput,
    stdio: ["pipe", "pipe", "pipe"],
  });
  if (run.error !== undefined)
    throw new RecordError(`git cannot be run (${run.error.message}). Install git, or omit --base.`);
  return run.status === 0 ? run.stdout : undefined;
}
