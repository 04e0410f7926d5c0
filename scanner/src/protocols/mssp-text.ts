import { joinMssp, type MsspItem } from "../mssp/index.ts";
import { latin1Text } from "../text/index.ts";
import { encodeText } from "./text.ts";

// MSSP as plain text, for servers without telnet options. Requested only if the listing entry allows it.

/** What a client sends at the login prompt. */
export const msspTextRequest = "MSSP-REQUEST";
const start = "MSSP-REPLY-START";
/** The line that ends the reply. */
export const msspTextEnd = "MSSP-REPLY-END";

/** Maximum number of bytes of a reply to read. */
const maxMsspTextBytes = 65536;

/**
 * Reads the variables between `MSSP-REPLY-START` and `MSSP-REPLY-END`; undefined if the start mark is missing. Lines
 * are `NAME<TAB>value`, with further tabs between further values; line ends may be LF, CR LF, LF CR, or CR NUL CR LF.
 * `payload` contains them in the form of a telnet answer, with the original bytes; `complete` says whether the end mark
 * was seen.
 */
export function readMsspText(bytes: Uint8Array): { payload: Uint8Array; complete: boolean } | undefined {
  const text = latin1Text(bytes.subarray(0, maxMsspTextBytes));
  const from = text.indexOf(start);
  if (from < 0) return undefined;
  const to = text.indexOf(msspTextEnd, from);
  const body = text.slice(from + start.length, to < 0 ? undefined : to);
  const items: MsspItem[] = [];
  for (const line of body.replaceAll("\0", "").split(/[\r\n]+/)) {
    const [name = "", ...values] = line.split("\t");
    if (name.trim() === "") continue;
    if (values.length > 0) items.push([bytesOf(name), values.map(bytesOf)]);
  }
  return { payload: joinMssp(items), complete: to >= 0 };
}

/** The bytes of a piece of Latin-1 text, without surrounding blanks and MSSP's own marker bytes. */
function bytesOf(text: string): Uint8Array {
  return new Uint8Array(Buffer.from(text.replace(/[\x01\x02]/g, "").replace(/^ +| +$/g, ""), "latin1"));
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
