import { site } from "../../config/site.ts";
import { siteModel } from "../../content/load.ts";
import { file } from "../../content/respond.ts";
import { mudlet } from "../../model/exports/clients.ts";

export const GET = async (): Promise<Response> =>
  file(mudlet((await siteModel()).servers, site.name), "application/xml; charset=utf-8");
