import type { TableCell } from "../../model/statistics/table.ts";

/**
 * A table as CSV (RFC 4180, CR LF). Text that a spreadsheet would read as a formula (starting with = + - @, a tab or a
 * return) gets a leading apostrophe, which spreadsheets show as text. So does text after a semicolon, a tab or a line
 * end, where another program, or one set to another language, starts a new cell. Plain numbers stay numbers.
 */
export function csv(header: readonly string[], rows: Iterable<readonly TableCell[]>): string {
  let text = `${header.map(cell).join(",")}\r\n`;
  for (const row of rows) text += `${row.map(cell).join(",")}\r\n`;
  return text;
}

const formula = /^(?=[\t\r])|(?<=^|[;\t\r\n])(?=[\s\uFEFF"]*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20])/g;

function cell(value: TableCell): string {
  if (value === null || value === undefined) return "";
  if (typeof value !== "string") return String(value);
  // Nothing in it to escape, as in most cells.
  if (/^[\w.:]*$/.test(value)) return value;
  const plain = value.replace(/\0/g, "");
  const safe = plain.replace(formula, "'");
  return /[",\r\n]|^\s|\s$/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
