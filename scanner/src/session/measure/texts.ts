import { joined } from "../converse/joined.ts";
import { notTextShare } from "./not-text.ts";
import type { Notes } from "../record/notes.ts";

/** The texts of a connection before and after Return, as bytes, telnet removed. */
export interface Texts {
  before: Buffer;
  after: Buffer;
}

/** Bytes to keep of data that is not text: enough to identify it. */
const notTextBytes = 4096;

/**
 * A cut moves back to the end of a line if there is one within this many bytes, so as not to split a character or a
 * colour code.
 */
const lineWithin = 1024;

/**
 * Cuts the texts of a connection to their limit, with a note for each that was cut.
 * @param most maximum size of both together, in bytes; a quarter of it is reserved for the text after Return
 */
export function clipTexts({ before, after }: Texts, most: number, notes: Notes): Texts {
  const share = notTextShare(joined([before, after]));
  if (share !== undefined) {
    notes.add("not-text", `What the server sent is not text: ${Math.round(share * 100)}% of it is control characters.`);
  }
  const bound = share === undefined ? most : Math.min(most, notTextBytes);
  const clippedAfter = clip(after, Math.max(Math.floor(bound / 4), bound - before.length), "after", notes);
  return { before: clip(before, bound - clippedAfter.length, "before", notes), after: clippedAfter };
}

function clip(text: Buffer, most: number, which: "before" | "after", notes: Notes): Buffer {
  if (text.length <= most) return text;
  const line = text.lastIndexOf("\n", most - 1) + 1;
  const kept = text.subarray(0, line > 0 && most - line < lineWithin ? line : most);
  notes.add(`banner-${which}-cut`, `The text ${which} Return was cut to its first ${kept.length} bytes.`);
  return kept;
}
