/** A cell of a table. */
export type Cell = string | number | boolean | null | undefined;

/**
 * A table as CSV (RFC 4180, CR LF). Text that a spreadsheet would take for a formula (it begins with = + - @, a tab or
 * a return) is led by an apostrophe, which spreadsheets show as text; plain numbers stay numbers.
 */
export function csv(header: readonly string[], rows: Iterable<readonly Cell[]>): string {
  let text = `${header.map(cell).join(",")}\r\n`;
  for (const row of rows) text += `${row.map(cell).join(",")}\r\n`;
  return text;
}

function cell(value: Cell): string {
  if (value === null || value === undefined) return "";
  if (typeof value !== "string") return String(value);
  const plain = value.replace(/\0/g, "");
  const safe = /^[\s\uFEFF]*[=+\-@\t\r\uFF1D\uFF0B\uFF0D\uFF20]/.test(plain) ? `'${plain}` : plain;
  return /[",\r\n]|^\s|\s$/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
