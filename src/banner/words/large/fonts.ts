// cspell:ignore Efti Piti Ivrit Mshebrew Runyc Tengwar Tsalagi Konto Cybersmall Bigfig
import figlet, { type FontName } from "figlet";

/** FIGlet fonts that are not searched for, grouped by reason. All others are. */
const leftOut: ReadonlySet<FontName> = new Set<FontName>([
  // No Latin letters, or rotated ones: no banner uses them.
  ...(["Binary", "Decimal", "Hex", "Octal", "Morse", "Morse2", "Rot13", "Mirror", "Upside Down Text"] as const),
  ...(["Efti Chess", "Efti Font", "Efti Italic", "Efti Piti", "Efti Robot", "Efti Wall", "Efti Water"] as const),
  ...(["Greek", "NT Greek", "Hieroglyphs", "Ivrit", "Jerusalem", "Katakana", "Moscow", "Mshebrew210"] as const),
  ...(["Runic", "Runyc", "Tengwar", "Small Tengwar", "Tsalagi", "Small Braille", "Flipped", "Rotated"] as const),
  ...(["Horizontal Left", "Horizontal Right", "USA Flag"] as const),
  // One or two rows: read as words anyway, or too small to be sure.
  ...(["1Row", "B1FF", "Benjamin", "Circle", "ICL-1900", "Mnemonic", "Term", "WideTerm", "Wow", "Digital"] as const),
  ...(["Bubble", "Pyramid", "Heart Left", "Heart Right", "Mike", "Konto", "Konto Slant", "Two Point"] as const),
  ...(["Cybersmall", "DWhistled", "Bigfig", "Emboss", "Emboss 2", "Wavy", "Short", "Three Point", "Test1"] as const),
  // Patterned all over, so letters differ too little: any other pattern looks similar.
  ...(["Relief", "Relief2", "Slant Relief", "Peaks", "Peaks Slant", "Ticks", "Ticks Slant", "Tiles"] as const),
  ...(["Gradient", "Font Font", "Star Strips", "Keyboard", "Small Keyboard"] as const),
  // Thousands of characters, or very large letters: they take longer to load than all others together.
  ...(["ASCII 9", "ASCII 12", "Big ASCII 9", "Big ASCII 12", "Small ASCII 9", "Small ASCII 12", "Mono 9"] as const),
  ...(["Mono 12", "Big Mono 9", "Big Mono 12", "Small Mono 9", "Small Mono 12"] as const),
]);

let known: readonly FontName[] | undefined;

/** The fonts in which names are searched for. */
export function readableFonts(): readonly FontName[] {
  known ??= figlet.fontsSync().filter((font) => !leftOut.has(font));
  return known;
}
