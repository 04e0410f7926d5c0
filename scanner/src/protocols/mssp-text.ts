import { MsspCollector } from "./mssp.ts";
import { decodeText, encodeText } from "./text.ts";

// MSSP as plain text, for servers without telnet options. Asked for only where the listing entry allows it.

/** What a client sends at the login prompt. */
export const msspTextRequest = "MSSP-REQUEST";
const start = "MSSP-REPLY-START";
/** The line that ends the reply. */
export const msspTextEnd = "MSSP-REPLY-END";

/** Bytes of a reply that are looked at. */
export const maxMsspTextBytes = 65536;

/**
 * The variables between `MSSP-REPLY-START` and `MSSP-REPLY-END` in some text; undefined when the first is not there.
 * Lines are `NAME<TAB>value`, more tabs separate more values; line ends may be LF, CR LF, LF CR, or CR NUL CR LF.
 * `complete` says whether the end mark was seen.
 */
export function readMsspText(bytes: Uint8Array): { collector: MsspCollector; complete: boolean } | undefined {
  const text = decodeText(bytes.subarray(0, maxMsspTextBytes));
  const from = text.indexOf(start);
  if (from < 0) return undefined;
  const to = text.indexOf(msspTextEnd, from);
  const body = text.slice(from + start.length, to < 0 ? undefined : to);
  const collector = new MsspCollector();
  for (const line of body.replaceAll("\0", "").split(/[\r\n]+/)) {
    const [name = "", ...values] = line.split("\t");
    if (name.trim() === "") continue;
    for (const value of values) collector.add(name.trim(), value.trim());
  }
  return { collector, complete: to >= 0 };
}

/** Server: the reply in plain text. */
export function encodeMsspText(
  variables: Readonly<Record<string, string | readonly string[]>>,
  lineEnd = "\r\n",
): Uint8Array {
  const lines = Object.entries(variables).map(
    ([name, value]) => `${name}\t${typeof value === "string" ? value : value.join("\t")}`,
  );
  return encodeText(["", start, ...lines, msspTextEnd, ""].join(lineEnd));
}
