import { siteModel } from "../../../content/load.ts";
import { json } from "../../../content/respond.ts";
import { statisticsDocument } from "../../../model/api/documents.ts";

export const GET = async (): Promise<Response> => json(statisticsDocument(await siteModel()));
