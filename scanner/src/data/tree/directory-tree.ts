import { createHash } from "node:crypto";
import { lstatSync, readFileSync } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { setImmediate } from "node:timers/promises";
import { RecordError } from "../../record/index.ts";
import type { DataTree, TreeItem } from "./data-tree.ts";
import { messageOf } from "../../text/index.ts";

/** Files to read before other work of the process gets its turn. */
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
      for (const [index, { path }] of items.entries()) {
        // Synchronously: for thousands of small files that takes a fifth of the processor time.
        texts.set(path, readFileSync(join(directory, path), "utf8"));
        if (index % filesAtOnce === 0) await setImmediate();
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
    // A folder with the name of a file that the census writes is in its way, so the checks must see it.
    if (entry.isDirectory() && !/\.(?:json|ndjson|log)$/.test(entry.name)) continue;
    const whole = join(entry.parentPath, entry.name);
    const path = whole.slice(join(directory, "/").length).split(/[\\/]/).join("/");
    if (path.split("/").some((part) => part.startsWith("."))) continue;
    items.push({ path, size: entry.isFile() ? lstatSync(whole).size : 0, plain: entry.isFile() });
  }
  return items.sort((a, b) => (a.path < b.path ? -1 : 1));
}
