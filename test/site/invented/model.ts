import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { loadModel } from "../../../src/load/load.ts";
import type { SiteModel } from "../../../src/model/site-model.ts";
import { inventWorld } from "../../../tools/generate/world.ts";

/** The model of an invented world with malicious names among its servers. @param counts counting rounds a day */
export async function inventedModel(servers = 220, nights = 40, counts = 0): Promise<SiteModel> {
  const dir = mkdtempSync(join(tmpdir(), "mudlark-model-"));
  try {
    await inventWorld({ servers, nights, counts, out: dir, seed: "site", until: "2026-06-30" });
    return await loadModel(dir);
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}

/** The address of the tests' site. */
export const absolute = (path: `/${string}`): string => `https://mud.example${path}`;
