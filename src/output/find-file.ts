import { siteModel } from "../load/load.ts";
import { searchFiles } from "./search-files.ts";
import { serverFiles } from "./server-files.ts";

/** What is at an address of the built site. */
interface FoundFile {
  /** Media type. */
  type: string;
  text: string;
}

/**
 * Makes a file that is not a page, on demand.
 * @param path of the address, below the site's base: "/servers/x/atom.xml"
 * @returns null if there is none
 */
export async function findFile(path: string): Promise<FoundFile | null> {
  for (const { before, after, all, type, text } of serverFiles) {
    if (all !== undefined && path === `/${all.path}`) {
      const { servers, asOf } = await siteModel();
      const contents = await Promise.all(servers.map(async (server) => text(server, asOf)));
      return { type: all.type, text: contents.filter((content) => content !== null).join("") };
    }
    const start = `/${before}`;
    if (!path.startsWith(start) || !path.endsWith(after)) continue;
    const id = path.slice(start.length, -after.length);
    // Loading the data takes a while, so skip addresses that cannot match.
    if (!/^[a-z0-9-]+$/.test(id)) continue;
    const { byId, asOf } = await siteModel();
    const server = byId.get(id);
    const content = server === undefined ? null : await text(server, asOf);
    if (content !== null) return { type, text: content };
  }
  if (!path.startsWith("/search/")) return null;
  const shard = (await searchFiles()).get(decodeURI(path).slice(1));
  return shard === undefined ? null : { type: "application/json", text: shard };
}
