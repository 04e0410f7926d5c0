import { join } from "node:path";
import { directoryTree, readListing, sentenceOf, takenFormerIds, type KnownEntries } from "@mudlark/scanner/data";
import { RecordError, type ListingEntry } from "@mudlark/scanner/record";
import { DataError } from "./data-error.ts";

/**
 * The entries of data/servers, sorted by id.
 * @param known those of earlier builds
 * @throws DataError with a sentence for every problem in any of them: file, line, field, what, how to fix it
 */
export async function readEntries(dataDir: string, known?: KnownEntries): Promise<ListingEntry[]> {
  const folder = join(dataDir, "servers");
  const files = await readListing(directoryTree(folder), "", known).catch((cause: unknown) => {
    if (cause instanceof RecordError) throw new DataError(cause.message.split("\n"));
    throw cause;
  });
  const entries = files.flatMap(({ entry }) => entry ?? []);
  // Each former id becomes a page that redirects to the game, so two games cannot share one.
  const taken = takenFormerIds(entries, new Set(files.flatMap(({ id }) => id ?? [])));
  const problems = [
    ...files.flatMap(({ findings }) => findings.map(sentenceOf)),
    ...taken.map(({ entry, what, tip }) => `${join(folder, entry.id)}.yml: formerIds: ${what} ${tip}`),
  ];
  if (problems.length > 0) throw new DataError(problems);
  return entries;
}
