import { optOutOf, type OptOut, type OptOutItem } from "../record/index.ts";
import { errorOf, type Finding } from "./finding.ts";
import type { KnownFiles } from "./kept-listing.ts";
import { mostBytes, readPlainFile } from "./written/plain-file.ts";

/**
 * The opt-out list.
 * @param file data/opt-out.yml. A missing file is an error too: without the list we would visit owners who opted out.
 * @param known lists that were read before, which need not be parsed again
 * @throws RecordError with a sentence for each thing that is wrong, also if the file is a link or too large
 */
export async function loadOptOut(file: string, known?: KnownFiles<OptOutItem[]>): Promise<OptOut> {
  const text = readPlainFile(file, mostBytes.entry);
  if (text === undefined) throw errorOf([missingOptOut(file)]);
  const before = known?.get(optOutName, text);
  if (before !== undefined) return optOutOf(before);
  // Only here, so that a census that knows the list does not load the YAML parser.
  const { readOptOut } = await import("./read-opt-out.ts");
  const { items, findings } = readOptOut(file, text);
  if (findings.length > 0) throw errorOf(findings);
  known?.set(optOutName, text, items);
  return optOutOf(items);
}

/** The list's path below the data folder. */
export const optOutName = "opt-out.yml";

/** What to say if there is no list, or if its file is empty, which a full disk or a power failure may leave of it. */
export function missingOptOut(file: string, why: "missing" | "empty" = "missing"): Finding {
  const tip = "Restore it from git. A list without items is written [].";
  return { file, rule: "opt-out", what: `the opt-out list is ${why}.`, tip };
}
