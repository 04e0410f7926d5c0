import iconv from "iconv-lite";
import type { SeededRandom } from "./random.ts";
import { adjectives, nouns } from "./words.ts";

export interface InventedBanner {
  before: Buffer;
  after: Buffer;
  text: string;
  encoding: string;
  columns: number;
}

const blocksOfArt = ["░", "▒", "▓", "█", "▄", "▀", "▌", "▐"];
const lettersOfArt = ["/", "\\", "|", "_", "-", "=", "^", "~", ".", "'", "`", "*", "#", "(", ")", "<", ">"];
const greetings: Record<string, string> = {
  "utf-8": "Welcome, traveller — the gate stands open.",
  "iso-8859-1": "Bienvenue, voyageur. Où que tu ailles, la porte est là.",
  cp437: "The board is open to callers of every kind.",
  "koi8-r": "Добро пожаловать, странник! Ворота открыты.",
  big5: "歡迎來到這個世界，旅人。",
  gbk: "欢迎来到这个世界，旅人。",
  "euc-kr": "여행자여, 이 세계에 온 것을 환영합니다.",
};

/** A login screen: a line of text, a page of art, or a wall of colour. */
export function inventBanner(random: SeededRandom, name: string, prompt: string): InventedBanner {
  const encoding = random.chance(0.7) ? "utf-8" : random.pick(Object.keys(greetings));
  const kind = random.next();
  const columns = kind > 0.97 ? 120 : 80;
  const rows = kind < 0.25 ? 0 : kind < 0.8 ? 8 + random.below(12) : kind < 0.97 ? 20 + random.below(40) : 100;
  const asian = encoding === "big5" || encoding === "gbk" || encoding === "euc-kr";
  const art = encoding === "cp437" || (encoding === "utf-8" && random.chance(0.3)) ? blocksOfArt : lettersOfArt;
  const dense = kind > 0.8;
  const lines: string[] = [];
  for (let row = 0; row < rows; row++) lines.push(artLine(random, columns, art, dense, row / Math.max(1, rows)));
  const title = random.chance(0.8) ? name : `${random.pick(adjectives)} ${random.pick(nouns)}`;
  lines.push(
    "",
    `${" ".repeat(10 + random.below(20))}\x1b[1;3${1 + random.below(7)}m${title}\x1b[0m`,
    "",
    greetings[encoding] ?? "",
  );
  if (!asian && random.chance(0.5))
    lines.push("", `Created by ${random.pick(adjectives)} and ${random.pick(nouns)}, with thanks to many.`);
  if (random.chance(0.2)) lines.push(`There are \x1b[1m${random.below(60)}\x1b[0m players connected.`);
  const text = `${lines.join("\r\n")}\r\n\r\n${prompt}`;
  return {
    before: iconv.encode(text, encoding),
    after: prompt === "" ? Buffer.alloc(0) : Buffer.from("\r\nThat name is not allowed. Try again: "),
    text,
    encoding,
    columns,
  };
}

function artLine(
  random: SeededRandom,
  columns: number,
  art: readonly string[],
  dense: boolean,
  height: number,
): string {
  const width = Math.floor(columns * (0.4 + 0.6 * Math.sin(Math.PI * (0.1 + 0.8 * height)))) - 2;
  let line = " ".repeat(Math.floor((columns - width) / 2));
  for (let column = 0; column < width;) {
    const run = 1 + random.below(dense ? 4 : 12);
    const glyph = random.chance(dense ? 0.85 : 0.45) ? random.pick(art) : " ";
    if (dense || random.chance(0.3)) line += colour(random, dense);
    line += glyph.repeat(Math.min(run, width - column));
    column += run;
  }
  return `${line}\x1b[0m`;
}

function colour(random: SeededRandom, dense: boolean): string {
  const kind = random.next();
  if (!dense || kind < 0.6) return `\x1b[${random.below(2)};3${random.below(8)}m`;
  if (kind < 0.9) return `\x1b[38;5;${random.below(256)}m`;
  return `\x1b[38;2;${random.below(256)};${random.below(256)};${random.below(256)}m`;
}
