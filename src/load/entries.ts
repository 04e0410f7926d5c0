import { join } from "node:path";
import { listingEntrySchema, listingIdSchema, pathOf, type ListingEntry } from "@mudlark/scanner/record";
import { LineCounter, parseDocument } from "yaml";
import { namesIn } from "./names.ts";
import { readPlainFile, UnfitFile } from "./plain-file.ts";

/** Maximum size of an entry in bytes. */
const longestEntry = 256 * 1024;

/**
 * Reads data/servers/*.yml.
 * @param problems receives a sentence for each problem: file, line, field, what is wrong, how to fix it
 */
export async function readEntries(dataDir: string, problems: string[]): Promise<ListingEntry[]> {
  const folder = join(dataDir, "servers");
  const names = (await namesIn(folder)).filter((name) => !name.startsWith("."));
  const entries: ListingEntry[] = [];
  for (const name of names) {
    const where = join(folder, name);
    if (!name.endsWith(".yml")) {
      problems.push(`${where}: only <id>.yml files belong here. Rename it, or move it elsewhere.`);
      continue;
    }
    const id = name.slice(0, -4);
    const named = listingIdSchema.safeParse(id);
    if (!named.success) {
      problems.push(`${where}: the file's name is the id: ${named.error.issues[0]?.message ?? "choose another"}.`);
      continue;
    }
    try {
      const entry = parseEntry(readPlainFile(where, longestEntry) ?? "", where, problems);
      if (entry !== null) entries.push({ ...entry, id });
    } catch (cause) {
      if (!(cause instanceof UnfitFile)) throw cause;
      problems.push(`${where}: ${cause.message}`);
    }
  }
  checkFormerIds(entries, folder, problems);
  return entries;
}

/** Parses one file's text; null if it is invalid, with sentences in `problems`. */
function parseEntry(text: string, where: string, problems: string[]): Omit<ListingEntry, "id"> | null {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const bad = document.errors[0];
  if (bad !== undefined) {
    const line = lines.linePos(bad.pos[0]).line;
    problems.push(
      `${where}:${line}: this is not YAML: ${bad.message.replace(/\.?$/, ".")} Check the indentation, and put quotes around text with a colon.`,
    );
    return null;
  }
  let value: unknown;
  try {
    value = document.toJS({ maxAliasCount: 0 });
  } catch {
    problems.push(`${where}: it uses an alias (*name). Write out the value instead.`);
    return null;
  }
  const parsed = listingEntrySchema.safeParse(value);
  if (parsed.success) return parsed.data;
  for (const issue of parsed.error.issues) {
    const path = issue.path.filter((key): key is string | number => typeof key !== "symbol");
    const node = document.getIn(path, true) as { range?: [number, number, number] } | undefined;
    const line = node?.range === undefined ? 1 : lines.linePos(node.range[0]).line;
    problems.push(
      `${where}:${line}: ${pathOf(issue.path) || "the file"}: ${issue.message}. CONTRIBUTING.md shows what an entry looks like.`,
    );
  }
  return null;
}

function checkFormerIds(entries: readonly ListingEntry[], folder: string, problems: string[]): void {
  const taken = new Map(entries.map((entry) => [entry.id, entry.id]));
  for (const entry of entries) {
    for (const former of entry.formerIds ?? []) {
      const other = taken.get(former);
      if (other !== undefined)
        problems.push(
          `${join(folder, entry.id)}.yml: formerIds: ${former} is the id or a former id of ${other}. Remove it from one of them.`,
        );
      taken.set(former, entry.id);
    }
  }
}
