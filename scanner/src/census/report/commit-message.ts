import { mudWords, type ListedWords } from "../../text/index.ts";
import type { NightReport } from "./night-report.ts";
import { dateInWords, newsInWords } from "./words.ts";

const width = 76;

/** The commit message for a night's data: a one-line summary, then the games concerned. */
export function commitMessage(report: NightReport, { games }: ListedWords = mudWords): string {
  const subject = `Census of ${dateInWords(report.night)}: ${report.broken === undefined ? newsInWords(report) : "network down"}`;
  const body = [
    report.broken === undefined
      ? `Visited ${report.visited} ${games}, reached ${report.reached}.`
      : `Reached ${report.reached} ${games}. Failures ignored: ${report.broken}`,
    ...named("New", report.fresh),
    ...named("Back", report.back),
    ...named("Gone dark", report.goneDark),
    ...named(
      "Changed",
      report.changed.map(({ id, changes }) => `${id} (${changes.join(", ")})`),
    ),
  ];
  return `${subject}\n\n${body.map(wrapped).join("\n")}\n`;
}

function named(title: string, ids: readonly string[]): string[] {
  return ids.length === 0 ? [] : [`${title}: ${ids.join(", ")}.`];
}

function wrapped(text: string): string {
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(" ")) {
    if (line !== "" && line.length + 1 + word.length > width) {
      lines.push(line);
      line = "  ";
    }
    line += line === "" || line === "  " ? word : ` ${word}`;
  }
  return [...lines, line].join("\n");
}
