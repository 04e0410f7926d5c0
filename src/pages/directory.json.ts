import type { APIRoute } from "astro";
import { directoryData } from "../components/directory/facets.ts";
import { siteModel } from "../load/load.ts";

/** What the directory's script filters and sorts. */
export const GET: APIRoute = async () => Response.json(directoryData((await siteModel()).servers));
