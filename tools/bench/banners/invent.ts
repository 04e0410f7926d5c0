import { encode } from "@mudlark/scanner/encoding";

/** One invented banner, in bytes as a server would send them. */
interface BenchBanner {
  kind: "text" | "dense" | "tall" | "huge" | "cjk";
  bytes: Uint8Array;
  columns: number;
  encoding: "cp437" | "gbk";
}

const kinds = ["text", "dense", "tall", "huge", "cjk"] as const;
const sizes = { text: [80, 25], dense: [80, 25], tall: [80, 60], huge: [120, 100], cjk: [80, 25] } as const;
const words = "the old lighthouse keeps a lamp for all who come by night from over salt water and ask its name".split(
  " ",
);
const blocks = Array.from("░▒▓█▄▀▌▐■│┤╡╢╖╕╣║╗╝╜╛┐└┴┬├─┼╞╟╚╔╩╦╠═╬");
const characters = Array.from("江湖风云天下武林山水日月星辰龙虎凤鹤剑刀琴棋书画请输入您的英文名字欢迎光临");

/** Invents any number of different banners, alternating between all kinds; the same ones every time. */
export function inventBanners(count: number): BenchBanner[] {
  const random = generator(20_260_101);
  return Array.from({ length: count }, (_, index) => invent(kinds[index % kinds.length] ?? "text", random));
}

type Random = (below: number) => number;

function invent(kind: BenchBanner["kind"], random: Random): BenchBanner {
  const [columns, rows] = sizes[kind];
  const encoding = kind === "cjk" ? "gbk" : "cp437";
  const row =
    kind === "text" ? textRow : kind === "cjk" ? cjkRow : kind === "dense" || random(2) === 0 ? denseRow : textRow;
  const text = Array.from({ length: rows }, () => row(columns - 1, random)).join("\r\n");
  return { kind, columns, encoding, bytes: encode(`${text}\x1b[0m\r\n`, encoding) };
}

/** About four colour changes per row. */
function textRow(columns: number, random: Random): string {
  let row = "";
  let used = 0;
  for (let word = pick(words, random); used + word.length < columns; word = pick(words, random)) {
    if (random(4) === 0) row += colour(random);
    row += `${word} `;
    used += word.length + 1;
  }
  return row;
}

/** About forty colour changes per row, with blocks and line drawing. */
function denseRow(columns: number, random: Random): string {
  return Array.from({ length: columns }, () => (random(2) === 0 ? colour(random) : "") + pick(blocks, random)).join("");
}

function cjkRow(columns: number, random: Random): string {
  return Array.from(
    { length: Math.floor(columns / 2) },
    () => (random(5) === 0 ? colour(random) : "") + pick(characters, random),
  ).join("");
}

function colour(random: Random): string {
  return `\x1b[${random(2)};3${random(8)};4${random(8)}m`;
}

function pick(list: readonly string[], random: Random): string {
  return list[random(list.length)] ?? "";
}

/** Small pseudo-random numbers that are the same on every machine (a linear congruential generator). */
function generator(seed: number): Random {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}
