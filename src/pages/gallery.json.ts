import type { APIRoute } from "astro";
import type { GalleryData } from "../components/directory/data.ts";
import { siteBanners } from "../load/banners.ts";
import { siteModel } from "../load/load.ts";

/** Pictures of the gallery view, in the order of directory.json. */
export const GET: APIRoute = async () => {
  const banners = await siteBanners();
  const gallery: GalleryData = (await siteModel()).servers.map(({ id }) => {
    const banner = banners.get(id);
    if (banner?.png === undefined) return null;
    if (banner.thumbnail === undefined) return { ...banner.png, alt: banner.alt };
    return { ...banner.thumbnail, whole: banner.png.file, alt: banner.alt };
  });
  return Response.json(gallery);
};
