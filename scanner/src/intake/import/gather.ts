import { lstat, readFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { RecordError } from "../../record/index.ts";
import { decodeFile, directoryTree, nameOf } from "../../data/index.ts";
import { Gathered } from "./gathered.ts";
import { readForeignRecord } from "./read-foreign-record.ts";
import { readAddressList } from "./address-list.ts";
import { messageOf } from "../../text/index.ts";

/** Larger files are not read. */
const mostBytes = 256 * 1024 * 1024;

/**
 * Reads what is to be imported: a list of addresses, a JSON or NDJSON file, or a folder of records with all its
 * subfolders.
 * @param path the file or folder
 * @param provenance where it comes from, for the records
 * @param onProgress called with the number of files read so far
 * @throws RecordError if the path itself cannot be read
 */
export async function gather(
  path: string,
  provenance: string,
  onProgress?: (files: number) => void,
): Promise<Gathered> {
  const into = new Gathered();
  const found = await lstat(path).catch((cause: unknown) => {
    throw new RecordError(`${path}: it cannot be read (${messageOf(cause)}). Give the path of a file or a folder.`, {
      cause,
    });
  });
  if (found.isDirectory()) await gatherFolder(path, provenance, into, onProgress);
  else if (found.size > mostBytes) throw new RecordError(`${path}: the file is larger than 256 MB. Split it.`);
  else gatherFile(path, decodeFile(await readFile(path)), provenance, into);
  return into;
}

function gatherFile(file: string, text: string, provenance: string, into: Gathered): void {
  if (!/^\s*[{[]/.test(text)) {
    readAddressList(file, text, into);
    return;
  }
  if (!isNdjson(text)) {
    readForeignRecord(text, { file, provenance }, into);
    return;
  }
  text.split("\n").forEach((line, index) => {
    if (line.trim() !== "") readForeignRecord(line, { file: `${file}:${String(index + 1)}`, provenance }, into);
  });
}

/** Several lines, the first of which is a complete JSON text. */
function isNdjson(text: string): boolean {
  const end = text.indexOf("\n");
  if (end === -1 || text.slice(end).trim() === "") return false;
  try {
    JSON.parse(text.slice(0, end));
    return true;
  } catch {
    return false;
  }
}

async function gatherFolder(
  folder: string,
  provenance: string,
  into: Gathered,
  onProgress: ((files: number) => void) | undefined,
): Promise<void> {
  const tree = directoryTree(folder);
  let files = 0;
  for (const item of await tree.items()) {
    const file = nameOf(tree, item.path);
    if (!item.path.endsWith(".json")) into.skip(file, "it is not a .json file.");
    else if (!item.plain) into.skip(file, "it is not a regular file; links are not followed.");
    else if (item.size > mostBytes) into.skip(file, "it is larger than 256 MB.");
    else {
      const parent = basename(join(item.path, ".."));
      const fingerprint = /^[0-9a-f]{16}$/.test(parent) ? { fingerprint: parent } : {};
      readForeignRecord((await tree.read([item])).get(item.path) ?? "", { file, provenance, ...fingerprint }, into);
    }
    onProgress?.(++files);
  }
}
