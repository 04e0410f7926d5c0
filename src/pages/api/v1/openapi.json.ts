import { absolute } from "../../../config/paths.ts";
import { site } from "../../../config/site.ts";
import { json } from "../../../content/respond.ts";
import { openApiDocument } from "../../../model/api/description.ts";

export const GET = (): Response => json(openApiDocument(site.name, absolute));
