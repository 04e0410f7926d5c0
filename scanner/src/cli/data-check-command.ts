import { shellArgument } from "../text/index.ts";
import { config } from "./configuration.ts";

/**
 * The command that checks a data folder, for messages.
 * @param data the folder, as given with --data or in the configuration
 * @throws ConfigError
 */
export function dataCheckCommand(data: string): string {
  if (data === config().dataDir) return "npm run data:check";
  return `npm run data:check -- --data ${shellArgument(data)}`;
}
