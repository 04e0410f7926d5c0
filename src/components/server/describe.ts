import { listed } from "../../config/listed.ts";
import { plainLine } from "@mudlark/scanner/text";
import type { ServerView } from "../../model/server-view.ts";

/**
 * A sentence or two about a server, for search engines and previews: only our own facts and the entry's description,
 * never banner text, which can be coarse.
 */
export function describeServer(server: ServerView): string {
  const { genre, codebase, location, addresses, fingerprint } = server;
  const kind = [genre?.value.name.toLowerCase(), listed.one].filter((word) => word !== undefined).join(" ");
  const facts = [
    `${/^[aeiou]/.test(kind) ? "An" : "A"} ${kind}`,
    ...(codebase === null ? [] : [`running ${codebase.value}`]),
    ...(location.country === null ? [] : [`in ${location.country.name}`]),
  ].join(" ");
  const [primary] = addresses;
  const address = primary === undefined ? "" : ` at ${primary.host} port ${primary.port}`;
  const measured = fingerprint === null ? "" : " Protocols, login screen and fingerprint as measured.";
  const own = server.entry.description === undefined ? "" : ` ${plainLine(server.entry.description, 120)}`;
  return `${plainLine(server.name, 80)}: ${facts}${address}.${measured}${own}`;
}
