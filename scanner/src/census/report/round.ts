import { countSources } from "../../record/meaning/index.ts";
import { mudWords, type ListedWords } from "../../text/index.ts";
import type { RoundReport } from "../counting/types.ts";
import { dateInWords } from "./words.ts";

const names = { mssp: "MSSP", who: "WHO", screen: "the login screen" } as const;

/** The summary of a counting round, a line or two of plain text. */
export function roundSummary(report: RoundReport, { games }: ListedWords = mudWords): string {
  const { counts, visited, broken } = report;
  const players = counts.reduce((sum, count) => sum + count.players, 0);
  const ways = countSources
    .map((source) => [names[source], counts.filter((count) => count.source === source).length] as const)
    .filter(([, count]) => count > 0)
    .map(([name, count]) => `${count} by ${name}`);
  const how = ways.length === 0 ? "" : ` (${ways.join(", ")})`;
  return `${title(report)}: counted ${counts.length} of ${visited} ${games}${how}, ${players} players.\n${broken === undefined ? "" : `${broken}\n`}`;
}

/** The commit message for a round's data. */
export function roundMessage(report: RoundReport, { games }: ListedWords = mudWords): string {
  return `${title(report)}: ${report.counts.length} ${games}\n`;
}

function title({ at }: RoundReport): string {
  return `Counts of ${dateInWords(at.slice(0, 10))}, ${at.slice(11, 16)} UTC`;
}
