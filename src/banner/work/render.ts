import { markupOf } from "../html/markup.ts";
import { colourRules } from "../html/sheet.ts";
import { drawGrid, type Framebuffer } from "../picture/framebuffer.ts";
import { Glyphs } from "../picture/glyphs.ts";
import { encodePng } from "../picture/png.ts";
import { thumbnail } from "../picture/thumbnail.ts";
import { drawInput } from "../screen/draw-input.ts";
import { Screen, type Drawn } from "../screen/screen.ts";
import { cellsOfGrid, textOfRow, type Grid } from "../screen/grid.ts";
import type { BannerInput, Picture } from "../types.ts";
import { altOf, pictureKind, wordsOf } from "../words/index.ts";
import { drawCard } from "../card/card.ts";
import type { PictureFiles } from "./files.ts";
import type { BannerJob, DrawnBanner, DrawingJob } from "./jobs.ts";

/** Everything that a worker reuses between banners: terminals and glyphs. */
export class Renderer {
  readonly #screen = new Screen();
  readonly #glyphs = new Glyphs();
  readonly #files: PictureFiles;
  /** The last banner drawn, with the key of its job: its card usually follows. */
  #last: { key: string; frame: Framebuffer } | undefined;

  constructor(files: PictureFiles) {
    this.#files = files;
  }

  /** Draws one banner, and writes its files. @param key of its job, where its card may follow */
  async banner(input: BannerInput, key?: string): Promise<DrawnBanner> {
    const { grid, problems } = await this.draw(input);
    const words = wordsOf(grid, input.name);
    const base = {
      id: input.id,
      text: grid.rows.map(textOfRow).join("\n"),
      words,
      alt: altOf(words, input.name, pictureKind(grid)),
      columns: grid.columns,
      rows: grid.rows.length,
      problems,
    };
    if (grid.rows.length === 0) return { ...base, html: "", rules: "" };
    const frame = await this.#frame(grid);
    this.#last = key === undefined ? undefined : { key, frame };
    const small = thumbnail(frame);
    const pictures = {
      png: this.#keep(frame),
      ...(small !== undefined && { thumbnail: this.#keep(small) }),
    };
    const html = markupOf(grid, this.#glyphs);
    return html === undefined
      ? { ...base, ...pictures, rules: "" }
      : { ...base, ...pictures, html, rules: colourRules(html) };
  }

  /** Bytes to the screen that they draw. */
  draw(input: BannerInput): Promise<Drawn> {
    return drawInput(this.#screen, input);
  }

  /** A screen as PNG. */
  async picture(grid: Grid): Promise<Picture> {
    return this.#keep(await this.#frame(grid));
  }

  /** A card, with its banner if there is one that shows anything. */
  async card({ facts, signature, banner }: Extract<DrawingJob, { kind: "card" }>): Promise<Picture> {
    const frame = banner === undefined ? undefined : await this.#frameOf(banner);
    return this.#keep(await drawCard(facts, signature, frame, this.#glyphs));
  }

  /** A banner's picture; undefined if it shows nothing. */
  async #frameOf({ key, input }: BannerJob): Promise<Framebuffer | undefined> {
    if (this.#last?.key === key) return this.#last.frame;
    const { grid } = await this.draw(input);
    return grid.rows.length === 0 ? undefined : this.#frame(grid);
  }

  async #frame(grid: Grid): Promise<Framebuffer> {
    await this.#glyphs.prepare(cellsOfGrid(grid));
    return drawGrid(grid, this.#glyphs);
  }

  #keep(frame: Framebuffer): Picture {
    return { file: this.#files.put(encodePng(frame), "png"), width: frame.width, height: frame.height };
  }
}
