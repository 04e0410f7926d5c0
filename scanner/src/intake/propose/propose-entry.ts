import { formatTarget } from "../../address/index.ts";
import { normaliseEncoding } from "../../encoding/index.ts";
import { factsOfRecord, isPlaceholderName, statedText, tlsPortsOf, type MsspFacts } from "../../mssp/index.ts";
import { defined } from "../../objects/index.ts";
import type { ListingFile, ScanRecord } from "../../record/index.ts";
import { idFor } from "../../data/index.ts";
import { nameInBanner } from "./name-in-banner.ts";
import { proposedFacts } from "./facts.ts";
import { plainText } from "../../text/index.ts";

/** What a moderator has already specified. */
export interface Known {
  name?: string;
  encoding?: string;
  columns?: number;
}

/** A proposal for a new entry, and what a person should check before accepting it. */
export interface Proposal {
  id: string;
  entry: ListingFile;
  remarks: string[];
}

/**
 * A guess of the encoding below this confidence is not written into the entry: the bytes are examined again on each
 * visit.
 */
const sureEnough = 0.8;

/**
 * Proposes an entry for a server, filled in from its record.
 * @param address where the record was made; it becomes the first address
 * @param record the record; undefined if the server has not been visited
 * @param known facts that override the record
 */
export function proposeEntry(
  address: { host: string; port: number; tls?: boolean },
  record: ScanRecord | undefined,
  known: Known = {},
): Proposal {
  const { host, port, tls = false } = address;
  const mssp = factsOfRecord(record);
  const { name, remark } = nameOf(host, record, mssp, known);
  const remarks = remark === undefined ? [] : [remark];
  const encoding = encodingOf(record, known);
  if (encoding?.remark !== undefined) remarks.push(encoding.remark);
  const [tlsPort] = tlsPortsOf(mssp);
  const facts = proposedFacts(mssp);
  const addresses: ListingFile["addresses"] = [{ host, port, tls }];
  if (tlsPort !== undefined && tlsPort !== port) addresses.push({ host, port: tlsPort, tls: true });
  const visited = record?.mudlark?.visited ?? record?.sessions.at(-1)?.connected;
  const said = Object.keys(facts).length > 0 || tlsPort !== undefined;
  const entry: ListingFile = {
    name,
    addresses,
    ...(encoding !== undefined && { encoding: encoding.name }),
    ...defined({ columns: known.columns }),
    ...facts,
    ...(said &&
      visited !== undefined && {
        sources: [{ url: telnetUrl(host, port), note: `its own MSSP, ${visited.slice(0, 10)}` }],
      }),
  };
  return { id: idFor(name === host ? "" : name, host, port), entry, remarks };
}

/** The server's own address, as a source of facts. */
function telnetUrl(host: string, port: number): string {
  return `telnet://${formatTarget({ host, port })}`;
}

function nameOf(
  host: string,
  record: ScanRecord | undefined,
  mssp: MsspFacts,
  known: Known,
): { name: string; remark?: string } {
  if (known.name !== undefined && plainText(known.name) !== "") return { name: plainText(known.name) };
  const said = plainText(statedText(mssp, "NAME") ?? "");
  if (said !== "" && !isPlaceholderName(said, [host])) return { name: said };
  const greeted = record === undefined ? undefined : nameInBanner(record);
  if (greeted !== undefined)
    return { name: greeted, remark: `The name was taken from the banner: check that "${greeted}" is right.` };
  const unsaid = record === undefined ? "The server was not asked for its name" : "The server does not report its name";
  const why = said === "" ? unsaid : `Its MSSP has the default name "${said}"`;
  return { name: host, remark: `${why}: set one with --name.` };
}

function encodingOf(record: ScanRecord | undefined, known: Known): { name: string; remark?: string } | undefined {
  if (known.encoding !== undefined) return { name: known.encoding };
  const report = record?.mudlark?.encoding;
  const name = report === undefined ? undefined : normaliseEncoding(report.name);
  if (report === undefined || name === undefined || report.source !== "bytes" || /^(utf-8|us-ascii|ascii)$/.test(name))
    return undefined;
  if ((report.confidence ?? 0) < sureEnough) return undefined;
  const percent = Math.round((report.confidence ?? 0) * 100);
  return {
    name,
    remark: `The encoding ${name} was detected from the bytes (${percent}% sure): remove it if the banner looks wrong.`,
  };
}
