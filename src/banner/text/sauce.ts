/**
 * What a SAUCE record says about character art (ACiDDraw's "Standard Architecture for Universal Comment Extensions").
 */
export interface Sauce {
  /** Width in cells; absent if it says 0. */
  columns?: number;
  /** TFlags bit 0: blink means a bright background. */
  iceColours: boolean;
}

const endOfFile = 0x1a;
const recordLength = 128;
/** Size in bytes of a comment line, and of the mark before the first (SAUCE revision 5, "Comment block"). */
const commentLength = 64;
const commentMark = "COMNT";

/**
 * Removes the SAUCE record, its comments and the end-of-file byte 0x1A before it. Text after the record stays, because
 * servers send the whole file and then their prompt. Some editors omit the end-of-file byte.
 * @param always true for code page 437, where 0x1A ends the art even without a record
 */
export function cutSauce(bytes: Uint8Array, always: boolean): { bytes: Uint8Array; sauce?: Sauce } {
  const all = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  const at = all.indexOf("SAUCE00");
  const end = all.indexOf(endOfFile);
  if (at < 0 || all.length < at + recordLength) return { bytes: always && end >= 0 ? bytes.subarray(0, end) : bytes };
  const record = all.subarray(at, at + recordLength);
  const columns = record.readUInt16LE(96);
  const iceColours = ((record[105] ?? 0) & 1) === 1;
  const comments = at - (record[104] ?? 0) * commentLength - commentMark.length;
  const start = comments >= 0 && all.toString("latin1", comments, comments + 5) === commentMark ? comments : at;
  const art = bytes.subarray(0, end >= 0 && end < start ? end : start);
  return {
    bytes: Buffer.concat([art, bytes.subarray(at + recordLength)]),
    sauce: columns === 0 ? { iceColours } : { columns, iceColours },
  };
}
