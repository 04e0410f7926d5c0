import { basename, dirname, join } from "node:path/posix";
import { readListing, type DataTree, type TreeItem } from "../../data/index.ts";
import { rules } from "../rules/index.ts";
import { contextOf, type CheckOptions } from "./check.ts";

/** A file of the listing as it should be. */
export interface MendedFile {
  /** Below the data folder: servers/A-Game.yml. */
  path: string;
  /** Where it should stand instead, where its name is none. */
  newPath?: string;
  /** Its text as it should be. */
  text: string;
  /** Names of the rules that changed it. */
  rules: string[];
}

/**
 * What a program can mend in the listing, written nowhere: slips of the pen first, so that the rules can read the rest.
 * Comments stay, and what cannot be mended stays as it is.
 */
export async function mendedFiles(tree: DataTree, options: CheckOptions = {}): Promise<MendedFile[]> {
  const mended = await spelledAsMeant(tree);
  const context = await contextOf(withFiles(tree, mended.values()), options);
  for (const sound of context.entries.values()) {
    const used = rules.filter((rule) => rule.fix?.(sound, context) === true).map(({ name }) => name);
    if (used.length === 0) continue;
    const now = `servers/${sound.entry.id}.yml`;
    const spelled = [...mended.values()].find(({ path, newPath }) => (newPath ?? path) === now);
    // A YAML document as the files of the listing are written: no folded lines.
    const text = sound.yaml.document.toString({ lineWidth: 0 });
    const all = [...(spelled?.rules ?? []), ...used];
    mended.set(spelled?.path ?? now, { ...(spelled ?? { path: now }), text, rules: all });
  }
  return [...mended.values()];
}

/** Files that cannot be read as they are, as they were meant, under a name that will do where that is free; by path. */
async function spelledAsMeant(tree: DataTree): Promise<Map<string, MendedFile>> {
  const files = await readListing(tree);
  const taken = new Set(files.map(({ file }) => basename(file).toLowerCase()));
  const mended = new Map<string, MendedFile>();
  for (const { path, text, meant, betterName } of files) {
    if (path === undefined || text === undefined) continue;
    const own = basename(path).toLowerCase();
    // On some systems names that differ in capitals alone are one.
    const isFree = betterName !== undefined && (betterName === own || !taken.has(betterName));
    if (meant === undefined && !isFree) continue;
    if (isFree) taken.add(betterName);
    mended.set(path, {
      path,
      text: meant ?? text,
      rules: [...(meant === undefined ? [] : ["schema"]), ...(isFree ? ["file-name"] : [])],
      ...(isFree ? { newPath: join(dirname(path), betterName) } : {}),
    });
  }
  return mended;
}

/** A tree in which some files are others. */
function withFiles(tree: DataTree, files: Iterable<MendedFile>): DataTree {
  const changed = new Map([...files].map((file) => [file.newPath ?? file.path, file]));
  const gone = new Set([...changed.values()].map(({ path }) => path));
  const isMended = ({ path }: TreeItem): boolean => changed.has(path);
  return {
    name: tree.name,
    items: async () => [
      ...(await tree.items()).filter(({ path }) => !gone.has(path)),
      ...[...changed].map(([path, { text }]) => ({ path, size: Buffer.byteLength(text), plain: true })),
    ],
    read: async (items) => {
      const texts = await tree.read(items.filter((item) => !isMended(item)));
      for (const { path } of items.filter(isMended)) texts.set(path, changed.get(path)?.text ?? "");
      return texts;
    },
    // A path that is no content's name, so that a mended file counts as changed.
    oid: (item) => (isMended(item) ? Promise.resolve(`mended ${item.path}`) : tree.oid(item)),
  };
}
