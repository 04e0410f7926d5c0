import type { LinkEvent, Network } from "../../../scanner/src/session/connect/link.ts";
import { ConnectError } from "../../../scanner/src/session/connect/link.ts";
import {
  VirtualClock,
  VirtualLink,
  type Arrival,
  type VirtualPeer,
} from "../../../scanner/src/session/replay/virtual-link.ts";
import type { TlsReport } from "../../../scanner/src/record/index.ts";

/** What a scripted server can do, on a clock that never waits. */
export interface ServerSide {
  /** Sends bytes after the given number of milliseconds. */
  send(bytes: Uint8Array | string, after?: number): void;
  /** Closes or resets the connection. */
  close(how?: "fin" | "rst", after?: number): void;
  readonly time: number;
}

export interface ScriptedServer {
  connected?(server: ServerSide, connection: number): void;
  received?(bytes: Buffer, server: ServerSide, connection: number): void;
  /** The certificate shown on START-TLS; without one the handshake fails. */
  tls?: TlsReport;
  refuses?: { code: string; phase?: "connect" | "tls" };
}

/** Everything that a client sent, per connection. */
interface Heard {
  connections: Buffer[][];
}

export const serverIp = "198.51.100.7";
export const ownIp = "203.0.113.77";

/** A network with one scripted server, in virtual time, so that long visits take no real time. */
export function fakeNetwork(script: ScriptedServer, { latency = 5 } = {}): Network & { heard: Heard } {
  const clock = new VirtualClock();
  const heard: Heard = { connections: [] };
  return {
    began: "2026-02-14T17:13:31.241Z",
    heard,
    now: () => clock.now,
    resolve: () => Promise.resolve([{ address: serverIp, family: 4 as const }]),
    connect({ tls }) {
      if (script.refuses !== undefined) {
        const { code, phase = "connect" } = script.refuses;
        return Promise.reject(new ConnectError(code, `connect ${code}`, phase));
      }
      const sent: Buffer[] = [];
      heard.connections.push(sent);
      return Promise.resolve(linkTo(script, heard.connections.length - 1, sent, { clock, latency, tls }));
    },
    pause(ms) {
      clock.advance(clock.now + ms);
      return Promise.resolve();
    },
    close: () => undefined,
  };
}

interface Wire {
  clock: VirtualClock;
  latency: number;
  tls: boolean;
}

/** A link to the scripted server, which replies to what it receives after the latency. */
function linkTo(script: ScriptedServer, conn: number, sent: Buffer[], { clock, latency, tls }: Wire): VirtualLink {
  const arrivals: Arrival[] = [];
  const arrive = (after: number, event: LinkEvent): void => {
    arrivals.push({ time: Math.max(clock.now + latency + after, arrivals.at(-1)?.time ?? 0), event });
  };
  const server = (): ServerSide => ({
    time: clock.now,
    send: (bytes, after = 0) =>
      arrive(after, { type: "data", bytes: typeof bytes === "string" ? Buffer.from(bytes, "latin1") : bytes }),
    close: (how = "fin", after = 0) =>
      arrive(after, { type: "end", how, ...(how === "rst" && { cause: "ECONNRESET" }) }),
  });
  script.connected?.(server(), conn);
  const peer: VirtualPeer = {
    ip: serverIp,
    family: 4,
    localAddress: ownIp,
    tls: tls ? script.tls : undefined,
    arrivals,
    hears: (bytes) => {
      sent.push(Buffer.from(bytes));
      script.received?.(Buffer.from(bytes), server(), conn);
    },
    handshake: () =>
      script.tls === undefined
        ? Promise.reject(new ConnectError("EPROTO", "no handshake", "tls"))
        : Promise.resolve(script.tls),
  };
  return new VirtualLink(peer, clock);
}
