import { absolute } from "../../../config/paths.ts";
import { siteModel } from "../../../content/load.ts";
import { json } from "../../../content/respond.ts";
import { protocolsDocument } from "../../../model/api/documents.ts";

export const GET = async (): Promise<Response> => json(protocolsDocument(await siteModel(), absolute));
