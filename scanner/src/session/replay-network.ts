import type { TlsReport } from "../record/index.ts";
import { ConnectError, type Link, type LinkEvent, type Network } from "./link.ts";
import type { TranscriptEvent } from "./types.ts";

/** A transcript that cannot be replayed, told to a person. */
export class TranscriptError extends Error {
  override name = "TranscriptError";
}

interface Arrival {
  time: number;
  event: LinkEvent;
}

interface Connected {
  ip: string;
  family: 4 | 6;
  local?: string;
  tls?: TlsReport;
}

type Happening = Extract<TranscriptEvent, { event: string }>;

/** Times in a transcript are rounded to the microsecond: a deadline may be missed by so much. */
const TOLERANCE_MS = 0.001;

/** Milliseconds, exact to the microsecond, as links stamp them. */
function milliseconds(seconds: number): number {
  return Math.round(seconds * 1e6) / 1000;
}

/**
 * The network of a transcript: gives a visit the same bytes at the same times, on a clock that never waits.
 * @param began when the visit took place, ISO 8601 UTC
 */
export function replayNetwork(events: readonly TranscriptEvent[], began: string): Network {
  let time = 0;
  let connections = 0;
  const resolved = events.filter((event): event is Happening => "event" in event && event.event === "resolve");
  return {
    began,
    now: () => time,
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
        return Promise.reject(new TranscriptError(`The transcript holds no connection ${conn}: it is not whole.`));
      }
      time = Math.max(time, milliseconds(first.t));
      if (first.event === "refused") {
        const { code, message, phase } = first.detail as { code: string; message: string; phase: "connect" | "tls" };
        return Promise.reject(new ConnectError(code, message, phase));
      }
      return Promise.resolve(new ReplayLink(own, time, first.detail as Connected, (moment) => (time = moment)));
    },
    pause(ms) {
      time += ms;
      return Promise.resolve();
    },
    close: () => undefined,
  };
}

/** A link that hands over a transcript's arrivals. What is sent goes nowhere. */
class ReplayLink implements Link {
  readonly ip: string;
  readonly family: 4 | 6;
  readonly localAddress: string | undefined;
  tls: TlsReport | undefined;
  time: number;
  ended = false;
  readonly #arrivals: Arrival[];
  readonly #upgrades: TlsReport[];
  readonly #onTime: (time: number) => void;
  #end: LinkEvent | undefined;

  constructor(events: readonly TranscriptEvent[], time: number, connected: Connected, onTime: (time: number) => void) {
    this.ip = connected.ip;
    this.family = connected.family;
    this.localAddress = connected.local;
    this.tls = connected.tls;
    this.time = time;
    this.#onTime = onTime;
    this.#arrivals = events.filter(({ dir }) => dir === "s2c").flatMap(arrivalOf);
    this.#upgrades = events.flatMap((event) =>
      "event" in event && event.event === "tls" ? [event.detail as TlsReport] : [],
    );
  }

  send(): void {
    // Nobody listens.
  }

  read(deadline: number): Promise<LinkEvent> {
    const next = this.#arrivals[0];
    if (next === undefined || next.time > Math.max(deadline, this.time) + TOLERANCE_MS) {
      if (this.#end !== undefined) return Promise.resolve(this.#end);
      this.#advance(deadline);
      return Promise.resolve({ type: "quiet" });
    }
    this.#arrivals.shift();
    this.#advance(next.time);
    if (next.event.type === "end") {
      this.#end = next.event;
      this.ended = true;
    }
    return Promise.resolve(next.event);
  }

  startTls(): Promise<TlsReport> {
    const report = this.#upgrades.shift();
    if (report === undefined) {
      const end = this.#arrivals.find(({ event }) => event.type === "end")?.event as { cause?: string } | undefined;
      return Promise.reject(new ConnectError(end?.cause ?? "closed", "the handshake did not succeed", "tls"));
    }
    this.tls = report;
    return Promise.resolve(report);
  }

  close(): Promise<void> {
    this.#end ??= { type: "end", how: "closed" };
    this.ended = true;
    return Promise.resolve();
  }

  #advance(time: number): void {
    this.time = Math.max(this.time, time);
    this.#onTime(this.time);
  }
}

function arrivalOf(event: TranscriptEvent): Arrival[] {
  const time = milliseconds(event.t);
  if ("hex" in event) return [{ time, event: { type: "data", bytes: Buffer.from(event.hex, "hex") } }];
  if (event.event !== "fin" && event.event !== "rst") return [];
  const cause = typeof event.detail === "string" ? { cause: event.detail } : {};
  return [{ time, event: { type: "end", how: event.event, ...cause } }];
}
