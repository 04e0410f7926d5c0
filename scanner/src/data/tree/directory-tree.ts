import { createHash } from "node:crypto";
import { lstat, readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { RecordError } from "../../record/index.ts";
import type { DataTree, TreeItem } from "./data-tree.ts";
import { messageOf } from "../../text/index.ts";

/** Files read at the same time. */
const filesAtOnce = 64;

/**
 * A data folder on disk. Files and folders whose names start with a dot are ignored.
 * @param directory its path, which messages use as it is given
 */
export function directoryTree(directory: string): DataTree {
  let listed: Promise<TreeItem[]> | undefined;
  const bytes = ({ path }: TreeItem): Promise<Buffer> => readFile(join(directory, path));
  return {
    name: directory,
    items: () => (listed ??= list(directory)),
    read: async (items) => {
      const texts = new Map<string, string>();
      for (let start = 0; start < items.length; start += filesAtOnce) {
        const some = items.slice(start, start + filesAtOnce);
        const read = await Promise.all(
          some.map(async (item) => [item.path, (await bytes(item)).toString("utf8")] as const),
        );
        for (const [path, text] of read) texts.set(path, text);
      }
      return texts;
    },
    oid: async (item) => {
      const content = await bytes(item);
      return createHash("sha1")
        .update(`blob ${String(content.length)}\0`)
        .update(content)
        .digest("hex");
    },
  };
}

async function list(directory: string): Promise<TreeItem[]> {
  const names = await readdir(directory, { withFileTypes: true, recursive: true }).catch((cause: unknown) => {
    throw new RecordError(
      `${directory}: the folder cannot be read (${messageOf(cause)}). Run this in the checkout, or set the folder with --data.`,
      { cause },
    );
  });
  const items: TreeItem[] = [];
  for (const entry of names) {
    if (entry.isDirectory()) continue;
    const whole = join(entry.parentPath, entry.name);
    const path = whole.slice(join(directory, "/").length).split(/[\\/]/).join("/");
    if (path.split("/").some((part) => part.startsWith("."))) continue;
    items.push({ path, size: entry.isFile() ? (await lstat(whole)).size : 0, plain: entry.isFile() });
  }
  return items.sort((a, b) => (a.path < b.path ? -1 : 1));
}
