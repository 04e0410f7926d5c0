import { inertJson } from "@mudlark/scanner/record";
import { absolute } from "../../../config/paths.ts";
import { siteModel } from "../../../load/load.ts";
import { file } from "../../../load/respond.ts";
import { serverDocument } from "../../../formats/api/server-document.ts";

export const GET = async (): Promise<Response> => {
  const { servers } = await siteModel();
  const lines = servers.map((server) => `${inertJson(serverDocument(server, absolute))}\n`);
  return file(lines.join(""), "application/x-ndjson; charset=utf-8");
};
