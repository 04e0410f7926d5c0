// LINEMODE MODE, RFC 1184 section 2.2: which side edits a line.
const modeBits = { edit: 1, trapsig: 2, ack: 4, softTab: 8, litEcho: 16 } as const;
export type ModeBit = keyof typeof modeBits;

/** The bits of a mask by name, in the RFC's order. */
export function readMode(mask: number): ModeBit[] {
  return (Object.keys(modeBits) as ModeBit[]).filter((bit) => (mask & modeBits[bit]) !== 0);
}

/** The mask for some bits. */
export function encodeMode(bits: readonly ModeBit[]): number {
  return bits.reduce((mask, bit) => mask | modeBits[bit], 0);
}

/**
 * The mask with which a client answers a proposed one, or undefined to send nothing. RFC 1184: "In all cases, a
 * response is never generated to a MODE command that has the MODE_ACK bit set", nor to a proposal of the current mode.
 */
export function answerMode(current: number, proposed: number): number | undefined {
  const differs = (current & ~modeBits.ack) !== (proposed & ~modeBits.ack);
  return (proposed & modeBits.ack) !== 0 || !differs ? undefined : proposed | modeBits.ack;
}
