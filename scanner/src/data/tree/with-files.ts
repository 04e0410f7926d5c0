import type { DataTree, TreeItem } from "./data-tree.ts";

/** A file to put into a tree: its path and text, and the path of the file that it replaces, if that is another one. */
export interface PutFile {
  path: string;
  text: string;
  replaces?: string;
}

/** A tree with some files added or replaced; nothing is written. */
export function withFiles(tree: DataTree, files: Iterable<PutFile>): DataTree {
  const put = new Map(Array.from(files, (file) => [file.path, file]));
  const gone = new Set([...put.values()].flatMap(({ path, replaces }) => [path, replaces ?? path]));
  const isPut = ({ path }: TreeItem): boolean => put.has(path);
  return {
    name: tree.name,
    items: async () =>
      [
        ...(await tree.items()).filter(({ path }) => !gone.has(path)),
        ...[...put].map(([path, { text }]) => ({ path, size: Buffer.byteLength(text), plain: true })),
      ].sort((a, b) => (a.path < b.path ? -1 : 1)),
    read: async (items) => {
      const texts = await tree.read(items.filter((item) => !isPut(item)));
      for (const { path } of items.filter(isPut)) texts.set(path, put.get(path)?.text ?? "");
      return texts;
    },
    // Not a real object name, so that the file counts as changed.
    oid: (item) => (isPut(item) ? Promise.resolve(`put ${item.path}`) : tree.oid(item)),
  };
}
