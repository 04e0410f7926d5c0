import { decodeBanner, isDoubleByte, isHomeComputer } from "../text/decode.ts";
import { joinAroundReturn } from "../text/join.ts";
import { stripResidue } from "../residue/index.ts";
import { WebFonts } from "../html/web-font.ts";
import { markupOf } from "../html/markup.ts";
import { colourRules } from "../html/sheet.ts";
import { drawGrid } from "../picture/framebuffer.ts";
import { Glyphs } from "../picture/glyphs.ts";
import { encodePng } from "../picture/png.ts";
import { Screen, type Drawn } from "../screen/screen.ts";
import { textOfRow, type Grid } from "../screen/grid.ts";
import type { Banner, BannerInput, Picture } from "../types.ts";
import { altOf, wordsOf } from "../words/index.ts";
import { drawCard } from "../card/card.ts";
import type { FileStore } from "./files.ts";
import type { Job } from "./jobs.ts";

/** Everything that a worker keeps from banner to banner: terminals, glyphs, fonts. */
export class Renderer {
  readonly #screen = new Screen();
  readonly #glyphs = new Glyphs();
  readonly #fonts = new WebFonts();
  readonly #files: FileStore;

  constructor(files: FileStore) {
    this.#files = files;
  }

  /** Draws one banner, and writes its files. */
  async banner(input: BannerInput): Promise<Banner> {
    const { grid, problems } = await this.draw(input);
    const words = wordsOf(grid, input.name);
    const base = {
      id: input.id,
      text: grid.rows.map(textOfRow).join("\n"),
      words,
      alt: altOf(words, input.name),
      columns: grid.columns,
      rows: grid.rows.length,
      problems,
    };
    if (grid.rows.length === 0) return { ...base, html: "" };
    const png = await this.picture(grid);
    const css = await this.#sheet(grid);
    return { ...base, png, html: markupOf(grid, this.#glyphs), ...(css === undefined ? {} : { css }) };
  }

  /** Bytes to the screen that they draw. */
  async draw(input: BannerInput): Promise<Drawn> {
    const before = decodeBanner(input.before, input.encoding);
    const after = decodeBanner(input.after, input.encoding);
    const text = stripResidue(joinAroundReturn(before.text, after.text), input);
    return this.#screen.draw(text, {
      columns: input.columns ?? (isHomeComputer(input.encoding) ? 40 : undefined),
      doubleByte: isDoubleByte(input.encoding),
      sauce: before.sauce ?? after.sauce,
    });
  }

  /** A screen as PNG. */
  async picture(grid: Grid): Promise<Picture> {
    await this.#glyphs.prepare(grid);
    const frame = drawGrid(grid, this.#glyphs);
    const file = this.#files.put(encodePng(frame), "png");
    return { file, width: frame.width, height: frame.height };
  }

  /** A card, with its banner where there is one and it shows anything. */
  async card({ facts, signature, input }: Extract<Job, { kind: "card" }>): Promise<Picture> {
    const grid = input === undefined ? undefined : (await this.draw(input)).grid;
    const shown = grid === undefined || grid.rows.length === 0 ? undefined : grid;
    if (shown !== undefined) await this.#glyphs.prepare(shown);
    const banner = shown === undefined ? undefined : drawGrid(shown, this.#glyphs);
    const frame = await drawCard(facts, signature, banner);
    return { file: this.#files.put(encodePng(frame), "png"), width: frame.width, height: frame.height };
  }

  async #sheet(grid: Grid): Promise<string | undefined> {
    const fonts = await this.#fonts.for(grid);
    const faces = fonts.map(
      ({ woff2, range }) =>
        `@font-face{font-family:"Banner Unifont";src:url("${this.#files.put(woff2, "woff2")}") format("woff2");` +
        `font-display:swap;unicode-range:${range}}`,
    );
    const rules = colourRules(grid);
    const css = [...faces, ...(rules === "" ? [] : [rules])].join("\n");
    return css === "" ? undefined : this.#files.put(Buffer.from(css), "css");
  }
}
