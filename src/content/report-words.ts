import { relative } from "node:path";
import type { DataReport } from "../model/site-model.ts";
import { plainLine } from "../model/text.ts";

/** How many lines are named one by one. */
const named = 20;

/**
 * What was left out of the data, for whoever runs the build: a line each, none where all was taken.
 * @param dataDir files are named as from here
 */
export function reportWords({ skipped, unread, misdated, unlisted }: DataReport, dataDir: string): string[] {
  const sentences = [...unread.values()].flat();
  const lines = skipped
    .slice(0, named)
    .map(({ file, line, reason }) => `  ${relative(dataDir, file)}:${line}: ${reason}`);
  const words = [
    ...(unread.size === 0
      ? []
      : [`Records left out: ${unread.size}`, ...sentences.slice(0, named).map((each) => `  ${each}`)]),
    ...(sentences.length > named ? [`  … and ${sentences.length - named} more sentences`] : []),
    ...(misdated.length === 0
      ? []
      : [`Records with a false date: ${misdated.length}`, ...misdated.slice(0, named).map((each) => `  ${each}`)]),
    ...(misdated.length > named ? [`  … and ${misdated.length - named} more`] : []),
    ...(skipped.length === 0 ? [] : [`Readings left out: ${skipped.length}`, ...lines]),
    ...(skipped.length > named ? [`  … and ${skipped.length - named} more`] : []),
    ...(unlisted.length === 0
      ? []
      : [
          `Servers with a record or readings that are not listed, and so not shown: ${unlisted.slice(0, named).join(", ")}${unlisted.length > named ? ` and ${unlisted.length - named} more` : ""}`,
        ]),
  ];
  // Keys that a server chose stand in some: nothing of them may command the terminal.
  return words.map((line) => (line.startsWith("  ") ? `  ${plainLine(line, 600)}` : plainLine(line, 600)));
}
