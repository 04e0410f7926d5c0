import type { APIRoute } from "astro";
import { searchableSections } from "../../components/docs/sections.ts";

/** What the documentation's search looks through. */
export const GET: APIRoute = async () => Response.json(await searchableSections());
