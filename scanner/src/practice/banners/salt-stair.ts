/** Login screen of The Salt Stair: an LP mud of few words, 16 colours, a count that changes. */
export function saltStairBanner(players: number): string {
  return [
    "\x1b[1;37m                          _____________",
    "                     ____/            /",
    "                ____/     \x1b[0;36mThe\x1b[1;37m       /",
    "           ____/     \x1b[0;36mS A L T\x1b[1;37m      /",
    "      ____/        \x1b[0;36mS T A I R\x1b[1;37m    /",
    " ____/                         /",
    "/_____________________________/\x1b[0m",
    "",
    "Nine hundred steps down to the water, and none of them dry.",
    `There are currently ${players} players on the stair.`,
    "",
    "Please enter your name: ",
  ].join("\r\n");
}
