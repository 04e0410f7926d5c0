import { Document } from "yaml";
import { idFor } from "../../data/index.ts";
import { defined } from "../../objects/index.ts";
import { beginning } from "../../text/index.ts";

/** A file for the listing, as somebody described it in a form. */
export interface FormEntry {
  /** Its id. */
  id: string;
  /** YAML. It may not be a valid entry: it has to be checked like a file that somebody sends. */
  text: string;
}

/** Longest remark from the form; an entry may have 2,000 characters. */
const longestNotes = 1900;

/**
 * The file for a filled-in form "Add a game". Every value is written as a quoted YAML string if it has to be, so that
 * nothing in it can become a key, an alias or a tag.
 * @param values from `readForm`: name, host, port, tls-port, website, encoding, facts, not-same-as
 */
export function entryOfForm(values: ReadonlyMap<string, string>): FormEntry {
  const [name = "", typed = "", port = ""] = ["name", "host", "port"].map((id) => values.get(id));
  const host = hostIn(typed, port);
  const tlsPort = values.get("tls-port");
  const notes = values.get("facts");
  const others = values.get("not-same-as");
  const entry = {
    name,
    addresses: [
      { host, port: numberIn(port), ...(/^telnets:/i.test(typed) && { tls: true }) },
      ...(tlsPort === undefined || tlsPort === port ? [] : [{ host, port: numberIn(tlsPort), tls: true }]),
    ],
    ...defined({
      encoding: values.get("encoding"),
      website: values.get("website"),
      notSameAs: others?.toLowerCase().split(/[\s,;]+/),
      notes: notes === undefined ? undefined : cut(notes),
    }),
  };
  return { id: idFor(name, host, Number(port)), text: new Document(entry).toString({ lineWidth: 0 }) };
}

/** The host of an address as people write it: without `telnet://`, and without the port that has its own field. */
function hostIn(text: string, port: string): string {
  const bare = text.replace(/^telnets?:\/\/([^/]*)\/?$/i, "$1");
  return bare.endsWith(`:${port}`) && bare.indexOf(":") === bare.lastIndexOf(":")
    ? bare.slice(0, -port.length - 1)
    : bare;
}

/** The beginning of a long remark. */
function cut(notes: string): string {
  if (notes.length <= longestNotes) return notes;
  return `${beginning(notes, longestNotes)} …`;
}

/** A port as a number; anything else stays text, which the check of the entry reports. */
function numberIn(text: string): number | string {
  return /^\d{1,5}$/.test(text) ? Number(text) : text;
}
