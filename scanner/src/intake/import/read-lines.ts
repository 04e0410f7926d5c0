import { normaliseEncoding } from "../../encoding/index.ts";
import { quoted } from "../../data/index.ts";
import type { Gathered } from "./gathered.ts";

/**
 * Reads a list of addresses: `host port [encoding [columns]]`, one a line; `#` starts a comment.
 * @param file its name, for the report
 * @param into takes what is found, and what is not taken with the reason
 */
export function readLines(file: string, text: string, into: Gathered): void {
  text.split(/\r\n|\r|\n/).forEach((whole, index) => {
    const from = `${file}:${String(index + 1)}`;
    const words = whole
      .replace(/#.*$/s, "")
      .replace(/^\ufeff/, "")
      .trim()
      .split(/\s+/);
    const [host = "", portText = "", encodingText, columnsText] = words;
    if (host === "") return;
    const port = /^\d{1,5}$/.test(portText) ? Number(portText) : 0;
    if (port < 1 || port > 65535) {
      into.skip(from, `${quoted(portText)} is no port: a line is "host port [encoding [columns]]".`);
      return;
    }
    if (words.length > 4) {
      into.skip(from, `there is more than "host port [encoding [columns]]": ${quoted(words.slice(4).join(" "))}.`);
      return;
    }
    const encoding = encodingText === undefined ? undefined : normaliseEncoding(encodingText);
    if (encodingText !== undefined && encoding === undefined) {
      into.skip(from, `the encoding ${quoted(encodingText)} is not known; the address is taken without it.`);
    }
    const columns = columnsText === undefined ? undefined : Number(columnsText);
    const fits = columns !== undefined && Number.isInteger(columns) && columns >= 20 && columns <= 400;
    if (columns !== undefined && !fits) {
      into.skip(from, `${quoted(columnsText)} is no width of 20 to 400 columns; the address is taken without it.`);
    }
    into.addLine({ host, port, from, ...(encoding === undefined ? {} : { encoding }), ...(fits ? { columns } : {}) });
  });
}
