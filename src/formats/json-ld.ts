import { defined } from "@mudlark/scanner/objects";
import { plainLine } from "@mudlark/scanner/text";
import type { Absolute } from "./links.ts";
import type { ServerView } from "../model/server-view.ts";
import { stillAnswers } from "../model/status.ts";
import { currentPlayers } from "../model/nights.ts";

/** What the directory lists, from the configuration: the word for one of them, and whether they are MUDs. */
interface Listed {
  one: string;
  isMud: boolean;
}

/**
 * schema.org's description of a listed server: a GameServer with its VideoGame in a directory of MUDs, otherwise a
 * Service of the kind that the directory lists. Values that were not measured are absent. The layout escapes it for
 * HTML.
 */
export function serverLd(server: ServerView, absolute: Absolute, { one, isMud }: Listed): Record<string, unknown> {
  const page = absolute(`/servers/${server.id}/`);
  return {
    "@context": "https://schema.org",
    "@type": isMud ? "GameServer" : "Service",
    "@id": page,
    name: plainLine(server.name),
    url: page,
    // A state without its date would claim to be current whenever it is read.
    ...(server.lastVisit !== null && {
      mainEntityOfPage: { "@type": "WebPage", url: page, dateModified: server.lastVisit.at },
    }),
    ...(server.description !== null && { description: plainLine(server.description.value) }),
    ...(isMud ? gameServer(server) : service(server, one)),
  };
}

function gameServer(server: ServerView): Record<string, unknown> {
  const online = stillAnswers(server.status);
  return {
    ...(server.status.state !== "unvisited" && {
      serverStatus: `https://schema.org/${online ? "Online" : "OfflineTemporarily"}`,
    }),
    // A count from an earlier visit does not say who is online now.
    ...defined({ playersOnline: currentPlayers(server) }),
    game: {
      "@type": "VideoGame",
      name: plainLine(server.name),
      gamePlatform: "telnet",
      playMode: "https://schema.org/MultiPlayer",
      applicationCategory: "MUD",
      ...(server.genre !== null && { genre: server.genre.value.name }),
      ...languages(server, "inLanguage"),
      ...(server.website !== null && { sameAs: server.website.value }),
      ...(server.created !== null && { dateCreated: String(server.created.value) }),
    },
  };
}

/** A Service has no properties for the server's state, its users or its age. */
function service(server: ServerView, serviceType: string): Record<string, unknown> {
  return {
    serviceType,
    availableChannel: server.addresses.map(({ url }) => ({
      "@type": "ServiceChannel",
      serviceUrl: url,
      ...languages(server, "availableLanguage"),
    })),
    ...(server.website !== null && { sameAs: server.website.value }),
  };
}

function languages(server: ServerView, property: "inLanguage" | "availableLanguage"): Record<string, string[]> {
  return server.languages.length === 0 ? {} : { [property]: server.languages.map(({ value }) => value.name) };
}
