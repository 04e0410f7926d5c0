import { type Banner, bannerInputOf, beginPictures, type PicturesBegun } from "../banner/render-banners.ts";
import { oncePerBuild, setForBuild } from "../config/build-state.ts";
import { isDevelopment } from "../config/command.ts";
import { cardOf, cardsOf } from "./cards.ts";
import { siteModel } from "./load.ts";

/** The pictures of a build. */
export interface SitePictures extends PicturesBegun {
  /** Ids of the servers that have a banner. */
  drawn: ReadonlySet<string>;
}

/** Starts, once per build, drawing what is not in the cache. All pages share the pictures. */
export function sitePictures(): Promise<SitePictures> {
  return oncePerBuild("pictures", begin, isDevelopment);
}

/**
 * Makes the pages show these pictures, as `useModel` does for a model.
 * @param drawn ids of the servers among them
 */
export function usePictures(begun: PicturesBegun, drawn: ReadonlySet<string>): void {
  const own: SitePictures = { ...begun, drawn };
  setForBuild("pictures", Promise.resolve(own));
}

async function begin(): Promise<SitePictures> {
  const model = await siteModel();
  const inputs = model.servers.flatMap((server) => {
    const input = server.record === null ? undefined : bannerInputOf(server.record, server.entry);
    return input === undefined ? [] : [{ ...input, card: cardOf(server) }];
  });
  return { drawn: new Set(inputs.map(({ id }) => id)), ...beginPictures(inputs, cardsOf(model)) };
}

/** The banners of all servers that have one, by id, each with its card. Waits until all are drawn. */
export async function siteBanners(): Promise<ReadonlyMap<string, Banner>> {
  const { all } = await sitePictures();
  return (await all).banners;
}

/** The banner of one server, immediately if it is in the cache; undefined if the server has none. */
export async function bannerOf(id: string): Promise<Banner | undefined> {
  const { drawn, kept, all } = await sitePictures();
  return kept.banners.get(id) ?? (drawn.has(id) ? (await all).banners.get(id) : undefined);
}

/** Path of a page's card below the base, for `og:image`; undefined if it could not be drawn. */
export async function cardPath(id: string): Promise<`/${string}` | undefined> {
  const { kept, all } = await sitePictures();
  const card = kept.cards.get(id) ?? (await all).cards.get(id);
  return card === undefined ? undefined : `/banners/${card.file}`;
}
