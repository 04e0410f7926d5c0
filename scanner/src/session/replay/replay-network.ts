import type { TlsReport } from "../../record/index.ts";
import { ConnectError, type Network } from "../connect/link.ts";
import type { TranscriptEvent } from "../types.ts";
import { VirtualClock, VirtualLink, type Arrival, type VirtualPeer } from "./virtual-link.ts";

/** A transcript that cannot be replayed; the message is for people. */
export class TranscriptError extends Error {
  override name = "TranscriptError";
}

interface Connected {
  ip: string;
  family: 4 | 6;
  local?: string;
  localPort?: number;
  tls?: TlsReport;
}

type Happening = Extract<TranscriptEvent, { event: string }>;

/** Milliseconds, rounded to the microsecond as links do. */
function milliseconds(seconds: number): number {
  return Math.round(seconds * 1e6) / 1000;
}

/**
 * A network that replays a transcript: it gives a visit the same bytes at the same times, on a clock that never waits.
 * @param began when the visit took place, ISO 8601 UTC
 */
export function replayNetwork(events: readonly TranscriptEvent[], began: string): Network {
  const clock = new VirtualClock();
  let connections = 0;
  const resolved = events.filter((event): event is Happening => "event" in event && event.event === "resolve");
  return {
    began,
    now: () => clock.now,
    resolve(host) {
      const detail = resolved.shift()?.detail as { addresses?: { address: string; family: 4 | 6 }[]; code?: string };
      return detail.addresses === undefined
        ? Promise.reject(Object.assign(new Error(`${host} was not resolved`), { code: detail.code ?? "EAI_FAIL" }))
        : Promise.resolve(detail.addresses);
    },
    connect() {
      const conn = connections++;
      const own = events.filter((event) => event.conn === conn);
      const first = own.find((event) => "event" in event && (event.event === "connect" || event.event === "refused"));
      if (first === undefined || !("event" in first)) {
        return Promise.reject(new TranscriptError(`The transcript has no connection ${conn}: it is incomplete.`));
      }
      clock.advance(milliseconds(first.t));
      if (first.event === "refused") {
        const { code, message, phase } = first.detail as { code: string; message: string; phase: "connect" | "tls" };
        return Promise.reject(new ConnectError(code, message, phase));
      }
      return Promise.resolve(new VirtualLink(peerOf(own, first.detail as Connected, clock), clock));
    },
    pause(ms) {
      clock.advance(clock.now + ms);
      return Promise.resolve();
    },
    close: () => undefined,
  };
}

/** The server's side of a connection in a transcript. What is sent to it is discarded. */
function peerOf(events: readonly TranscriptEvent[], connected: Connected, clock: VirtualClock): VirtualPeer {
  const arrivals = events.filter(({ dir }) => dir === "s2c").flatMap(arrivalOf);
  const upgrades = events.flatMap((event) =>
    "event" in event && event.event === "tls"
      ? [{ time: milliseconds(event.t), report: event.detail as TlsReport }]
      : [],
  );
  return {
    ip: connected.ip,
    family: connected.family,
    localAddress: connected.local,
    localPort: connected.localPort,
    tls: connected.tls,
    arrivals,
    handshake: () => {
      const upgrade = upgrades.shift();
      if (upgrade !== undefined) {
        clock.advance(upgrade.time);
        return Promise.resolve(upgrade.report);
      }
      const end = arrivals.find(({ event }) => event.type === "end")?.event as { cause?: string } | undefined;
      return Promise.reject(new ConnectError(end?.cause ?? "closed", "the handshake failed", "tls"));
    },
  };
}

function arrivalOf(event: TranscriptEvent): Arrival[] {
  const time = milliseconds(event.t);
  if ("hex" in event) return [{ time, event: { type: "data", bytes: Buffer.from(event.hex, "hex") } }];
  if (event.event !== "fin" && event.event !== "rst") return [];
  const cause = typeof event.detail === "string" ? { cause: event.detail } : {};
  return [{ time, event: { type: "end", how: event.event, ...cause } }];
}
