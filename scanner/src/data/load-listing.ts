import { RecordError, type ListingEntry } from "../record/index.ts";
import { errorOf, type Finding } from "./finding.ts";
import type { KnownFiles } from "./kept-listing.ts";
import type { EntryFile } from "./read-entry.ts";
import type { DataTree, TreeItem } from "./tree/data-tree.ts";
import { directoryTree } from "./tree/directory-tree.ts";
import { mostBytes, whyUnfit } from "./written/plain-file.ts";
import { messageOf, quoted } from "../text/index.ts";

/**
 * Loads the listing: every entry of a folder, sorted by id.
 * @param directory the folder of the entries (data/servers)
 * @param known entries that were read before, which need not be parsed again
 * @throws RecordError with one sentence per line for everything that is wrong in any file: file, line, field, what is
 *   wrong, how to fix it
 */
export async function loadListing(directory: string, known?: KnownEntries): Promise<ListingEntry[]> {
  const entries: ListingEntry[] = [];
  const findings: Finding[] = [];
  // One at a time: the syntax trees of thousands of files would fill the memory.
  for await (const file of filesOf(directoryTree(directory), "", known)) {
    if (file.entry !== undefined) entries.push(file.entry);
    findings.push(...file.findings);
  }
  if (findings.length > 0) throw errorOf(findings);
  return entries;
}

/**
 * Reads every file of the entries' folder, valid or not, sorted by name.
 * @param folder the folder within the tree, with its slash
 * @param known entries that were read before, which need not be parsed again
 * @throws RecordError if the tree cannot be read
 */
export async function readListing(
  tree: DataTree,
  folder = "servers/",
  known: KnownEntries = nothingKnown,
): Promise<EntryFile[]> {
  const files: EntryFile[] = [];
  for await (const file of filesOf(tree, folder, known)) files.push(file);
  return files;
}

/** The same, but each file is parsed when its turn comes. */
async function* filesOf(tree: DataTree, folder: string, known: KnownEntries = nothingKnown): AsyncGenerator<EntryFile> {
  const items = (await tree.items()).filter(({ path }) => path.startsWith(folder));
  const readable = items.filter((item) => whyUnread(item, folder) === undefined);
  const texts = await tree.read(readable).catch((cause: unknown) => {
    throw new RecordError(`${tree.name}: ${messageOf(cause)}. Check the permissions of its files.`, { cause });
  });
  for (const item of items) {
    const text = texts.get(item.path);
    const file = nameOf(tree, item.path);
    if (text === undefined) {
      yield unread(file, whyUnread(item, folder));
      continue;
    }
    const entry = known.get(item.path, text);
    if (entry !== undefined) {
      yield { file, id: entry.id, entry, findings: [], path: item.path, text };
      continue;
    }
    // Only here, so that a census that knows all entries does not load the YAML parser.
    const { readEntry } = await import("./read-entry.ts");
    const read = readEntry(file, text);
    if (read.entry !== undefined && read.findings.length === 0) known.set(item.path, text, read.entry);
    yield { ...read, path: item.path, text };
  }
}

/** Valid entries by their path in the tree and their text, such as those of an earlier build. */
export type KnownEntries = KnownFiles<ListingEntry>;

const nothingKnown: KnownEntries = { get: () => undefined, set: () => undefined };

/** The name of a file in messages, with control characters escaped, since anyone may have written the file. */
export function nameOf(tree: DataTree, path: string): string {
  return `${tree.name.replace(/\/+$/, "")}/${quoted(path, 300).slice(1, -1)}`;
}

/** Whether a file name is that of an entry, or was meant to be. */
function isMeantAsEntry(name: string): boolean {
  return /\.ya?ml(?:\.txt)?$|^[^.]+$/i.test(name);
}

function whyUnread(item: TreeItem, folder: string): Pick<Finding, "what" | "tip"> | undefined {
  const name = item.path.slice(folder.length);
  if (!item.plain) return whyUnfit(item, mostBytes.entry);
  if (name.includes("/"))
    return { what: "this is a subfolder of the listing.", tip: "All entries are in one folder: move it up." };
  if (!isMeantAsEntry(name)) {
    return { what: "this is not an entry.", tip: "Entries are files named <id>.yml: rename it, or move it elsewhere." };
  }
  return whyUnfit(item, mostBytes.entry);
}

function unread(file: string, why: Pick<Finding, "what" | "tip"> | undefined): EntryFile {
  const reason = why ?? { what: "it cannot be read.", tip: "Check its permissions." };
  return { file, id: undefined, findings: [{ file, rule: "file-name", ...reason }] };
}
