// Sites that the tests of one file build from their own data.
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll } from "vitest";
import { serveStatic } from "../../tools/serve/static-server.ts";
import { buildSite } from "./build-site.ts";

export interface ServedSite {
  /** Folder of the built site. */
  out: string;
  /** Where it is served, without a slash at the end. */
  url: string;
}

const closing: (() => Promise<void>)[] = [];
afterAll(() => Promise.all(closing.map((close) => close())));

/**
 * Builds a site, and serves it until the last test of the file has ended.
 * @param write writes the data folder
 * @param invented whether its pages say that the servers are invented; such a site is never out of date
 * @throws Error with what the build printed, if it failed
 */
export async function servedSite(
  write: (data: string) => Promise<void>,
  { base = "/", invented = true } = {},
): Promise<ServedSite> {
  const folder = await mkdtemp(join(tmpdir(), "mudlark-served-"));
  const [data, out] = [join(folder, "data"), join(folder, "site")];
  await write(data);
  const flag = invented ? "1" : "";
  await buildSite({ MUDLARK_DATA: data, MUDLARK_OUT: out, MUDLARK_BASE: base, MUDLARK_INVENTED: flag });
  const server = await serveStatic(out, { base, maxAge: 600 });
  closing.push(async () => {
    await server.close();
    await rm(folder, { recursive: true, force: true });
  });
  return { out, url: server.url };
}
