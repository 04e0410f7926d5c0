import { listingEntrySchema, type ListingFile } from "../../record/index.ts";
import { quoted } from "../../data/index.ts";
import { plainText } from "../../text/index.ts";
import type { Gathered } from "./gathered.ts";
import { encodingOf } from "./read-lines.ts";

/** Columns that become facts of an entry under the same name. Their text is taken where an entry has a place for it. */
const factColumns = ["website", "codebase", "family", "genre", "language", "location"] as const;

/** Does a list begin with a header line: names of columns between tabs, "host" and "port" among them? */
export function isTable(lines: readonly string[]): boolean {
  const names = columnsOf(lines[0] ?? "");
  return names.includes("host") && names.includes("port");
}

/**
 * Reads a tab-separated list with a header line, as spreadsheets export it. Known columns: host, port, name, tls_port,
 * website, encoding, codebase, family, genre, language, location, created, fingerprint (one that others published), and
 * source_url or source_urls (between blanks); others are left out.
 * @param file its name, for the report
 * @param into takes what is found, and what is not taken with the reason
 */
export function readTable(file: string, lines: readonly string[], into: Gathered): void {
  const names = columnsOf(lines[0] ?? "");
  lines.slice(1).forEach((line, index) => {
    if (line.trim() === "") return;
    const from = `${file}:${String(index + 2)}`;
    const cells = line.split("\t");
    readRow((name) => plainText(cells[names.indexOf(name)] ?? "", 300), from, into);
  });
}

function readRow(cell: (column: string) => string, from: string, into: Gathered): void {
  const [host, port] = [cell("host"), portOf(cell("port"))];
  if (host === "" || port === undefined) {
    into.skip(from, host === "" ? "it has no host." : `${quoted(cell("port"))} is not a port.`);
    return;
  }
  const tlsPort = portOf(cell("tls_port"));
  const name = cell("name").slice(0, 100);
  into.addLine({
    host: host.replace(/^\[(.*)\]$/, "$1"),
    port,
    from,
    ...(name === "" ? {} : { name }),
    ...(tlsPort === undefined ? {} : tlsPort === port ? { tls: true } : { tlsPort }),
    ...encodingOf(cell("encoding"), from, into),
    facts: factsOf(cell),
  });
}

function factsOf(cell: (column: string) => string): Partial<ListingFile> {
  const facts: Partial<ListingFile> = {};
  const offer = (part: Partial<ListingFile>): void => {
    if (listingEntrySchema.partial().safeParse(part).success) Object.assign(facts, part);
  };
  for (const column of factColumns) if (cell(column) !== "") offer({ [column]: cell(column) });
  if (/^\d{4}$/.test(cell("created"))) offer({ created: Number(cell("created")) });
  if (cell("fingerprint") !== "") offer({ publishedFingerprint: cell("fingerprint") });
  const urls = `${cell("source_urls")} ${cell("source_url")}`.split(" ").filter((url) => url !== "");
  if (urls.length > 0) offer({ sources: urls.map((url) => ({ url })) });
  return facts;
}

function portOf(text: string): number | undefined {
  const port = /^\d{1,5}$/.test(text) ? Number(text) : 0;
  return port >= 1 && port <= 65535 ? port : undefined;
}

function columnsOf(header: string): string[] {
  return header.includes("\t") ? header.split("\t").map((name) => name.trim().toLowerCase().replaceAll(" ", "_")) : [];
}
