import { ConnectError, type Network } from "../../scanner/src/session/connect/link.ts";
import { VirtualClock, VirtualLink, type Arrival } from "../../scanner/src/session/replay/virtual-link.ts";
import type { Random } from "./random.ts";

/** What else the scripted server does. */
interface ScriptedServer {
  /** START-TLS succeeds. */
  hasTls?: boolean;
  /** Called with what it receives, and the number of the connection. */
  hears?: (connection: number, bytes: Uint8Array) => void;
}

/**
 * A network with one server that sends the given pieces at random times and then closes, resets or falls silent. Time
 * is virtual: a visit of a minute takes milliseconds.
 */
export function scriptedNetwork(
  script: readonly Uint8Array[],
  random: Random,
  { hasTls = false, hears }: ScriptedServer = {},
): Network {
  const clock = new VirtualClock();
  let connections = 0;
  return {
    began: "2026-01-01T00:00:00.000Z",
    now: () => clock.now,
    resolve: () => Promise.resolve([{ address: "192.0.2.1", family: 4 }]),
    connect: () => {
      const connection = connections++;
      return Promise.resolve(
        new VirtualLink(
          {
            ip: "192.0.2.1",
            family: 4,
            localAddress: "127.0.0.1",
            tls: undefined,
            arrivals: arrivals(script, random, clock.now),
            hears: (bytes) => hears?.(connection, bytes),
            handshake: () =>
              hasTls
                ? Promise.resolve({ port: 4000, ok: true, problems: [] })
                : Promise.reject(new ConnectError("closed", "this server has no TLS", "tls")),
          },
          clock,
        ),
      );
    },
    pause(ms) {
      clock.advance(clock.now + ms);
      return Promise.resolve();
    },
    close: () => undefined,
  };
}

function arrivals(script: readonly Uint8Array[], random: Random, from: number): Arrival[] {
  let time = from;
  const later = (): number => (time += random.below(10) === 0 ? random.below(4000) : random.below(40));
  const events: Arrival[] = script.map((bytes) => ({ time: later(), event: { type: "data", bytes } }));
  const ending = random.below(3);
  if (ending > 0) events.push({ time: later(), event: { type: "end", how: ending === 1 ? "fin" : "rst" } });
  return events;
}
