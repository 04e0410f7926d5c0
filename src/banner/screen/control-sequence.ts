import { bounds } from "./bounds.ts";

/** A parsed control sequence: ECMA-48 section 5.4. */
export interface ControlSequence {
  /** One of `<=>?` if the sequence is private, otherwise "". */
  prefix: string;
  /** Parameter bytes as sent. */
  parameters: string;
  final: string;
}

/** The result for a sequence: text for the emulator ("" to drop it) and the work that it causes there. */
interface Clamped {
  text: string;
  /** Rows that it may touch. */
  work: number;
}

/** SGR parameters as in nearly all banners: within the limits, so they need no change. */
const usualColours = /^(?:\d{0,3};){0,10}\d{0,3}$/;

/** True colour as PabloDraw writes it: `0` for the background or `1` for the foreground, then red, green and blue. */
const drawnColour = /^([01]);(\d{1,3};\d{1,3};\d{1,3})$/;

const dropped: Clamped = { text: "", work: 0 };
/** Final byte → largest parameter value, for sequences that move the cursor or erase without moving rows. */
const cheap = new Map([
  ..."ABCDEFGHZ`adefXP@Isu".split("").map((final) => [final, 999] as const),
  ["K", 2],
  ["r", 999],
]);
/** Sequences that move rows: their first parameter is a count of rows. */
const rowMovers = new Set(["L", "M", "S", "T"]);

/**
 * Makes a control sequence harmless: clamps counts to the screen, and drops whatever does not draw (queries, titles,
 * reports, keyboard, mouse and alternate screen modes). Emulators would loop as often as a count says.
 */
export function clampSequence({ prefix, parameters, final }: ControlSequence): Clamped {
  if (prefix === "?") return { text: privateModes(parameters, final), work: 0 };
  if (prefix !== "") return dropped;
  if (final === "m" && usualColours.test(parameters)) return { text: `\x1b[${parameters}m`, work: 0 };
  if (final === "m") return { text: `\x1b[${clampAll(parameters, bounds.parameter)}m`, work: 0 };
  if (final === "t") {
    const [, ground, colour] = drawnColour.exec(parameters) ?? [];
    return colour === undefined ? dropped : { text: `\x1b[${ground === "0" ? 48 : 38};2;${colour}m`, work: 0 };
  }
  const most = cheap.get(final);
  if (most !== undefined) return { text: `\x1b[${clampAll(parameters, most)}${final}`, work: 0 };
  if (final === "J") return /^[012]?$/.test(parameters) ? { text: `\x1b[${parameters}J`, work: 25 } : dropped;
  if (final === "b") {
    const count = Math.min(firstOf(parameters), bounds.columns);
    return { text: `\x1b[${count}b`, work: Math.ceil(count / 80) };
  }
  if (rowMovers.has(final)) {
    const count = Math.min(firstOf(parameters), 100);
    return { text: `\x1b[${count}${final}`, work: count };
  }
  // Insert mode is the only ECMA-48 mode that changes a drawing.
  if ((final === "h" || final === "l") && parameters === "4") return { text: `\x1b[4${final}`, work: 0 };
  return dropped;
}

/** DECOM (origin) and DECAWM (wrap) change a drawing; no other private mode does. */
function privateModes(parameters: string, final: string): string {
  if (final !== "h" && final !== "l") return "";
  const kept = parameters.split(";").filter((mode) => mode === "6" || mode === "7");
  return kept.length === 0 ? "" : `\x1b[?${kept.join(";")}${final}`;
}

function clampAll(parameters: string, most: number): string {
  return parameters
    .split(";", bounds.parameters)
    .map((group) =>
      group
        .split(":", 8)
        .map((digits) => clampDigits(digits, most))
        .join(":"),
    )
    .join(";");
}

function clampDigits(digits: string, most: number): string {
  return digits === "" ? "" : String(Math.min(Number(digits), most));
}

function firstOf(parameters: string): number {
  return Math.max(1, Number((/^\d{1,6}/.exec(parameters) ?? ["1"])[0]));
}
