export { ConfigError } from "./config-error.ts";
export { configVariables, otherVariables } from "./environment.ts";
export { CONFIG_FILE, loadConfig } from "./load-config.ts";
export { colourNames, configSchema, type ColourName, type Config, type ConfigFile, type Crawler } from "./schema.ts";
