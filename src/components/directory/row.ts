import type { CapabilityName } from "@mudlark/scanner/record";
import type { ServerView, StatusView } from "../../model/server-view.ts";
import { mainProtocolNames } from "./data.ts";

const main: ReadonlySet<CapabilityName> = new Set(mainProtocolNames);

/** The measured ones of the protocols that matter most to players: "GMCP, TLS". */
export function mainProtocols(server: ServerView): string {
  return server.capabilities
    .filter(({ name, state }) => state === "measured" && main.has(name))
    .map(({ name }) => name)
    .join(", ");
}

/** The status in a word or two, since the day of the last measurement stands beside it: "dark", "not measured". */
export function shortStatus({ status: { state, label } }: ServerView): Pick<StatusView, "state" | "label"> {
  return { state, label: label.replace(/ since .*/, "").replace("not yet visited", "not visited") };
}

/**
 * Day for which a row's figures hold, "2026-02-14": of the newest count of players, else of the last visit that reached
 * the server; "never" where none did.
 */
export function measuredOn(server: ServerView): string {
  return (server.players?.at ?? server.lastReached)?.slice(0, 10) ?? "never";
}
