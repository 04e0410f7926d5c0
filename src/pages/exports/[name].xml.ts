import { site } from "../../config/site.ts";
import { siteModel } from "../../load/load.ts";
import { file } from "../../load/respond.ts";
import { exportSlug, mudlet } from "../../formats/exports/clients.ts";

export const getStaticPaths = () => [{ params: { slug: exportSlug(site.name) } }];

export const GET = async (): Promise<Response> =>
  file(mudlet((await siteModel()).servers, site.name), "application/xml; charset=utf-8");
