import { site } from "../../config/site.ts";
import { siteModel } from "../../load/load.ts";
import { file } from "../../load/respond.ts";
import { exportSlug, tintin } from "../../formats/exports/clients.ts";

export const getStaticPaths = () => [{ params: { slug: exportSlug(site.name) } }];

export const GET = async (): Promise<Response> =>
  file(tintin((await siteModel()).servers, site.name), "text/plain; charset=utf-8");
