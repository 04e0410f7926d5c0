import { site } from "../../config/site.ts";
import { siteModel } from "../../load/load.ts";
import { file } from "../../load/respond.ts";
import { exportSlug, tintin } from "../../formats/exports/clients.ts";

/** The address stays when a site is renamed; links to the file that is named after the site keep working too. */
export const getStaticPaths = () =>
  [...new Set(["tintin", exportSlug(site.name)])].map((name) => ({ params: { name } }));

export const GET = async (): Promise<Response> =>
  file(tintin((await siteModel()).servers, site.name), "text/plain; charset=utf-8");
