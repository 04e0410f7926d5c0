import type { z } from "zod";
import type { SiteModel } from "../../model/site-model.ts";
import type { Absolute } from "../links.ts";
import type { screensSchema } from "./shapes.ts";

/** A picture among the published files. */
interface PictureFile {
  file: string;
  width: number;
  height: number;
}

/** A login screen as it was drawn. */
export interface DrawnScreen {
  png?: PictureFile;
  thumbnail?: PictureFile;
  text: string;
  alt: string;
  columns: number;
  rows: number;
}

/**
 * The login screens of all servers that show one, in the order of `servers.json`.
 * @param drawn by id; servers without a screen may be missing
 */
export function screensDocument(
  model: SiteModel,
  drawn: ReadonlyMap<string, DrawnScreen>,
  absolute: Absolute,
): z.infer<typeof screensSchema> {
  const picture = (of: PictureFile | undefined) =>
    of === undefined ? null : { url: absolute(`/banners/${of.file}`), width: of.width, height: of.height };
  const screens = model.servers.flatMap(({ id, name, banner, adult }) => {
    const screen = drawn.get(id);
    if (banner === null || screen === undefined || screen.text.trim() === "") return [];
    return {
      server: id,
      name,
      page: absolute(`/servers/${id}/`),
      picture: picture(screen.png),
      thumbnail: picture(screen.thumbnail),
      alt: screen.alt,
      text: absolute(`/servers/${id}/banner.txt`),
      columns: screen.columns,
      rows: screen.rows,
      encoding: banner.encoding,
      encodingGuessed: banner.encodingGuessed,
      adult: adult?.value ?? null,
      at: banner.at,
      confirmed: banner.confirmed,
    };
  });
  return { generated: model.asOf, count: screens.length, screens };
}
