import { notTextShare } from "./not-text.ts";
import type { Notes } from "../record/notes.ts";

/** The texts of a connection, before and after Return, as bytes, telnet taken out. */
export interface Texts {
  before: Buffer;
  after: Buffer;
}

/** Of what is not text, so much is kept: enough to tell what it is. */
const NOT_TEXT_BYTES = 4096;

/** A cut goes back to the end of a line that is so near: no character and no colour code is left in halves. */
const LINE_WITHIN = 1024;

/**
 * The texts of a connection within their bound, with a note for each that was cut.
 * @param most bytes of both together; a quarter of them are always there for the text after Return
 */
export function clipTexts({ before, after }: Texts, most: number, notes: Notes): Texts {
  const share = notTextShare(Buffer.concat([before, after]));
  if (share !== undefined) {
    notes.add(
      "not-text",
      `What the server sent is not text: ${Math.round(share * 100)} % of it are control characters.`,
    );
  }
  const bound = share === undefined ? most : Math.min(most, NOT_TEXT_BYTES);
  const clippedAfter = clip(after, Math.max(Math.floor(bound / 4), bound - before.length), "after", notes);
  return { before: clip(before, bound - clippedAfter.length, "before", notes), after: clippedAfter };
}

function clip(text: Buffer, most: number, which: "before" | "after", notes: Notes): Buffer {
  if (text.length <= most) return text;
  const line = text.lastIndexOf("\n", most - 1) + 1;
  const kept = text.subarray(0, most - line < LINE_WITHIN ? line : most);
  notes.add(`banner-${which}-cut`, `The text ${which} Return was cut to its first ${kept.length} bytes.`);
  return kept;
}
