import { listingIdSchema } from "../record/index.ts";
import { slug } from "../text/index.ts";

/**
 * The id of a game: an ASCII slug of its name, or else of its host and port ("Cafè d'Or" → "cafe-dor", "狂想空間" →
 * "fs-twkang-net-5555"). The result has only a-z, 0-9 and single hyphens, whatever the input, since the id becomes a
 * file name and a web address.
 * @param name the game's name, in any script
 * @param host host of its primary address
 * @param port port of its primary address
 */
export function idFor(name: string, host: string, port: number): string {
  const byName = slug(name);
  // Not every slug is a valid id: Windows reserves "con" and some others for devices.
  return isTelling(byName, name) && listingIdSchema.safeParse(byName).success
    ? byName
    : slug(`${host} ${String(port)}`);
}

/** Whether a slug represents its name: it kept at least half of the name's letters and digits. */
function isTelling(candidate: string, name: string): boolean {
  const letters = name.normalize("NFKD").match(/[\p{L}\p{N}]/gu)?.length ?? 0;
  const kept = candidate.replaceAll("-", "").length;
  return kept > 0 && kept * 2 >= letters;
}
