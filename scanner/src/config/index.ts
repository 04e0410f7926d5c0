export { ConfigError } from "./config-error.ts";
export { crawlerOf } from "./crawler.ts";
export { placeholderUrl } from "./placeholder.ts";
export { editConfig } from "./edit-file.ts";
export { configKeys, configurationDocument } from "./key-table.ts";
export { configFile, loadConfig, openConfig } from "./load-config.ts";
export { colourNames, type ColourName, type Config, type ConfigFile } from "./schema.ts";
