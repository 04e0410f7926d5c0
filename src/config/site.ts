import { loadConfig } from "@mudlark/scanner/config";
import { oncePerBuild } from "./build-state.ts";

/**
 * The configuration of the directory that is built: mudlark.config.ts of the folder that the command runs in, and the
 * MUDLARK_* variables. Nothing else of the site reads either.
 * @throws ConfigError when it is loaded, before anything is built
 */
export const site = oncePerBuild("config", () => loadConfig(process.cwd(), process.env));
