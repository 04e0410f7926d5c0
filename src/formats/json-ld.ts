import { defined } from "@mudlark/scanner/objects";
import { plainLine } from "@mudlark/scanner/text";
import type { Absolute } from "./links.ts";
import type { ServerView } from "../model/server-view.ts";
import { currentPlayers } from "../model/nights.ts";

/**
 * schema.org's GameServer for a server page. Values that were not measured are absent. The layout escapes it for HTML.
 */
export function gameServerLd(server: ServerView, absolute: Absolute): Record<string, unknown> {
  const page = absolute(`/servers/${server.id}/`);
  const players = currentPlayers(server);
  const online = server.status.state === "live" || server.status.state === "unstable";
  return {
    "@context": "https://schema.org",
    "@type": "GameServer",
    "@id": page,
    name: plainLine(server.name),
    url: page,
    // A state without its date would claim to be current whenever it is read.
    ...(server.lastVisit !== null && {
      mainEntityOfPage: { "@type": "WebPage", url: page, dateModified: server.lastVisit.at },
    }),
    ...(server.description !== null && { description: plainLine(server.description.value) }),
    ...(server.status.state !== "unvisited" && {
      serverStatus: `https://schema.org/${online ? "Online" : "OfflineTemporarily"}`,
    }),
    // A count from an earlier visit does not say who is online now.
    ...defined({ playersOnline: players }),
    game: {
      "@type": "VideoGame",
      name: plainLine(server.name),
      gamePlatform: "telnet",
      playMode: "https://schema.org/MultiPlayer",
      applicationCategory: "MUD",
      ...(server.genre !== null && { genre: server.genre.value.name }),
      ...(server.languages.length > 0 && { inLanguage: server.languages.map((each) => each.value.name) }),
      ...(server.website !== null && { sameAs: server.website.value }),
      ...(server.created !== null && { dateCreated: String(server.created.value) }),
    },
  };
}
