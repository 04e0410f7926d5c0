/** Login screen of Lantern Marsh: a MUSH, plain text, its Pueblo greeting first. */
export const lanternMarshBanner = [
  "This world is Pueblo 1.10 Enhanced.",
  "\x1b[32m------------------------------------------------------------------------------\x1b[0m",
  "               \x1b[1;33mo\x1b[0m                                          \x1b[1;33mo\x1b[0m",
  "               |        \x1b[1;32mL A N T E R N   M A R S H\x1b[0m         |",
  "            ~ ~|~ ~         a  M U S H              ~ ~|~ ~",
  "\x1b[32m------------------------------------------------------------------------------\x1b[0m",
  "",
  '  "connect <name> <password>"  connects you to your character.',
  '  "create <name> <password>"   makes a new one.',
  '  "connect guest"              lets you look about.',
  '  "WHO"                        shows who is here; "QUIT" leaves.',
  "\x1b[32m------------------------------------------------------------------------------\x1b[0m",
  "",
].join("\r\n");
