import { contrast, enough, flipped, readable } from "../../src/banner/html/contrast.ts";
import { markupOf } from "../../src/banner/html/markup.ts";
import { colourRules } from "../../src/banner/html/sheet.ts";
import { drawGrid } from "../../src/banner/picture/framebuffer.ts";
import { Glyphs } from "../../src/banner/picture/glyphs.ts";
import { encodePng } from "../../src/banner/picture/png.ts";
import { plainBanner } from "../../src/banner/plain.ts";
import { stripResidue } from "../../src/banner/residue/index.ts";
import { bounds } from "../../src/banner/screen/bounds.ts";
import { cellsOfGrid, type Grid, textOfRow } from "../../src/banner/screen/grid.ts";
import { Screen } from "../../src/banner/screen/screen.ts";
import { decodeBanner, isAnsiArt, isDoubleByte } from "../../src/banner/text/decode.ts";
import { joinAroundReturn } from "../../src/banner/text/join.ts";
import type { BannerInput } from "../../src/banner/types.ts";
import { altOf, pictureKind, wordsOf } from "../../src/banner/words/index.ts";
import { knownEncodings } from "../../scanner/src/encoding/index.ts";
import { must } from "./must.ts";
import type { Random } from "./random.ts";

const ourTags = /<\/?(?:span|s)(?: class="[a-z0-9 -]+")?>/g;
const names = ["The Dark Tower", "Fuzz", "霧港", "\u202eevil\u0000", "<b>&amp;", "constructor", "a".repeat(300)];
/** Longest alt text: five hundred characters, plus what joins its two parts. */
const longestAlt = 505;
/** Pictures larger than this are only drawn now and then, because they take most of the time. */
const smallPicture = 25 * 80;

/**
 * What draws glyphs keeps each of them, and satori the outline of every emoji for as long as its thread runs; in a build,
 * a thread is replaced before that matters.
 */
const mostCharacters = 1500;
const mostEmoji = 500;

let kept: { screen: Screen; glyphs: Glyphs; characters: Set<string> } | undefined;
const emojiDrawn = new Set<string>();

function inputOf(input: Uint8Array, random: Random): BannerInput {
  const cut = random.below(3) === 0 ? random.below(input.length + 1) : input.length;
  return {
    id: "fuzz",
    name: random.pick(names),
    before: input.subarray(0, cut),
    after: input.subarray(random.below(2) === 0 ? cut : 0),
    encoding: random.pick(["utf-8", "cp437", ...knownEncodings]),
    mxp: random.below(2) === 0,
    ownAddresses: ["192.0.2.1"],
  };
}

/** What is shown if drawing failed: text without controls, markup with only our own tags. */
export function plainBannerText(input: Uint8Array, random: Random): void {
  const { text, html, alt } = plainBanner(inputOf(input, random), "late");
  must(!/[^\P{Cc}\n\t]/u.test(text), "plain text has no control characters");
  must(!/[<>]/.test(html?.replace(ourTags, "") ?? ""), "all tags of a plain banner are ours");
  must(alt !== "" && alt.length <= longestAlt, "there is an alt text, and it is short");
}

/** A complete banner: screen, words, markup, colours and picture. */
export async function banner(input: Uint8Array, random: Random): Promise<void> {
  if (kept === undefined || kept.characters.size > mostCharacters)
    kept = { screen: new Screen(), glyphs: new Glyphs(), characters: new Set() };
  const { screen, glyphs, characters } = kept;
  const asked = inputOf(input, random);
  const doubleByte = isDoubleByte(asked.encoding);
  const before = decodeBanner(asked.before, asked.encoding);
  const text = joinAroundReturn(before.text, decodeBanner(asked.after, asked.encoding).text);
  const columns = random.below(4) === 0 ? 20 + random.below(200) : undefined;
  const ansiSys = isAnsiArt(asked.encoding);
  const { grid } = await screen.draw(stripResidue(text, asked), { columns, doubleByte, ansiSys, sauce: before.sauce });
  must(grid.rows.length <= bounds.rows && grid.columns <= 400, "a screen stays within its limits");
  const words = wordsOf(grid, asked.name);
  must(!/\p{Cc}/u.test(words), "words have no control characters");
  const alt = altOf(words, asked.name, pictureKind(grid));
  must(alt.trim() !== "" && alt.length <= longestAlt + asked.name.length, "there is an alt text, and it is short");
  const drawn = new Set(grid.rows.flatMap(({ cells }) => cells.map((cell) => cell.text)));
  const emoji = [...drawn].filter((character) => (character.codePointAt(0) ?? 0) > 0xffff);
  if (emojiDrawn.size > mostEmoji && emoji.some((character) => !emojiDrawn.has(character))) return;
  for (const character of emoji) emojiDrawn.add(character);
  for (const character of drawn) characters.add(character);
  await draw(grid, glyphs, random);
}

async function draw(grid: Grid, glyphs: Glyphs, random: Random): Promise<void> {
  if (grid.rows.length * grid.columns > smallPicture && random.below(20) > 0) return;
  await glyphs.prepare(cellsOfGrid(grid));
  const markup = markupOf(grid, glyphs);
  must(!/[<>]/.test(markup?.replace(ourTags, "") ?? ""), "all tags are ours");
  const shown = markup?.replace(ourTags, "").replace(/&(?:lt|gt|amp|quot|#x27);/g, "?");
  const drawn = grid.rows.map((row) => row.cells.map(({ text }) => text).join("")).join("\n");
  must(shown === undefined || shown === drawn.replace(/[&<>"']/g, "?"), "markup says what is on the screen");
  must(!/\p{Cc}/u.test(grid.rows.map(textOfRow).join("")), "a screen has no control characters");
  must(!/[^-\w\s.:#{}(),]/.test(colourRules(markup ?? "")), "rules are colours and nothing else");
  const frame = drawGrid(grid, glyphs);
  must(frame.width === grid.columns * 8 && frame.height === grid.rows.length * 16, "a picture is whole cells");
  if (frame.width * frame.height > 0) encodePng(frame);
}

/** Any colour on any background is readable. */
export function contrasts(_: Uint8Array, random: Random): void {
  const [front, back] = [random.below(0x1000000), random.below(0x1000000)];
  must(contrast(readable(front, back), back) >= enough, "text is readable on its background");
  must(flipped(flipped(front)) === front, "flipped twice, a colour is unchanged");
}
