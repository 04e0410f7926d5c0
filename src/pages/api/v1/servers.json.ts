import { absolute } from "../../../config/paths.ts";
import { siteModel } from "../../../load/load.ts";
import { json } from "../../../load/respond.ts";
import { serversDocument } from "../../../formats/api/documents.ts";

export const GET = async (): Promise<Response> => json(serversDocument(await siteModel(), absolute));
