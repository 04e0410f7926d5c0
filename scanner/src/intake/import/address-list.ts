import { parseTarget, TargetError, type Target } from "../../address/index.ts";
import { normaliseEncoding } from "../../encoding/index.ts";
import { defined } from "../../objects/index.ts";
import { columnBounds } from "../../record/index.ts";
import type { Gathered } from "./gathered.ts";
import { isTable, readTable } from "./read-table.ts";
import { quoted } from "../../text/index.ts";

const lineForm = '"host port [encoding [columns]]" or "host:port"';

/**
 * Reads a list of addresses, one per line: `host port [encoding [columns]]`, also `host:port`, `[v6]:port`,
 * `host,port`, `telnet://host:port` and `telnets://host:port`; `#` starts a comment. A table with a header line is read
 * by its columns.
 * @param file its name, for the report
 * @param into receives what is found, and what is skipped with the reason
 */
export function readAddressList(file: string, whole: string, into: Gathered): void {
  const lines = whole.split(/\r\n|\r|\n/);
  if (isTable(lines)) {
    readTable(file, lines, into);
    return;
  }
  lines.forEach((line, index) => {
    const text = line.replace(/#.*$/s, "").trim();
    if (text !== "") readLine(`${file}:${String(index + 1)}`, text, into);
  });
}

function readLine(from: string, text: string, into: Gathered): void {
  const words = text.split(/\s*[,;]\s*|\s+/);
  const [first = ""] = words;
  const target = addressOf(words);
  if (typeof target === "string") {
    into.skip(from, target);
    return;
  }
  const [encodingText, columnsText, ...rest] = words.slice(target.words);
  if (rest.length > 0) {
    into.skip(from, `there is text after ${lineForm}: ${quoted(rest.join(" "))}.`);
    return;
  }
  const encoding = encodingFrom(encodingText, from, into);
  const columns = columnsOf(columnsText, from, into);
  into.addLine({
    host: target.host,
    port: target.port,
    ...(/^telnets:/i.test(first) && { tls: true }),
    from,
    ...encoding,
    ...defined({ columns }),
  });
}

/** The address at the start of a line, and how many words it takes; or a sentence if there is none. */
function addressOf([first = "", second = ""]: readonly string[]): (Target & { words: number }) | string {
  const address = first.replace(/^telnets?:\/\//i, "").replace(/\/$/, "");
  const port = /^\d{1,5}$/.test(second) ? Number(second) : 0;
  if (!/^(?:[^:]+|\[[^\]]*\]):\d+$/.test(address)) {
    if (port < 1 || port > 65535) return `${quoted(second)} is not a port: write ${lineForm}.`;
    return { host: address.replace(/^\[(.*)\]$/, "$1"), port, words: 2 };
  }
  try {
    return { ...parseTarget(address), words: 1 };
  } catch (error) {
    if (error instanceof TargetError) return error.message;
    throw error;
  }
}

/** The encoding in a line or a table's cell; an unknown one is left out, with a remark. */
export function encodingFrom(text: string | undefined, from: string, into: Gathered): { encoding?: string } {
  if (text === undefined || text === "") return {};
  const encoding = normaliseEncoding(text);
  if (encoding !== undefined) return { encoding };
  into.skip(from, `the encoding ${quoted(text)} is unknown; the address is imported without it.`);
  return {};
}

function columnsOf(text: string | undefined, from: string, into: Gathered): number | undefined {
  if (text === undefined) return undefined;
  const columns = Number(text);
  const [least, most] = columnBounds;
  if (Number.isInteger(columns) && columns >= least && columns <= most) return columns;
  into.skip(
    from,
    `${quoted(text)} is not a width from ${least} to ${most} columns; the address is imported without it.`,
  );
  return undefined;
}
