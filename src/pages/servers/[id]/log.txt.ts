import type { APIRoute } from "astro";
import { connectionLog, siteModel } from "../../../content/load.ts";

export async function getStaticPaths() {
  const logs = await Promise.all(
    (await siteModel()).servers.map(async ({ id }) => ((await connectionLog(id)) === null ? [] : [{ params: { id } }])),
  );
  return logs.flat();
}

/** The connection log of one server. */
export const GET: APIRoute = async ({ params }) =>
  new Response(await connectionLog(params.id ?? ""), { headers: { "content-type": "text/plain; charset=utf-8" } });
