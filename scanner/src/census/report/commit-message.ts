import type { NightReport } from "./night-report.ts";
import { dateInWords, newsInWords } from "./words.ts";

const width = 76;

/** The message of the commit that brings a night's data: a subject that reads as news, and who it is about. */
export function commitMessage(report: NightReport): string {
  const subject = `Census of ${dateInWords(report.night)}: ${report.broken === undefined ? newsInWords(report) : "no word from the network"}`;
  const body = [
    report.broken === undefined
      ? `Visited ${report.visited} games, reached ${report.reached}.`
      : `Reached ${report.reached} games. Failures are not believed: ${report.broken}`,
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
