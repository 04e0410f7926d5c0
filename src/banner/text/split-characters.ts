/**
 * Double-byte art colours the two halves of a character separately, with a colour sequence between its two bytes. No
 * modern terminal can show that, so the sequence is moved after the character, which keeps the first colour.
 * @param encoding canonical name of one of the double-byte encodings
 */
export function joinSplitCharacters(bytes: Uint8Array, encoding: string): Uint8Array {
  if (!bytes.includes(0x1b)) return bytes;
  const isLead = encoding === "shift_jis" ? isShiftJisLead : isLeadByte;
  const out = new Uint8Array(bytes.length);
  let length = 0;
  const push = (byte: number): void => {
    out[length++] = byte;
  };
  for (let at = 0; at < bytes.length;) {
    const lead = bytes[at] ?? 0;
    if (!isLead(lead)) {
      push(lead);
      at += 1;
      continue;
    }
    const trail = endOfSequences(bytes, at + 1);
    const byte = bytes[trail];
    // A digit may be the second of four bytes in GB 18030. No colour comes before it.
    if (byte === undefined || byte < 0x40) {
      push(lead);
      at += 1;
      continue;
    }
    push(lead);
    push(byte);
    for (let i = at + 1; i < trail; i++) push(bytes[i] ?? 0);
    at = trail + 1;
  }
  return out;
}

function isLeadByte(byte: number): boolean {
  return byte >= 0x81 && byte <= 0xfe;
}

function isShiftJisLead(byte: number): boolean {
  return (byte >= 0x81 && byte <= 0x9f) || (byte >= 0xe0 && byte <= 0xfc);
}

/** Index after the CSI sequences that start at `at` (`at` itself if there are none). */
function endOfSequences(bytes: Uint8Array, at: number): number {
  while (bytes[at] === 0x1b && bytes[at + 1] === 0x5b) {
    let end = at + 2;
    while (end < at + 40 && (bytes[end] ?? 0) >= 0x20 && (bytes[end] ?? 0) < 0x40) end += 1;
    // Not a sequence: it is cut off, or longer than any colour.
    if ((bytes[end] ?? 0) < 0x40) return at;
    at = end + 1;
  }
  return at;
}
