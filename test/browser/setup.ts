// Builds the site once from a small invented world, serves it on loopback, and passes its location to the tests.
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestProject } from "vitest/node";
import { inventWorld } from "../../tools/generate/world.ts";
import { serveStatic } from "../../tools/serve/static-server.ts";
import { requireSuccess, runBuild } from "./run-build.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** Address of the served site, without a slash at the end. */
    siteUrl: string;
    /** Folder of the built site. */
    siteFolder: string;
    /** What its build kept for the next one. */
    siteCache: string;
    /** A folder that exists while a test builds a site. */
    buildLock: string;
  }
}

/** Path below which the tested site is served: not the root, so that no link can omit it. */
export const base = "/mudlark/";

// An entry as an attacker would write it, with a former id. The tests look for its rules and its language, and that its
// codebase and family, which share a name, have different links.
const hostile = `name: <img src=x onerror=alert(1)> & "Friends"
description: "</script><script>alert(2)</script>"
addresses:
  - host: mud.example.net
    port: 4000
play: https://play.example.net/
owner: '"><img src=x onerror=alert(3)> of **Friends**'
codebase: DikuMUD
family: DikuMUD
genre: Horror
gameplay: [Roleplaying]
language: Spanish
roleplaying: enforced
permadeath: false
newbieFriendly: true
screenReader: true
formerIds:
  - old-friends
formerAddresses:
  - host: old.example.net
    port: 23
`;

/**
 * Writes the data of the tested site.
 * @param later nights after those of the tested site, and the share of servers that have changed
 */
export async function writeTestedData(out: string, later: { more?: number; changed?: number } = {}): Promise<void> {
  await inventWorld({ servers: 14, nights: 30, counts: 8, out, seed: "browser", until: "2026-06-30", ...later });
  await writeFile(join(out, "servers", "friends.yml"), hostile);
}

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), "mudlark-browser-"));
  const [data, out, cache] = [join(folder, "data"), join(folder, "site"), join(folder, "cache")];
  await writeTestedData(data);
  const folders = { MUDLARK_DATA: data, MUDLARK_OUT: out, MUDLARK_CACHE: cache };
  requireSuccess(await runBuild({ ...folders, MUDLARK_BASE: base, MUDLARK_INVENTED: "1" }));
  // Pages share styles, scripts and fonts, which each session of the browser loads once.
  const server = await serveStatic(out, { base, maxAge: 600 });
  project.provide("siteUrl", server.url);
  project.provide("siteFolder", out);
  project.provide("siteCache", cache);
  project.provide("buildLock", join(folder, "building"));
  return async () => {
    await server.close();
    await rm(folder, { recursive: true, force: true });
  };
}
