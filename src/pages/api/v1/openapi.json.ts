import { absolute } from "../../../config/paths.ts";
import { site } from "../../../config/site.ts";
import { json } from "../../../load/respond.ts";
import { openApiDocument } from "../../../formats/api/description.ts";

export const GET = (): Response => json(openApiDocument(site.name, absolute));
