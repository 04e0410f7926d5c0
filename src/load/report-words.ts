import { relative } from "node:path";
import { plainLine } from "@mudlark/scanner/text";
import type { DataReport } from "../model/site-model.ts";

/** Number of lines to list one by one, in total and per file, so that a bad night does not hide the others. */
const named = 20;
const namedOfFile = 3;

/**
 * What was left out of the data, for the person who runs the build, one line each; empty if nothing was left out.
 * @param dataDir prefix of file names
 */
export function reportWords({ skipped, unread, misdated, unlisted }: DataReport, dataDir: string): string[] {
  const sentences = [...unread.values()].flat();
  const lines = [...Map.groupBy(skipped, ({ file }) => file)].flatMap(([file, ofFile]) => {
    const path = relative(dataDir, file);
    const first = ofFile.slice(0, namedOfFile).map(({ line, reason }) => `  ${path}:${line}: ${reason}`);
    const rest = ofFile.length - first.length;
    return rest === 0
      ? first
      : [...first, `  ${path}: ${rest} more, the last of them in line ${ofFile.at(-1)?.line ?? 0}`];
  });
  const words = [
    ...(unread.size === 0
      ? []
      : [`Records left out: ${unread.size}`, ...sentences.slice(0, named).map((each) => `  ${each}`)]),
    ...(sentences.length > named ? [`  … and ${sentences.length - named} more sentences`] : []),
    ...(misdated.length === 0
      ? []
      : [`Records with a false date: ${misdated.length}`, ...misdated.slice(0, named).map((each) => `  ${each}`)]),
    ...(misdated.length > named ? [`  … and ${misdated.length - named} more`] : []),
    ...(skipped.length === 0 ? [] : [`Readings left out: ${skipped.length}`, ...lines.slice(0, named)]),
    ...(lines.length > named ? [`  … and more, in other files`] : []),
    ...(unlisted.length === 0
      ? []
      : [
          `Servers with a record or readings, but without an entry (not shown): ${unlisted.slice(0, named).join(", ")}${unlisted.length > named ? ` and ${unlisted.length - named} more` : ""}`,
        ]),
  ];
  // Some contain keys chosen by a server, which must not control the terminal.
  return words.map((line) => (line.startsWith("  ") ? `  ${plainLine(line, 600)}` : plainLine(line, 600)));
}
