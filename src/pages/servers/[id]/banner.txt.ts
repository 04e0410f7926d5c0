import type { APIRoute } from "astro";
import { siteBanners } from "../../../content/banners.ts";

export async function getStaticPaths() {
  return [...(await siteBanners()).values()].flatMap(({ id, text }) =>
    text.trim() === "" ? [] : [{ params: { id } }],
  );
}

/** The login screen of one server as plain text. */
export const GET: APIRoute = async ({ params }) =>
  new Response(`${(await siteBanners()).get(params.id ?? "")?.text ?? ""}\n`, {
    headers: { "content-type": "text/plain; charset=utf-8" },
  });
