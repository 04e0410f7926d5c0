import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { RecordError, type ListingEntry } from "../record/index.ts";
import { errorOf, quoted, type Finding } from "./finding.ts";
import { readEntry, type EntryFile } from "./read-entry.ts";

/** Files read at the same time. */
const AT_ONCE = 64;

/**
 * The listing: every entry of a folder, sorted by id.
 * @param directory the folder of the entries (data/servers)
 * @throws RecordError with one sentence a line for everything that is wrong in any file: file, line, field, what, how to mend it
 */
export async function loadListing(directory: string): Promise<ListingEntry[]> {
  const files = await readListing(directory);
  const findings = files.flatMap((file) => file.findings);
  if (findings.length > 0) throw errorOf(findings);
  return files.flatMap(({ entry }) => (entry === undefined ? [] : [entry]));
}

/**
 * Every file of a folder of entries, sound or not, sorted by name. Files that start with a dot are passed over.
 * @throws RecordError when the folder cannot be read
 */
export async function readListing(directory: string): Promise<EntryFile[]> {
  const items = await readdir(directory, { withFileTypes: true }).catch((cause: unknown) => {
    throw new RecordError(
      `${directory}: the folder of the listing cannot be read (${(cause as Error).message}). ` +
        "Run this in the checkout, or name the folder.",
      { cause },
    );
  });
  const names = items.filter(({ name }) => !name.startsWith(".")).sort((a, b) => (a.name < b.name ? -1 : 1));
  const files: EntryFile[] = [];
  for (let start = 0; start < names.length; start += AT_ONCE) {
    const some = names.slice(start, start + AT_ONCE);
    files.push(...(await Promise.all(some.map((item) => readOne(directory, item.name, item.isFile())))));
  }
  return files;
}

/** A link is never followed: what it points to is not the listing's. */
async function readOne(directory: string, name: string, plain: boolean): Promise<EntryFile> {
  const file = join(directory, name);
  const wrong = (what: string, tip: string): EntryFile => {
    const finding: Finding = { file: join(directory, quoted(name).slice(1, -1)), rule: "file-name", what, tip };
    return { file, id: undefined, findings: [finding] };
  };
  if (!plain) return wrong("this is not a plain file.", "Only files named <id>.yml belong here.");
  if (!name.endsWith(".yml"))
    return wrong("this is not an entry.", "Entries are files named <id>.yml; move others away.");
  try {
    return readEntry(file, await readFile(file, "utf8"));
  } catch (cause) {
    return wrong(`it cannot be read (${(cause as Error).message}).`, "Check its permissions.");
  }
}
