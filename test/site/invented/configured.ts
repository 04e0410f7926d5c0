import { vi } from "vitest";
import type { Config } from "../../../scanner/src/config/index.ts";
import { setForBuild } from "../../../src/config/build-state.ts";
import { placeOf, site } from "../../../src/config/site.ts";

/** Imports a module of the site as it is in a directory with this configuration. */
export function configured<Module>(changes: Partial<Config>, load: () => Promise<Module>): Promise<Module> {
  setForBuild("config", { config: { ...site, ...changes }, placeOf });
  vi.resetModules();
  return load();
}
