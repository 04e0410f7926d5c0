import { listingEntrySchema, type ListingFile } from "../../record/index.ts";
import { beginning, plainText, quoted } from "../../text/index.ts";
import type { Gathered } from "./gathered.ts";
import { encodingFrom } from "./address-list.ts";

/**
 * Twenty sources of 500 characters: more than an entry can have. Text that is too long for its key is left out, never
 * cut.
 */
const longestCell = 10_020;

/** Columns that become facts of the same name in an entry, as far as an entry accepts them. */
const factColumns = [
  "website",
  "discord",
  "play",
  "codebase",
  "family",
  "genre",
  "subgenre",
  "language",
  "location",
  "status",
] as const;

/** Whether a list starts with a header line: tab-separated column names that include "host" and "port". */
export function isTable(lines: readonly string[]): boolean {
  const names = columnsOf(lines[0] ?? "");
  return names.includes("host") && names.includes("port");
}

/**
 * Reads a tab-separated list with a header line, as spreadsheets export it. Known columns: host, port, name, tls_port,
 * website, discord, play, encoding, codebase, family, genre, subgenre, gameplay (comma-separated), language, location,
 * created, status, adult (yes or no), fingerprint (one published by others), and source_url or source_urls
 * (space-separated); other columns are ignored.
 * @param file its name, for the report
 * @param into receives what is found, and what is skipped with the reason
 */
export function readTable(file: string, lines: readonly string[], into: Gathered): void {
  const names = columnsOf(lines[0] ?? "");
  lines.slice(1).forEach((line, index) => {
    if (line.trim() === "") return;
    const from = `${file}:${String(index + 2)}`;
    const cells = line.split("\t");
    readRow((name) => plainText(cells[names.indexOf(name)] ?? "", longestCell), from, into);
  });
}

function readRow(cell: (column: string) => string, from: string, into: Gathered): void {
  const [host, port] = [cell("host"), portOf(cell("port"))];
  if (host === "" || port === undefined) {
    into.skip(from, host === "" ? "it has no host." : `${quoted(cell("port"))} is not a port.`);
    return;
  }
  const tlsPort = portOf(cell("tls_port"));
  if (tlsPort === undefined && cell("tls_port") !== "") {
    into.skip(from, `the TLS port ${quoted(cell("tls_port"))} is not a port; the address is imported without it.`);
  }
  const name = beginning(cell("name"), 100);
  into.addLine({
    host: host.replace(/^\[(.*)\]$/, "$1"),
    port,
    from,
    ...(name !== "" && { name }),
    ...(tlsPort !== undefined && (tlsPort === port ? { tls: true } : { tlsPort })),
    ...encodingFrom(cell("encoding"), from, into),
    facts: factsOf(cell, from, into),
  });
}

/** The facts of a row. A value that an entry does not accept is left out, with a remark. */
function factsOf(cell: (column: string) => string, from: string, into: Gathered): Partial<ListingFile> {
  const facts: Partial<ListingFile> = {};
  const offer = (column: string, part: (text: string) => Record<string, unknown>, text = cell(column)): void => {
    if (text === "") return;
    const checked = listingEntrySchema.partial().safeParse(part(text));
    if (checked.success) Object.assign(facts, checked.data);
    else into.skip(from, `its ${column} ${quoted(text)} was left out: ${checked.error.issues[0]?.message ?? ""}.`);
  };
  for (const column of factColumns) offer(column, (text) => ({ [column]: text }));
  offer("gameplay", (text) => ({ gameplay: text.split(",").flatMap((word) => word.trim() || []) }));
  offer("created", (text) => ({ created: /^\d{1,4}$/.test(text) ? Number(text) : text }));
  offer("adult", (text) => ({ adult: yesOrNo(text) ?? text }));
  offer("fingerprint", (text) => ({ publishedFingerprint: text }));
  const urls = `${cell("source_urls")} ${cell("source_url")}`.trim();
  offer("source_urls", (text) => ({ sources: text.split(/ +/).map((url) => ({ url })) }), urls);
  return facts;
}

function yesOrNo(text: string): boolean | undefined {
  if (/^(?:yes|true|1)$/i.test(text)) return true;
  return /^(?:no|false|0)$/i.test(text) ? false : undefined;
}

function portOf(text: string): number | undefined {
  const port = /^\d{1,5}$/.test(text) ? Number(text) : 0;
  return port >= 1 && port <= 65535 ? port : undefined;
}

function columnsOf(header: string): string[] {
  return header.includes("\t") ? header.split("\t").map((name) => name.trim().toLowerCase().replaceAll(" ", "_")) : [];
}
