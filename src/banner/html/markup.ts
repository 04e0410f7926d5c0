import { AnsiUp } from "ansi_up";
import type { Glyphs } from "../picture/glyphs.ts";
import type { Cell, Grid, Run } from "../screen/grid.ts";
import { channels, type Colour } from "../screen/palette.ts";
import { className, classesOf, indexOfSixteen } from "./class-names.ts";

/**
 * Marks that ansi_up has no notion of, as private characters, which no screen holds (they become U+FFFD there): struck
 * out text, and characters whose glyph is narrower or wider than their cells.
 */
const marks = [
  { open: "\ue000", close: "\ue001", tag: "s", className: "" },
  { open: "\ue002", close: "\ue003", tag: "span", className: "ansi-wide" },
  { open: "\ue004", close: "\ue005", tag: "span", className: "ansi-narrow" },
] as const;

/**
 * A screen as markup for the inside of a `<pre>`: the cells are written as SGR, line by line, and ansi_up turns that
 * into escaped HTML with classes. Inline styles, which ansi_up writes for other than the 16 colours, become classes too.
 */
export function markupOf(grid: Grid, glyphs: Glyphs): string {
  const ansi = new AnsiUp();
  ansi.use_classes = true;
  const lines = grid.rows.map(({ runs }) => `${sgrLine(runs, glyphs)}\x1b[0m`);
  const html = ansi.ansi_to_html(lines.join("\n"));
  return withTags(html.replace(/<span style="([^"]*)"(?: class="([^"]*)")?>/g, toClasses));
}

function sgrLine(runs: readonly Run[], glyphs: Glyphs): string {
  let line = "";
  let column = 0;
  for (const run of runs) {
    if (run.column > column) line += `\x1b[0m${" ".repeat(run.column - column)}`;
    line += `\x1b[${sgrOf(run)}m${run.strike ? `\ue000${text(run, glyphs)}\ue001` : text(run, glyphs)}`;
    column = run.column + run.width;
  }
  return line;
}

function sgrOf(run: Run): string {
  const named = classesOf(run.foreground, run.background);
  const codes = ["0"];
  if (named.foreground !== undefined) codes.push(sgrColour(run.foreground, 30));
  if (named.background !== undefined) codes.push(sgrColour(run.background, 40));
  if (run.italic) codes.push("3");
  if (run.underline) codes.push("4");
  return codes.join(";");
}

/** @param base 30 for the foreground, 40 for the background */
function sgrColour(colour: Colour, base: 30 | 40): string {
  const index = indexOfSixteen(colour);
  if (index === undefined) return `${base + 8};2;${channels(colour).join(";")}`;
  return String(index < 8 ? base + index : base + 60 + index - 8);
}

function text(run: Run, glyphs: Glyphs): string {
  return run.cells.map((cell) => cellText(cell, glyphs)).join("");
}

function cellText({ text: character, width }: Cell, glyphs: Glyphs): string {
  const drawn = glyphs.get(character)?.width;
  if (drawn === undefined || drawn === width * 8 || character.charCodeAt(0) < 0x7f) return character;
  return drawn < width * 8 ? `\ue002${character}\ue003` : `\ue004${character}\ue005`;
}

/** The declarations that ansi_up writes, as class names. */
function toClasses(_: string, style: string, classes = ""): string {
  const names = style.split(";").map((declaration) => {
    const colour = /^(background-)?color:rgb\((\d+),(\d+),(\d+)\)$/.exec(declaration);
    if (colour !== null) {
      const [red, green, blue] = colour.slice(2).map(Number) as [number, number, number];
      return className(colour[1] === undefined ? "fg" : "bg", (red << 16) | (green << 8) | blue);
    }
    return declaration === "font-style:italic" ? "ansi-italic" : "ansi-underline";
  });
  return `<span class="${[...names, ...(classes === "" ? [] : [classes])].join(" ")}">`;
}

function withTags(html: string): string {
  return marks.reduce(
    (result, { open, close, tag, className: name }) =>
      result.replaceAll(open, name === "" ? `<${tag}>` : `<${tag} class="${name}">`).replaceAll(close, `</${tag}>`),
    html,
  );
}
