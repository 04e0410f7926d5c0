import type { CellRun } from "./grid.ts";
import { channels, type Colour, defaultBackground, defaultForeground, palette } from "./palette.ts";

const sixteen = new Map(palette.slice(0, 16).map((colour, index) => [colour, index]));

/**
 * The parameters of the SGR sequence (ECMA-48, section 8.3.117) for a run's appearance, except strike-through. They
 * begin with a reset, so that nothing remains of the previous run.
 * @param ground whether to set the default colours too, for a terminal whose own may be dark on light
 */
export function sgrOf(run: CellRun, ground: "named" | "own"): string {
  const hasGround = ground === "named" || run.background !== defaultBackground;
  let codes = run.italic ? "0;3" : "0";
  if (run.underline) codes += ";4";
  if (hasGround || run.foreground !== defaultForeground) codes += `;${colourCode(run.foreground, 30)}`;
  if (hasGround) codes += `;${colourCode(run.background, 40)}`;
  return codes;
}

/** SGR parameters of a colour: one of the 16 if possible, otherwise its channels. @param base 30 or 40 (background) */
function colourCode(colour: Colour, base: 30 | 40): string {
  const index = sixteen.get(colour);
  if (index === undefined) return `${base + 8};2;${channels(colour).join(";")}`;
  return String(index < 8 ? base + index : base + 60 + index - 8);
}
