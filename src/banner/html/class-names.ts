import { type Colour, cssColour, palette } from "../screen/palette.ts";

/** ansi_up's names for the 16 colours. */
const dark = ["black", "red", "green", "yellow", "blue", "magenta", "cyan", "white"];
const sixteen = new Map(
  [...dark.map((name) => `ansi-${name}`), ...dark.map((name) => `ansi-bright-${name}`)].map((name, index) => [
    name,
    palette[index] ?? 0,
  ]),
);

/** Which of a span's two colours a class sets. */
type Ground = "fg" | "bg";

const names = new Map(Array.from(sixteen, ([name, colour]) => [colour, name]));

/** Class for a colour: "ansi-red-fg" for one of the 16, "fg-d75f00" for any other. */
export function classOfColour(ground: Ground, colour: Colour): string {
  const name = names.get(colour);
  return name === undefined ? `${ground}-${cssColour(colour).slice(1)}` : `${name}-${ground}`;
}

/** The colour that a class sets: "ansi-red-fg", "bg-d75f00"; undefined for other classes. */
export function colourOfClass(name: string): { ground: Ground; colour: Colour } | undefined {
  const [, other, digits] = /^(fg|bg)-([0-9a-f]{6})$/.exec(name) ?? [];
  if (other !== undefined && digits !== undefined)
    return { ground: other as Ground, colour: Number.parseInt(digits, 16) };
  const [, base = "", ground] = /^(.+)-(fg|bg)$/.exec(name) ?? [];
  const colour = sixteen.get(base);
  return colour === undefined ? undefined : { ground: ground as Ground, colour };
}

/** The class of the same hue in the bright half of the 16 colours; other classes are unchanged. */
export function brightClass(name: string): string {
  return name.replace(/^ansi-(?!bright-)/, "ansi-bright-");
}
