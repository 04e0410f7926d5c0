import type { APIRoute } from "astro";
import { searchTexts } from "../components/directory/search-texts.ts";
import { siteModel } from "../load/load.ts";

/** What the directory's search uses in addition to directory.json. */
export const GET: APIRoute = async () => Response.json(searchTexts((await siteModel()).servers));
