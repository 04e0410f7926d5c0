import { siteModel } from "../../../load/load.ts";
import { json } from "../../../load/respond.ts";
import { statisticsDocument } from "../../../formats/api/documents.ts";

export const GET = async (): Promise<Response> => json(statisticsDocument(await siteModel()));
