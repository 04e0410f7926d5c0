import { visibleLines } from "../text/visible-lines.ts";

/**
 * Measures the window: saves the cursor, moves it far away, queries its position (CSI 6 n) and restores it. Synchronet
 * also draws one character there, to see whether the terminal supports UTF-8.
 */
const measurement =
  /\x1b(?:\[s|7)(?:\x1b\[[\d;]{0,20}[A-HfK]|[\x08 -~]){0,12}\x1b\[6n(?:[\r\x08]|\x1b\[[JK])*\x1b(?:\[u|8)/g;
/** Asks whether the terminal supports RIPscrip. */
const ripQuery = /\x1b\[!_?/g;
/** Asks an fTelnet client for its address, with a command in an APC string whose two ends may be decoded as letters. */
const clientQuery = /[\x9fŸƒ\ufffd]?G?host\.connection\.write\([^()\r\n]{0,40}\)[\x9cœ£\ufffd]?/gi;
/** Clears the whole screen, from anywhere or from the top left corner. */
const clear = /\x1b\[2J|\x1b\[(?:1;1)?H\x1b\[0?J/;

/** Maximum number of lines that a server shows while it examines the client ("Connection from …"). */
const mostWaiting = 8;

/**
 * Drops what a bulletin board (Synchronet) sends to examine the terminal. Also drops a few lines that were shown
 * meanwhile, if the screen is then cleared for the real page.
 */
export function stripProbes(text: string): string {
  const start = text.search(measurement);
  if (start < 0) return text;
  const probed = text.slice(start).replace(measurement, "").replace(ripQuery, "").replace(clientQuery, "");
  const cleared = probed.search(clear);
  if (cleared < 0) return text.slice(0, start) + probed;
  const waiting = text.slice(0, start) + probed.slice(0, cleared);
  const page = probed.slice(cleared);
  const isPage = visibleLines(page, 1).length > 0 && visibleLines(waiting, mostWaiting + 1).length <= mostWaiting;
  return isPage ? page : waiting + page;
}
