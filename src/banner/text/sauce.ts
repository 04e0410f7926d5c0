/** What a SAUCE record says of character art (ACiDDraw's "Standard Architecture for Universal Comment Extensions"). */
export interface Sauce {
  /** Width in cells; absent where it says 0. */
  columns?: number;
  /** TFlags bit 0: blink means a bright background. */
  iceColours: boolean;
}

const endOfFile = 0x1a;
const recordLength = 128;

/**
 * Cuts the SAUCE record and its comments off: everything from the end-of-file byte 0x1A on.
 * @param always true for code page 437, where 0x1A ends the art with or without a record
 */
export function cutSauce(bytes: Uint8Array, always: boolean): { bytes: Uint8Array; sauce?: Sauce } {
  const end = bytes.indexOf(endOfFile);
  if (end < 0) return { bytes };
  const rest = Buffer.from(bytes.subarray(end + 1));
  const at = rest.indexOf("SAUCE00");
  if (at < 0 || rest.length < at + recordLength) return { bytes: always ? bytes.subarray(0, end) : bytes };
  const columns = rest.readUInt16LE(at + 96);
  const art = bytes.subarray(0, end);
  const iceColours = ((rest[at + 105] ?? 0) & 1) === 1;
  return { bytes: art, sauce: columns === 0 ? { iceColours } : { columns, iceColours } };
}
