import { absolute } from "../../../config/paths.ts";
import { siteModel } from "../../../content/load.ts";
import { file } from "../../../content/respond.ts";
import { serverSummary } from "../../../model/api/server-document.ts";
import { serversCsv } from "../../../model/exports/servers-csv.ts";

export const GET = async (): Promise<Response> => {
  const { servers } = await siteModel();
  return file(serversCsv(servers.map((server) => serverSummary(server, absolute))), "text/csv; charset=utf-8");
};
