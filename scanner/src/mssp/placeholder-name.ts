import { isNotStated } from "./values.ts";

/** Names that a server has by default when nobody has set one. */
const placeholders = new Set(
  [
    "Mygame",
    "My Evennia Game",
    "Evennia",
    "PennMUSH",
    "TinyMUSH",
    "TinyMUX",
    "NetMUX",
    "MUX",
    "RhostMUSH",
    "AresMUSH",
    "Your MUSH",
    "Your MUD",
    "My MUD",
    "New MUD",
    "MUD",
    "MUD Name",
    "Mudname",
    "The MUD",
    "Unnamed",
    "Unnamed MUD",
    "Untitled",
    "Example",
    "Example MUD",
    "Test",
    "Test MUD",
    "Ranvier",
    "RanvierMUD",
    "Dead Souls",
    "Dead Souls Dev",
    "CircleMUD",
    "CoffeeMUD",
    "tbaMUD",
    "Circle",
    "Merc",
    "ROM",
    "Smaug",
    "SmaugFUSS",
    "LPMud",
    "FluffOS",
    "LambdaMOO",
    "Localhost",
    "Name",
    "Name not set",
  ].map(fold),
);

/**
 * Whether a name is the default of a server's software, or a word for "nothing". Such a name does not identify the
 * game.
 * @param hosts addresses of the game: the one at tbamud.com really is called tbaMUD. Short words may be part of any
 *   host
 */
export function isPlaceholderName(name: string, hosts: readonly string[] = []): boolean {
  const folded = fold(name);
  if (folded === "" || isNotStated(name)) return true;
  if (!placeholders.has(folded)) return false;
  return folded.length < 6 || !hosts.some((host) => fold(host).includes(folded));
}

function fold(name: string): string {
  return name.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "");
}
