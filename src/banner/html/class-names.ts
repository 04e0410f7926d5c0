import { type Colour, defaultBackground, defaultForeground, palette } from "../screen/palette.ts";

/** Names that ansi_up gives to the 16 colours. */
const names = ["black", "red", "green", "yellow", "blue", "magenta", "cyan", "white"];
const sixteen = new Map(
  palette
    .slice(0, 16)
    .map((colour, index) => [
      colour,
      index < 8 ? `ansi-${names[index] ?? ""}` : `ansi-bright-${names[index - 8] ?? ""}`,
    ]),
);

/** The classes of a run: none for default on default; the foreground is named whenever the background is. */
export function classesOf(foreground: Colour, background: Colour): { foreground?: string; background?: string } {
  if (background !== defaultBackground) {
    return { foreground: className("fg", foreground), background: className("bg", background) };
  }
  return foreground === defaultForeground ? {} : { foreground: className("fg", foreground) };
}

/** "ansi-red-fg" for one of the 16 colours, "fg-d75f00" for any other. */
function className(kind: "fg" | "bg", colour: Colour): string {
  const name = sixteen.get(colour);
  return name === undefined ? `${kind}-${colour.toString(16).padStart(6, "0")}` : `${name}-${kind}`;
}
