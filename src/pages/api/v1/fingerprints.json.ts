import { absolute } from "../../../config/paths.ts";
import { siteModel } from "../../../load/load.ts";
import { json } from "../../../load/respond.ts";
import { fingerprintsDocument } from "../../../formats/api/documents.ts";

export const GET = async (): Promise<Response> => json(fingerprintsDocument(await siteModel(), absolute));
