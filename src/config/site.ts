import { openConfig } from "@mudlark/scanner/config";
import { oncePerBuild } from "./build-state.ts";

/**
 * The configuration of the directory that is built: mudlark.config.ts in the folder where the command runs, and the
 * MUDLARK_* variables. Nothing else in the site reads either.
 * @throws ConfigError when it is loaded, before anything is built
 */
export const { config: site, placeOf } = oncePerBuild("config", () => openConfig(process.cwd(), process.env));
