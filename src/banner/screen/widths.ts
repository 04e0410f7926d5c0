import unicode11Addon from "@xterm/addon-unicode11";
import type { IUnicodeVersionProvider, Terminal } from "@xterm/headless";

type Codepoint = Parameters<IUnicodeVersionProvider["wcwidth"]>[0];

/** Characters of the double-byte code pages that Unicode calls ambiguous in width (UAX #11, class A). */
const ambiguous: readonly (readonly [from: number, to: number])[] = [
  [0xa7, 0xa8],
  [0xb0, 0xb1],
  [0xb7, 0xb7],
  [0xd7, 0xd7],
  [0xf7, 0xf7],
  [0x391, 0x3c9],
  [0x401, 0x451],
  [0x2010, 0x2040],
  [0x2103, 0x2103],
  [0x2116, 0x2116],
  [0x2160, 0x217f],
  [0x2190, 0x22ff],
  [0x2460, 0x24ff],
  [0x2500, 0x25ff],
  [0x2600, 0x266f],
];

/** Unicode 11 widths, registered with a terminal as "11", and as "double-byte" with ambiguous characters two cells wide. */
export function registerWidths(terminal: Terminal): void {
  terminal.unicode.register(doubleByteProvider(unicode11()));
  terminal.loadAddon(new unicode11Addon.Unicode11Addon());
}

/** The addon hands its table to whatever terminal it is loaded into; this one only takes it. */
function unicode11(): IUnicodeVersionProvider {
  let table: IUnicodeVersionProvider | undefined;
  const taker = { unicode: { register: (provider: IUnicodeVersionProvider) => (table = provider) } };
  new unicode11Addon.Unicode11Addon().activate(taker);
  if (table === undefined) throw new Error("@xterm/addon-unicode11 brought no table of widths.");
  return table;
}

function doubleByteProvider(narrow: IUnicodeVersionProvider): IUnicodeVersionProvider {
  const wcwidth = (point: Codepoint): ReturnType<IUnicodeVersionProvider["wcwidth"]> => {
    const width = narrow.wcwidth(point);
    return width === 1 && isAmbiguous(point) ? 2 : width;
  };
  return {
    version: "double-byte",
    wcwidth,
    // The packing of @xterm/headless: bits 1-2 hold the width, bit 0 says that the character joins the one before.
    charProperties: (point, before) => {
      const width = wcwidth(point);
      const widthBefore = (before >> 1) & 3;
      if (width !== 0 || before === 0 || widthBefore === 0) return width << 1;
      return (Math.max(width, widthBefore) << 1) | 1;
    },
  };
}

function isAmbiguous(point: number): boolean {
  return ambiguous.some(([from, to]) => point >= from && point <= to);
}
