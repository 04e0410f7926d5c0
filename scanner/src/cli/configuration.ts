import { resolve } from "node:path";
import type { Command } from "commander";
import { crawlerOf, loadConfig, type Config } from "../config/index.ts";
import { listedWords, type ListedWords } from "../text/index.ts";
import type { CrawlerIdentity } from "../session/index.ts";

let loaded: Config | undefined;

/**
 * The configuration of the folder where `mudlark` was started.
 * @throws ConfigError
 */
export function config(): Config {
  return (loaded ??= loadConfig(process.cwd(), process.env));
}

/** How visits of this directory identify themselves. */
export function crawler(): CrawlerIdentity {
  return crawlerOf(config());
}

/** Where a census keeps what the next one need not read again. */
export function censusCache(): string {
  return resolve(config().cacheDir, "census");
}

/** What this directory calls the listed things. */
export function configuredWords(): ListedWords {
  return listedWords(config().listed);
}

/**
 * Replaces the built-in defaults of a command's options with the configuration's values; options that were given are
 * kept.
 */
export function configure(command: Command): void {
  const { dataDir, census } = config();
  const { concurrency, pauseSeconds, retryMinutes } = census;
  const values = { data: dataDir, concurrency, pause: pauseSeconds, retry: retryMinutes };
  for (const [option, value] of Object.entries(values)) {
    if (command.getOptionValueSource(option) === "default") command.setOptionValueWithSource(option, value, "config");
  }
}
