export { ConfigError } from "./config-error.ts";
export { crawlerOf } from "./crawler.ts";
export { PLACEHOLDER_URL } from "./placeholder.ts";
export { configVariables, otherVariables } from "./environment.ts";
export { configKeys, configurationDocument, type ConfigKey } from "./key-table.ts";
export { CONFIG_FILE, loadConfig } from "./load-config.ts";
export { colourNames, configSchema, type ColourName, type Config, type ConfigFile, type Crawler } from "./schema.ts";
