import { siteModel } from "../../load/load.ts";
import { file } from "../../load/respond.ts";
import { plainList } from "../../formats/exports/clients.ts";

export const GET = async (): Promise<Response> =>
  file(plainList((await siteModel()).servers), "text/plain; charset=utf-8");
