import { onTestFinished, vi } from "vitest";
import type { Config } from "../../../scanner/src/config/index.ts";
import { setForBuild } from "../../../src/config/build-state.ts";
import { placeOf, site } from "../../../src/config/site.ts";

/**
 * Imports a module of the site as it is in a directory with this configuration, until the test ends: other files of tests
 * in this process share its modules. Call it in a test.
 */
export function configured<Module>(changes: Partial<Config>, load: () => Promise<Module>): Promise<Module> {
  const use = (config: Config): void => {
    setForBuild("config", { config, placeOf });
    vi.resetModules();
  };
  onTestFinished(() => use(site));
  use({ ...site, ...changes });
  return load();
}
