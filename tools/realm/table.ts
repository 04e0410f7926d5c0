import type { RunningServer } from "../../scanner/src/practice/index.ts";

/** The servers of the practice realm as a table for a terminal: name, address, TLS, and what is special about each. */
export function realmTable(servers: readonly RunningServer[]): string {
  const rows = servers.map(({ name, host, port, tls, about }) => [name, `${host}:${port}`, tls ? "TLS" : "", about]);
  const widths = [0, 1, 2].map((column) => Math.max(...rows.map((row) => cells(row[column] ?? ""))));
  return rows
    .map((row) => `   ${row.map((text, column) => text + " ".repeat(gap(text, widths[column]))).join("")}`.trimEnd())
    .map((line) => `${line}\n`)
    .join("");
}

function gap(text: string, width: number | undefined): number {
  return width === undefined ? 0 : width + 2 - cells(text);
}

/** Number of terminal columns that a name takes; Chinese characters take two. */
function cells(text: string): number {
  return Array.from(text).reduce((sum, character) => sum + (/\p{Script=Han}/u.test(character) ? 2 : 1), 0);
}
