import { stripResidue } from "../residue/index.ts";
import { decodeBanner, isAnsiArt, isDoubleByte, isHomeComputer } from "../text/decode.ts";
import { joinAroundReturn } from "../text/join.ts";
import type { BannerInput } from "../types.ts";
import type { Drawn, Screen } from "./screen.ts";

/** Draws bytes on a screen. */
export async function drawInput(screen: Screen, input: BannerInput): Promise<Drawn> {
  const before = decodeBanner(input.before, input.encoding);
  const after = decodeBanner(input.after, input.encoding);
  const text = stripResidue(joinAroundReturn(before.text, after.text), input);
  return screen.draw(text, {
    columns: input.columns ?? (isHomeComputer(input.encoding) ? 40 : undefined),
    doubleByte: isDoubleByte(input.encoding),
    ansiSys: isAnsiArt(input.encoding),
    sauce: before.sauce ?? after.sauce,
  });
}
