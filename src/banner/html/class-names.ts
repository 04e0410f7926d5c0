import { type Colour, defaultBackground, defaultForeground, palette } from "../screen/palette.ts";

/** Names that ansi_up gives to the 16 colours. */
const names = ["black", "red", "green", "yellow", "blue", "magenta", "cyan", "white"].map((name) => `ansi-${name}`);
const sixteen = new Map(
  palette
    .slice(0, 16)
    .map((colour, index) => [colour, names[index] ?? names[index - 8]?.replace("ansi-", "ansi-bright-") ?? ""]),
);

/** Index of a colour among the 16, for SGR; undefined for all others. */
export function indexOfSixteen(colour: Colour): number | undefined {
  const index = palette.indexOf(colour);
  return index >= 0 && index < 16 ? index : undefined;
}

/** The classes of a run: none for default on default; the foreground is named whenever the background is. */
export function classesOf(foreground: Colour, background: Colour): { foreground?: string; background?: string } {
  if (background !== defaultBackground) {
    return { foreground: className("fg", foreground), background: className("bg", background) };
  }
  return foreground === defaultForeground ? {} : { foreground: className("fg", foreground) };
}

/** "ansi-red-fg" for one of the 16 colours, "fg-d75f00" for any other. */
export function className(kind: "fg" | "bg", colour: Colour): string {
  const name = sixteen.get(colour);
  return name === undefined ? `${kind}-${colour.toString(16).padStart(6, "0")}` : `${name}-${kind}`;
}
