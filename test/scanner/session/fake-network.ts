import type { Link, LinkEvent, Network } from "../../../scanner/src/session/link.ts";
import { ConnectError } from "../../../scanner/src/session/link.ts";
import type { TlsReport } from "../../../scanner/src/record/index.ts";

/** What a scripted server can do, on a clock that never waits. */
export interface ServerSide {
  /** Sends bytes after so many milliseconds. */
  send(bytes: Uint8Array | string, after?: number): void;
  /** Closes the connection, or breaks it off. */
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
export interface Heard {
  connections: Buffer[][];
}

export const SERVER_IP = "198.51.100.7";
export const OWN_IP = "203.0.113.77";

/** A network of one scripted server, in virtual time: visits of many seconds take none. */
export function fakeNetwork(script: ScriptedServer, { latency = 5 } = {}): Network & { heard: Heard } {
  let time = 0;
  const heard: Heard = { connections: [] };
  return {
    began: "2026-02-14T17:13:31.241Z",
    heard,
    now: () => time,
    resolve: () => Promise.resolve([{ address: SERVER_IP, family: 4 as const }]),
    connect({ tls }) {
      if (script.refuses !== undefined) {
        const { code, phase = "connect" } = script.refuses;
        return Promise.reject(new ConnectError(code, `connect ${code}`, phase));
      }
      const sent: Buffer[] = [];
      heard.connections.push(sent);
      const link = new FakeLink(script, heard.connections.length - 1, sent, {
        latency,
        time,
        tls,
        onTime: (now) => (time = now),
      });
      return Promise.resolve(link);
    },
    pause(ms) {
      time += ms;
      return Promise.resolve();
    },
    close: () => undefined,
  };
}

class FakeLink implements Link {
  readonly ip = SERVER_IP;
  readonly family = 4;
  readonly localAddress = OWN_IP;
  tls: TlsReport | undefined;
  time: number;
  ended = false;
  readonly #script: ScriptedServer;
  readonly #conn: number;
  readonly #sent: Buffer[];
  readonly #latency: number;
  readonly #onTime: (time: number) => void;
  readonly #arrivals: { at: number; event: LinkEvent }[] = [];
  #end: LinkEvent | undefined;

  constructor(
    script: ScriptedServer,
    conn: number,
    sent: Buffer[],
    options: { latency: number; time: number; tls: boolean; onTime: (time: number) => void },
  ) {
    this.#script = script;
    this.#conn = conn;
    this.#sent = sent;
    this.#latency = options.latency;
    this.time = options.time;
    this.tls = options.tls ? script.tls : undefined;
    this.#onTime = options.onTime;
    script.connected?.(this.#server(), conn);
  }

  send(bytes: Uint8Array): void {
    if (this.ended) return;
    this.#sent.push(Buffer.from(bytes));
    this.#script.received?.(Buffer.from(bytes), this.#server(), this.#conn);
  }

  read(deadline: number): Promise<LinkEvent> {
    if (this.#end !== undefined) return Promise.resolve(this.#end);
    const next = this.#arrivals[0];
    if (next === undefined || next.at > Math.max(deadline, this.time)) {
      this.#advance(deadline);
      return Promise.resolve({ type: "quiet" });
    }
    this.#arrivals.shift();
    this.#advance(next.at);
    if (next.event.type === "end") {
      this.#end = next.event;
      this.ended = true;
    }
    return Promise.resolve(next.event);
  }

  startTls(): Promise<TlsReport> {
    if (this.#script.tls === undefined) return Promise.reject(new ConnectError("EPROTO", "no handshake", "tls"));
    this.tls = this.#script.tls;
    return Promise.resolve(this.tls);
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

  #server(): ServerSide {
    const arrive = (after: number, event: LinkEvent): void => {
      const at = Math.max(this.time + this.#latency + after, this.#arrivals.at(-1)?.at ?? 0);
      this.#arrivals.push({ at, event });
    };
    return {
      time: this.time,
      send: (bytes, after = 0) =>
        arrive(after, { type: "data", bytes: typeof bytes === "string" ? Buffer.from(bytes, "latin1") : bytes }),
      close: (how = "fin", after = 0) =>
        arrive(after, { type: "end", how, ...(how === "rst" ? { cause: "ECONNRESET" } : {}) }),
    };
  }
}
