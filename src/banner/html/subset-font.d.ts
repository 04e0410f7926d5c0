declare module "subset-font" {
  /** Cuts a font (woff, woff2, ttf, otf) down to the glyphs of a text. */
  export default function subsetFont(
    font: Buffer,
    text: string,
    options: { targetFormat: "woff2" | "woff" | "sfnt" },
  ): Promise<Buffer>;
}
