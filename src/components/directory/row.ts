import type { CapabilityName } from "@mudlark/scanner/record";
import type { ServerView, StatusView } from "../../model/server-view.ts";
import { mainProtocolNames } from "./data.ts";
import { shortDay } from "../text/time.ts";

const main: ReadonlySet<CapabilityName> = new Set(mainProtocolNames);

/** The measured ones of the protocols that matter most to players: "GMCP, TLS". */
export function mainProtocols(server: ServerView): string {
  return server.capabilities
    .filter(({ name, state }) => state === "measured" && main.has(name))
    .map(({ name }) => name)
    .join(", ");
}

/** The status with its date in few letters: "dark since 3 May 2026". */
export function shortStatus({ status: { state, label, since } }: ServerView): Pick<StatusView, "state" | "label"> {
  return { state, label: state === "dark" && since !== null ? `dark since ${shortDay(since)}` : label };
}

/**
 * Day for which a row's figures hold, "2026-02-14": of the newest count of players, else of the last visit that reached
 * the server; "never" where none did.
 */
export function measuredOn(server: ServerView): string {
  return (server.players?.at ?? server.lastReached)?.slice(0, 10) ?? "never";
}
