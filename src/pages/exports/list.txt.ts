import { siteModel } from "../../content/load.ts";
import { file } from "../../content/respond.ts";
import { plainList } from "../../model/exports/clients.ts";

export const GET = async (): Promise<Response> =>
  file(plainList((await siteModel()).servers), "text/plain; charset=utf-8");
