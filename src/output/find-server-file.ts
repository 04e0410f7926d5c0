import { siteModel } from "../content/load.ts";
import { serverFiles } from "./server-files.ts";

/**
 * The file that stands at an address in the built site, made on demand.
 * @param path of the address, below the site's base: "/servers/x/atom.xml"
 * @returns null where it is no file of a server
 */
export async function findServerFile(path: string): Promise<{ type: string; text: string } | null> {
  for (const { before, after, type, text } of serverFiles) {
    const start = `/${before}`;
    if (!path.startsWith(start) || !path.endsWith(after)) continue;
    const id = path.slice(start.length, -after.length);
    // Reading the data takes a while: not for what cannot be one.
    if (!/^[a-z0-9-]+$/.test(id)) continue;
    const { byId, asOf } = await siteModel();
    const server = byId.get(id);
    const content = server === undefined ? null : await text(server, asOf);
    if (content !== null) return { type, text: content };
  }
  return null;
}
