import { absolute } from "../../../config/paths.ts";
import { screensDocument } from "../../../formats/api/screens.ts";
import { siteBanners } from "../../../load/banners.ts";
import { siteModel } from "../../../load/load.ts";
import { json } from "../../../load/respond.ts";

export const GET = async (): Promise<Response> =>
  json(screensDocument(await siteModel(), await siteBanners(), absolute));
