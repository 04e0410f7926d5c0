import { siteModel } from "../../../content/load.ts";
import { json } from "../../../content/respond.ts";
import { changesDocument } from "../../../model/api/documents.ts";

export const GET = async (): Promise<Response> => json(changesDocument(await siteModel()));
