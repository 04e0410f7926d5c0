import type { APIRoute } from "astro";
import { siteModel } from "../../../content/load.ts";

export async function getStaticPaths() {
  return (await siteModel()).servers.flatMap(({ id, record }) => (record === null ? [] : [{ params: { id } }]));
}

/** The complete record of one server, as the census wrote it. */
export const GET: APIRoute = async ({ params }) => {
  const record = (await siteModel()).byId.get(params.id ?? "")?.record;
  return new Response(`${JSON.stringify(record, null, 2)}\n`, { headers: { "content-type": "application/json" } });
};
