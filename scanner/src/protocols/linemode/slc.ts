// LINEMODE SLC, RFC 1184 sections 2.4 and 5: which character has which function.
const names = [
  "SYNCH BRK IP AO AYT EOR ABORT EOF SUSP EC EL EW RP LNEXT XON XOFF",
  "FORW1 FORW2 MCL MCR MCWL MCWR MCBOL MCEOL INSRT OVER ECR EWR EBOL EEOL",
].flatMap((line) => line.split(" "));

/** The functions that the RFC defines: 1 to 30. */
export const slcFunctions = names.length;

/** How a character may be changed. */
export const slcLevel = { noSupport: 0, cantChange: 1, value: 2, default: 3 } as const;
const levelMask = 3;
export const slcAck = 128;
const flushIn = 64;
const flushOut = 32;

/** One triplet: function, modifiers (level, ACK, FLUSHIN, FLUSHOUT), character. */
export interface SlcTriplet {
  code: number;
  modifiers: number;
  value: number;
}

/** Name of a function, such as `IP`; a number that the RFC does not define is returned as it is. */
export function slcName(code: number): string {
  return names[code - 1] ?? String(code);
}

/** Parses the triplets of a payload; an incomplete last one is left out. */
export function readSlc(bytes: Uint8Array): SlcTriplet[] {
  return Array.from({ length: Math.floor(bytes.length / 3) }, (_, index) => {
    const [code = 0, modifiers = 0, value = 0] = bytes.subarray(index * 3, index * 3 + 3);
    return { code, modifiers, value };
  });
}

/** `SB LINEMODE SLC triplets` (RFC 1184 section 2.4), each of function, modifiers and value. */
export function encodeSlc(triplets: readonly SlcTriplet[]): Uint8Array {
  return Uint8Array.from(triplets.flatMap(({ code, modifiers, value }) => [code, modifiers, value]));
}

/** The default characters of a BSD terminal, which servers expect from a client. */
export const terminalCharacters: readonly SlcTriplet[] = [
  ["IP", 0x03, flushIn | flushOut],
  ["AO", 0x0f, flushOut],
  ["AYT", 0x14, 0],
  ["ABORT", 0x1c, flushIn | flushOut],
  ["EOF", 0x04, 0],
  ["SUSP", 0x1a, flushIn],
  ["EC", 0x7f, 0],
  ["EL", 0x15, 0],
  ["EW", 0x17, 0],
  ["RP", 0x12, 0],
  ["LNEXT", 0x16, 0],
  ["XON", 0x11, 0],
  ["XOFF", 0x13, 0],
].map(([name, value, flush]) => ({
  code: names.indexOf(name as string) + 1,
  modifiers: slcLevel.value | (flush as number),
  value: value as number,
}));

/** A client's table of special characters, and its answers to a server's SLC lists. */
export class SlcTable {
  #table = new Map<number, SlcTriplet>();

  constructor() {
    this.#reset();
  }

  /** All functions that have a character. */
  list(): SlcTriplet[] {
    return [...this.#table.values()];
  }

  /**
   * Processes the server's triplets and returns the triplets to answer with; empty for no answer. RFC 1184 section 5.5:
   * what is already set is ignored, an acceptable change is acknowledged, a function that we lack is answered with
   * NOSUPPORT, and DEFAULT with our own default; function 0 requests the whole table.
   */
  answer(triplets: readonly SlcTriplet[]): SlcTriplet[] {
    return triplets.slice(0, slcFunctions * 2).flatMap((triplet) => this.#answerOne(triplet));
  }

  #answerOne({ code, modifiers, value }: SlcTriplet): SlcTriplet[] {
    const level = modifiers & levelMask;
    if (code === 0) {
      if (level === slcLevel.default) this.#reset();
      return level === slcLevel.default || level === slcLevel.value ? this.list() : [];
    }
    const known = this.#table.get(code);
    const mine = known ?? { code, modifiers: slcLevel.noSupport, value: 0 };
    const myLevel = mine.modifiers & levelMask;
    if ((level === myLevel && value === mine.value) || (modifiers & slcAck) !== 0) return [];
    if (level === slcLevel.noSupport) {
      this.#table.delete(code);
      return known === undefined ? [] : [{ code, modifiers: slcLevel.noSupport | slcAck, value }];
    }
    if (level === slcLevel.default) {
      const original = terminalCharacters.find((triplet) => triplet.code === code);
      if (original === undefined) return [{ code, modifiers: slcLevel.noSupport, value: 0 }];
      this.#table.set(code, original);
      return [original];
    }
    if (known === undefined) return [{ code, modifiers: slcLevel.noSupport, value: 0 }];
    this.#table.set(code, { code, modifiers, value });
    return [{ code, modifiers: modifiers | slcAck, value }];
  }

  #reset(): void {
    this.#table = new Map(terminalCharacters.map((triplet) => [triplet.code, triplet]));
  }
}
