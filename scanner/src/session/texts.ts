import type { Notes } from "./notes.ts";

/** A text of the session within its bound. */
export type ClippedText = Buffer;

/** A text cut to the bound, with a note where that took something away. */
export function clipText(text: Buffer, most: number, which: "before" | "after", notes: Notes): ClippedText {
  if (text.length <= most) return text;
  notes.add(`banner-${which}-cut`, `The text ${which} Return was cut from ${text.length} to ${most} bytes.`);
  return text.subarray(0, most);
}
