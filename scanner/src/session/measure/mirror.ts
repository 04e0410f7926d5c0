import { DO, Option } from "../../wire/index.ts";
import type { Connection } from "../converse/connection.ts";
import type { Probed } from "./first.ts";

/** Options that no server asks a client to perform: hearing DO for them after we said it ourselves is an echo. */
const serversOwn = [Option.COM_PORT, Option.MSDP, Option.MSSP, Option.GMCP, Option.MSP, Option.ZMP, Option.AARDWOLF];
const ENOUGH = 3;

/**
 * Whether the server sends our own negotiation back, and so seems to support whatever it is asked for (MUD1, FutureMUD).
 * Such a server is credited with nothing.
 */
export function isMirror({ client }: Connection, probed: Probed): boolean {
  const echoed = serversOwn.filter(
    (option) =>
      probed.has(option) && client.negotiator.offers.some((offer) => offer.verb === DO && offer.option === option),
  );
  // A window's size is a client's to tell.
  return (
    echoed.length >= ENOUGH || (client.subnegotiations.has(Option.NAWS) && client.negotiator.isOn("local", Option.NAWS))
  );
}
