import { mudWords, type ListedWords } from "../../text/index.ts";
import type { NightReport } from "./night-report.ts";
import { dateInWords } from "./words.ts";

/** The summary of a night in Markdown, for a job summary. Contains only ids, nothing a server sent. */
export function markdownSummary(report: NightReport, listed: ListedWords = mudWords): string {
  const lines = [
    `## Census of ${dateInWords(report.night)} (UTC)`,
    "",
    ...(report.broken === undefined
      ? []
      : [
          `> **Broken run.** ${report.broken} Failures were not recorded; no server was marked dark. ${kept(report, listed)}`,
          "",
        ]),
    `| | ${listed.games} |`,
    "| --- | ---: |",
    `| Visited | ${report.visited} |`,
    `| Reached | ${report.reached} |`,
    ...report.failed.map(([code, count]) => `| Failed: ${code} | ${count} |`),
    ...lists(report).map(([title, ids]) => `| ${title} | ${ids.length} |`),
    "",
    ...lists(report).flatMap(([title, ids]) => details(title, ids)),
  ];
  return `${lines.join("\n").trimEnd()}\n`;
}

/** The same for a terminal. */
export function plainSummary(report: NightReport, listed: ListedWords = mudWords): string {
  if (report.broken !== undefined) {
    return (
      `Census of ${dateInWords(report.night)} (UTC): a broken run.\n${report.broken}\n` +
      `Failures were not recorded; no server was marked dark. ${kept(report, listed)}\n`
    );
  }
  const lines = [
    `Census of ${dateInWords(report.night)} (UTC): visited ${report.visited}, reached ${report.reached}.`,
    ...report.failed.map(([code, count]) => `  ${String(count).padStart(6)} failed: ${code}`),
    ...lists(report).map(([title, ids]) => `  ${String(ids.length).padStart(6)} ${title.toLowerCase()}${some(ids)}`),
  ];
  return `${lines.join("\n")}\n`;
}

function kept({ reached }: NightReport, { game, games }: ListedWords): string {
  if (reached === 0) return "No server was reached.";
  return `The data from the ${reached === 1 ? `one ${game}` : `${reached} ${games}`} that answered was kept.`;
}

function lists(report: NightReport): [string, string[]][] {
  return [
    ["New", report.fresh],
    ["Back", report.back],
    ["Gone dark", report.goneDark],
    ["Changed", report.changed.map(({ id, changes }) => `${id} (${changes.join(", ")})`)],
  ];
}

function some(ids: readonly string[]): string {
  if (ids.length === 0) return "";
  return `: ${ids.slice(0, 8).join(", ")}${ids.length > 8 ? " …" : ""}`;
}

function details(title: string, ids: readonly string[]): string[] {
  if (ids.length === 0) return [];
  return [`<details><summary>${title}</summary>`, "", ...ids.map((id) => `- ${id}`), "", "</details>", ""];
}
