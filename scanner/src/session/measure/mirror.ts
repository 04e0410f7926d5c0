import { DO, Option } from "../../wire/index.ts";
import type { Connection } from "../converse/connection.ts";
import type { Probed } from "./first.ts";

/** Options that no server asks a client to perform. A DO for one of them right after our own is an echo. */
const serversOwn = [Option.COM_PORT, Option.MSDP, Option.MSSP, Option.GMCP, Option.MSP, Option.ZMP, Option.AARDWOLF];
const minEchoes = 3;

/**
 * Whether the server sends our own negotiation back, and so appears to support everything that it is asked for (MUD1,
 * FutureMUD). Nothing is recorded as supported by such a server.
 */
export function isMirror({ client }: Connection, probed: Probed): boolean {
  const echoed = serversOwn.filter(
    (option) =>
      probed.has(option) && client.negotiator.offers.some((offer) => offer.verb === DO && offer.option === option),
  );
  // Only a client reports the size of its window.
  return (
    echoed.length >= minEchoes ||
    (client.subnegotiations.has(Option.NAWS) && client.negotiator.isOn("local", Option.NAWS))
  );
}
