import { absolute } from "../../../config/paths.ts";
import { siteModel } from "../../../load/load.ts";
import { file } from "../../../load/respond.ts";
import { serverSummary } from "../../../formats/api/server-document.ts";
import { serversCsv } from "../../../formats/exports/servers-csv.ts";

export const GET = async (): Promise<Response> => {
  const { servers } = await siteModel();
  return file(serversCsv(servers.map((server) => serverSummary(server, absolute))), "text/csv; charset=utf-8");
};
