import { isAmbiguousWidth } from "@mudlark/scanner/text";
import unicode11Addon from "@xterm/addon-unicode11";
import type { IUnicodeVersionProvider, Terminal } from "@xterm/headless";

type Codepoint = Parameters<IUnicodeVersionProvider["wcwidth"]>[0];

/**
 * Registers Unicode 11 widths with a terminal as "11", and as "double-byte" with ambiguous characters two cells wide.
 */
export function registerWidths(terminal: Terminal): void {
  terminal.unicode.register(doubleByteProvider(unicode11()));
  terminal.loadAddon(new unicode11Addon.Unicode11Addon());
}

/** The addon passes its table to the terminal that loads it; this fake terminal only captures it. */
function unicode11(): IUnicodeVersionProvider {
  let table: IUnicodeVersionProvider | undefined;
  const taker = { unicode: { register: (provider: IUnicodeVersionProvider) => (table = provider) } };
  new unicode11Addon.Unicode11Addon().activate(taker);
  if (table === undefined) throw new Error("@xterm/addon-unicode11 did not provide a table of widths.");
  return table;
}

function doubleByteProvider(narrow: IUnicodeVersionProvider): IUnicodeVersionProvider {
  const wcwidth = (point: Codepoint): ReturnType<IUnicodeVersionProvider["wcwidth"]> => {
    const width = narrow.wcwidth(point);
    return width === 1 && isAmbiguousWidth(point) ? 2 : width;
  };
  return {
    version: "double-byte",
    wcwidth,
    // The bit format of @xterm/headless: bits 1-2 contain the width, bit 0 means that the character joins the one
    // before.
    charProperties: (point, before) => {
      const width = wcwidth(point);
      const widthBefore = (before >> 1) & 3;
      if (width !== 0 || before === 0 || widthBefore === 0) return width << 1;
      return (Math.max(width, widthBefore) << 1) | 1;
    },
  };
}
