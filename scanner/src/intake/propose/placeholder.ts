/** Names that a server carries when nobody gave it one: the frameworks' defaults, and words for "nothing". */
const PLACEHOLDERS = new Set(
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
    "Circle",
    "Merc",
    "ROM",
    "Smaug",
    "SmaugFUSS",
    "LPMud",
    "FluffOS",
    "LambdaMOO",
    "Localhost",
    "None",
    "Unknown",
    "Name",
    "N/A",
    "-1",
    "0",
  ].map(fold),
);

/** Is this the name that a server's software came with, or a word for "nothing"? Such a name tells nobody which game it is. */
export function isPlaceholderName(name: string): boolean {
  const folded = fold(name);
  return folded === "" || PLACEHOLDERS.has(folded);
}

function fold(name: string): string {
  return name.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "");
}
