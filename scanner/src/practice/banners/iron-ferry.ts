const water =
  "\x1b[0;34m▒▒▒▒\x1b[1;34m▒▒▒▒▒▒\x1b[0;34m▒▒▒\x1b[0;36m▒▒\x1b[0;34m▒▒▒▒▒▒▒▒\x1b[1;34m▒▒▒▒\x1b[0;34m▒▒▒▒▒▒▒▒▒▒▒▒\x1b[0;36m▒▒\x1b[0;34m▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒";

/** What stands on the screen before ESC is pressed twice. The font choice says code page 437. */
export const ironFerryKnock = "\x1b[0;0 D\r\nThe Iron Ferry BBS. Press [ESC] twice to come aboard.\r\n";

/** Login screen of The Iron Ferry, to be sent in CP437: a board with a door to a MUD. Bytes 1 and 14 are pictures: ☺ ♫. */
export const ironFerryBanner = [
  "\x1b[2J\x1b[H\x1b[1;30m░░▒▒▓▓████████████████████████████████████████████████████████████████▓▓▒▒░░\x1b[0m",
  "",
  "\x1b[1;37m       ▄▄▄ ▄▄▄▄▄   ▄▄▄  ▄▄   ▄    \x1b[0;31m▄▄▄▄▄▄ ▄▄▄▄▄ ▄▄▄▄▄  ▄▄▄▄▄  ▄   ▄",
  "\x1b[1;37m        █  █   █  █   █ █▀▄  █    \x1b[0;31m█      █     █   █  █   █  ▀▄ ▄▀",
  "\x1b[1;37m        █  █▄▄▄▀  █   █ █  ▀▄█    \x1b[0;31m█▀▀▀   █▀▀▀  █▄▄▄▀  █▄▄▄▀    █",
  "\x1b[0;37m       ▄█▄ █   ▀▄ ▀▄▄▄▀ █   ▀█    \x1b[0;31m█      █▄▄▄▄ █   ▀▄ █   ▀▄   █\x1b[0m",
  "",
  "\x1b[0;33m                    ┌──────────────────────────────────┐",
  "                    │\x1b[1;33m  node 1   \x01   \x0e  2400 baud  \x0e    \x1b[0;33m│",
  "                    └──────────────────────────────────┘\x1b[0m",
  water,
  `${water}\x1b[0m`,
  "",
  "Enter your handle (or NEW): ",
].join("\r\n");
