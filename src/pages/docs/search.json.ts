import type { APIRoute } from "astro";
import { searchableSections } from "../../components/docs/sections.ts";

/** The data of the documentation's search. */
export const GET: APIRoute = async () => Response.json(await searchableSections());
