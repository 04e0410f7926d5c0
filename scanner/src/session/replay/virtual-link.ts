import type { TlsReport } from "../../record/index.ts";
import type { Link, LinkEvent } from "../connect/link.ts";

/** Something that a link delivers, and when: in milliseconds since the visit began. */
export interface Arrival {
  time: number;
  event: LinkEvent;
}

/** Virtual time, which passes without waiting. It never goes back. */
export class VirtualClock {
  #now = 0;

  /** Milliseconds since the visit began. */
  get now(): number {
    return this.#now;
  }

  advance(to: number): void {
    this.#now = Math.max(this.#now, to);
  }
}

/** The other end of a virtual link. */
export interface VirtualPeer {
  ip: string;
  family: 4 | 6;
  localAddress: string | undefined;
  localPort?: number | undefined;
  tls: TlsReport | undefined;
  /** What it sends, in order of time. It may add more in answer to what it receives. */
  arrivals: Arrival[];
  hears?: (bytes: Uint8Array) => void;
  /** The result of START-TLS. */
  handshake: () => Promise<TlsReport>;
}

/** Times in a transcript are rounded to the microsecond, so a deadline may be missed by this much. */
const toleranceMs = 0.001;

/** A link without a socket, in virtual time; for transcripts, tests and the fuzzer. */
export class VirtualLink implements Link {
  readonly ip: string;
  readonly family: 4 | 6;
  readonly localAddress: string | undefined;
  readonly localPort: number | undefined;
  tls: TlsReport | undefined;
  ended = false;
  readonly #peer: VirtualPeer;
  readonly #clock: VirtualClock;
  #end: LinkEvent | undefined;

  constructor(peer: VirtualPeer, clock: VirtualClock) {
    this.ip = peer.ip;
    this.family = peer.family;
    this.localAddress = peer.localAddress;
    this.localPort = peer.localPort;
    this.tls = peer.tls;
    this.#peer = peer;
    this.#clock = clock;
  }

  get time(): number {
    return this.#clock.now;
  }

  send(bytes: Uint8Array): void {
    if (!this.ended) this.#peer.hears?.(bytes);
  }

  read(deadline: number): Promise<LinkEvent> {
    const [next] = this.#peer.arrivals;
    if (next === undefined || next.time > Math.max(deadline, this.time) + toleranceMs) {
      if (this.#end !== undefined) return Promise.resolve(this.#end);
      this.#clock.advance(deadline);
      return Promise.resolve({ type: "quiet" });
    }
    this.#peer.arrivals.shift();
    this.#clock.advance(next.time);
    if (next.event.type === "end") {
      this.#end = next.event;
      this.ended = true;
    }
    return Promise.resolve(next.event);
  }

  async startTls(): Promise<TlsReport> {
    return (this.tls = await this.#peer.handshake());
  }

  close(): Promise<void> {
    this.#end ??= { type: "end", how: "closed" };
    this.ended = true;
    return Promise.resolve();
  }
}
