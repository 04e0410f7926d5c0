import { site } from "../../config/site.ts";
import { siteModel } from "../../content/load.ts";
import { file } from "../../content/respond.ts";
import { tintin } from "../../model/exports/clients.ts";

export const GET = async (): Promise<Response> =>
  file(tintin((await siteModel()).servers, site.name), "text/plain; charset=utf-8");
