import { join } from "node:path";

/**
 * The path of an entry's file, to write it and to name it in messages.
 * @param data the data folder, as the person named it
 */
export function entryFile(data: string, id: string): string {
  return join(data, "servers", `${id}.yml`);
}
