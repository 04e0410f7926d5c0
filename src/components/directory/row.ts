import type { CapabilityName } from "@mudlark/scanner/record";
import type { ServerView } from "../../model/server-view.ts";

// What players ask for first; the rest stands on the server's page.
const main: ReadonlySet<CapabilityName> = new Set(["GMCP", "MSDP", "MCCP2", "MXP", "MSP", "TLS", "UTF-8"]);

/** The measured ones of the protocols that matter most to players: "GMCP, TLS". */
export function mainProtocols(server: ServerView): string {
  return server.capabilities
    .filter(({ name, state }) => state === "measured" && main.has(name))
    .map(({ name }) => name)
    .join(", ");
}

/** Day for which a row's figures hold, "2026-02-14"; "never" for a server that was not visited. */
export function measuredOn(server: ServerView): string {
  return (server.players?.at ?? server.lastVisit?.at)?.slice(0, 10) ?? "never";
}
