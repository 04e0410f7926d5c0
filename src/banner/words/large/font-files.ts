import figlet, { type FontName } from "figlet";

/** The last character that is kept of a font: "~". Names are written in printable ASCII. */
export const lastCode = 0x7e;
/** Number of fonts to keep in memory. All of them would take ten megabytes per worker, and a screen needs a few. */
const mostLoaded = 30;

type LoadedFont = NonNullable<(typeof figlet.figFonts)[FontName]>;

/** The fonts in FIGlet's memory, the one used last at the end. */
const loaded = new Map<FontName, LoadedFont>();

/**
 * A font of FIGlet. Call this before FIGlet draws with it, so that not all fonts stay in memory.
 * @returns its options, and the rows of each letter by its code
 */
export function loadFont(name: FontName): { options: LoadedFont["options"]; letters: LoadedFont } {
  const options = figlet.loadFontSync(name);
  const font = loaded.get(name) ?? lettersOnly(name);
  loaded.delete(name);
  loaded.set(name, font);
  for (const oldest of loaded.keys()) {
    if (loaded.size <= mostLoaded) break;
    loaded.delete(oldest);
    Reflect.deleteProperty(figlet.figFonts, oldest);
  }
  return { options, letters: font };
}

/**
 * Drops all characters that names are not written in from a loaded font, and copies the others: FIGlet's rows are slices
 * of the font's file, which would otherwise stay in memory.
 */
function lettersOnly(name: FontName): LoadedFont {
  const font = figlet.figFonts[name];
  if (font === undefined) throw new Error(`FIGlet keeps its font ${name} under another name.`);
  font.comment = "";
  for (const code of Object.keys(font).map(Number)) {
    if (code > lastCode) Reflect.deleteProperty(font, code);
    else if (code >= 0) font[code] = JSON.parse(JSON.stringify(font[code])) as string[];
  }
  return font;
}
