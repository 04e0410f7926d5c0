import { writeFile } from "node:fs/promises";
import { rules } from "../rules/index.ts";
import { directoryTree } from "../tree/directory-tree.ts";
import { contextOf, type CheckOptions } from "./check.ts";

/** What was mended in one file. */
export interface Mended {
  file: string;
  /** Names of the rules that changed it. */
  rules: string[];
}

/**
 * Mends what a program can mend in a data folder on disk; comments stay. What it cannot mend stays as it is.
 * @param directory the data folder
 */
export async function fixData(directory: string, options: CheckOptions = {}): Promise<Mended[]> {
  const context = await contextOf(directoryTree(directory), options);
  const mended: Mended[] = [];
  for (const sound of context.entries.values()) {
    const used = rules.filter((rule) => rule.fix?.(sound, context) === true).map(({ name }) => name);
    if (used.length === 0) continue;
    await writeFile(sound.yaml.file, textOf(sound.yaml.document));
    mended.push({ file: sound.yaml.file, rules: used });
  }
  return mended;
}

/** A YAML document as the files of the listing are written: no folded lines. */
function textOf(document: { toString: (options: { lineWidth: number }) => string }): string {
  return document.toString({ lineWidth: 0 });
}
