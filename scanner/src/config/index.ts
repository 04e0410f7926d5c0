export { ConfigError } from "./config-error.ts";
export { crawlerOf } from "./crawler.ts";
export { placeholderUrl } from "./placeholder.ts";
export { configVariables, otherVariables } from "./environment.ts";
export { editConfig } from "./edit-file.ts";
export { configKeys, configurationDocument, type ConfigKey } from "./key-table.ts";
export { configFile, loadConfig, openConfig } from "./load-config.ts";
export { colourNames, configSchema, type ColourName, type Config, type ConfigFile, type Crawler } from "./schema.ts";
