import type { ServerView } from "../../model/server-view.ts";
import type { SearchTexts } from "./data.ts";
import { oneLine } from "./row.ts";

/**
 * What identifies a game beyond its name, its description and its facets.
 * @param servers in the order of the directory
 */
export function searchTexts(servers: readonly ServerView[]): SearchTexts {
  return servers.map((server) => {
    const { entry, callsItself, codebase, description, subgenre, stage } = server;
    const names = [callsItself?.value, ...(entry.formerIds ?? []).map((id) => id.replaceAll("-", " "))];
    const facts: (readonly [string, string | undefined])[] = [
      ["Subgenre", subgenre?.value],
      ["Codebase", codebase?.value],
      ["Stage", stage?.value.name],
      ...(entry.tags ?? []).map((tag) => ["Tag", tag] as const),
    ];
    const said = facts.flatMap(([label, text]) => (text === undefined ? [] : [`${label}: ${text}`]));
    const former = (entry.formerAddresses ?? []).map(({ host, port }) => `${host} ${port}`);
    return {
      ...(names.some((name) => name !== undefined) && { names: names.filter((name) => name !== undefined) }),
      ...(said.length > 0 && { facts: said }),
      ...(description !== null && description.value !== oneLine(server) && { about: description.value }),
      at: entry.addresses.map(({ host, port }) => `${host} ${port}`),
      ...(former.length > 0 && { was: former }),
    };
  });
}
