// cspell:ignore Efti Piti Ivrit Mshebrew Runyc Tengwar Tsalagi Konto Cybersmall Bigfig
import figlet, { type FontName } from "figlet";

/**
 * Fonts of FIGlet that no name is looked for in, each kind for its reason. All the others are read.
 */
const leftOut: ReadonlySet<FontName> = new Set<FontName>([
  // Not Latin letters, or turned ones: no banner is set in them.
  ...(["Binary", "Decimal", "Hex", "Octal", "Morse", "Morse2", "Rot13", "Mirror", "Upside Down Text"] as const),
  ...(["Efti Chess", "Efti Font", "Efti Italic", "Efti Piti", "Efti Robot", "Efti Wall", "Efti Water"] as const),
  ...(["Greek", "NT Greek", "Hieroglyphs", "Ivrit", "Jerusalem", "Katakana", "Moscow", "Mshebrew210"] as const),
  ...(["Runic", "Runyc", "Tengwar", "Small Tengwar", "Tsalagi", "Small Braille", "Flipped", "Rotated"] as const),
  ...(["Horizontal Left", "Horizontal Right", "USA Flag"] as const),
  // One or two rows: words, which are read as such, or too little to be sure of.
  ...(["1Row", "B1FF", "Benjamin", "Circle", "ICL-1900", "Mnemonic", "Term", "WideTerm", "Wow", "Digital"] as const),
  ...(["Bubble", "Pyramid", "Heart Left", "Heart Right", "Mike", "Konto", "Konto Slant", "Two Point"] as const),
  ...(["Cybersmall", "DWhistled", "Bigfig", "Emboss", "Emboss 2", "Wavy", "Short", "Three Point", "Test1"] as const),
  // Patterns all over, in which letters differ by little: any other pattern is as like.
  ...(["Relief", "Relief2", "Slant Relief", "Peaks", "Peaks Slant", "Ticks", "Ticks Slant", "Tiles"] as const),
  ...(["Gradient", "Font Font", "Star Strips", "Keyboard", "Small Keyboard"] as const),
  // Thousands of characters, or letters of hundreds: they take longer to load than all others together.
  ...(["ASCII 9", "ASCII 12", "Big ASCII 9", "Big ASCII 12", "Small ASCII 9", "Small ASCII 12", "Mono 9"] as const),
  ...(["Mono 12", "Big Mono 9", "Big Mono 12", "Small Mono 9", "Small Mono 12"] as const),
]);

let known: readonly FontName[] | undefined;

/** The fonts that names are looked for in, by name. */
export function readableFonts(): readonly FontName[] {
  known ??= figlet.fontsSync().filter((font) => !leftOut.has(font));
  return known;
}
