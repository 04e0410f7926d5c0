import type { APIRoute } from "astro";
import { searchShards } from "../../components/directory/search-index.ts";
import { siteBanners } from "../../content/banners.ts";
import { siteModel } from "../../content/load.ts";

export async function getStaticPaths() {
  const banners = await siteBanners();
  const texts = (await siteModel()).servers.map(({ id, name, description, callsItself }) =>
    [name, callsItself?.value, description?.value, banners.get(id)?.words]
      .filter((text) => text !== undefined)
      .join(" "),
  );
  return Array.from(searchShards(texts), ([shard, words]) => ({ params: { shard }, props: { words } }));
}

/** Words of names, descriptions and login screens with one first letter, and the servers that have them. */
export const GET: APIRoute = ({ props }) => Response.json(props.words);
