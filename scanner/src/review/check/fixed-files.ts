import { basename, dirname, join } from "node:path/posix";
import { readListing, withFiles, type DataTree } from "../../data/index.ts";
import { rules } from "../rules/index.ts";
import { contextOf, type CheckOptions } from "./check.ts";

/** A file of the listing after its fixes. */
export interface FixedFile {
  /** Below the data folder: servers/A-Game.yml. */
  path: string;
  /** Its new path, when its name is not valid. */
  newPath?: string;
  /** Its text as it should be. */
  text: string;
  /** Names of the rules that changed it. */
  rules: string[];
}

/**
 * The files of the listing that a program can fix, as they would be after that; nothing is written. Typos come first, so
 * that the rules can read the rest. Comments are kept, and what cannot be fixed is left alone.
 */
export async function fixedFiles(tree: DataTree, options: CheckOptions = {}): Promise<FixedFile[]> {
  const fixed = await spelledAsMeant(tree);
  const context = await contextOf(withFiles(tree, [...fixed.values()].map(put)), options);
  for (const valid of context.entries.values()) {
    const used = rules.filter((rule) => rule.fix?.(valid, context) === true).map(({ name }) => name);
    if (used.length === 0) continue;
    const now = `servers/${valid.entry.id}.yml`;
    const spelled = [...fixed.values()].find(({ path, newPath }) => (newPath ?? path) === now);
    // A YAML document as the files of the listing are written: no folded lines.
    const text = valid.yaml.document.toString({ lineWidth: 0 });
    const all = [...(spelled?.rules ?? []), ...used];
    fixed.set(spelled?.path ?? now, { ...(spelled ?? { path: now }), text, rules: all });
  }
  return [...fixed.values()];
}

/** Files that cannot be read as they are, corrected, and under a valid name if that is free; by path. */
async function spelledAsMeant(tree: DataTree): Promise<Map<string, FixedFile>> {
  const files = await readListing(tree);
  const taken = new Set(files.map(({ file }) => basename(file).toLowerCase()));
  const fixed = new Map<string, FixedFile>();
  for (const { path, text, meant, betterName } of files) {
    if (path === undefined || text === undefined) continue;
    const own = basename(path).toLowerCase();
    // On some systems, names that differ only in case are the same.
    const isFree = betterName !== undefined && (betterName === own || !taken.has(betterName));
    if (meant === undefined && !isFree) continue;
    if (isFree) taken.add(betterName);
    fixed.set(path, {
      path,
      text: meant ?? text,
      rules: [...(meant === undefined ? [] : ["schema"]), ...(isFree ? ["file-name"] : [])],
      ...(isFree && { newPath: join(dirname(path), betterName) }),
    });
  }
  return fixed;
}

function put({ path, newPath = path, text }: FixedFile): { path: string; text: string; replaces: string } {
  return { path: newPath, text, replaces: path };
}
