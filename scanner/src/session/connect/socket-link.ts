import type { Socket } from "node:net";
import type { TLSSocket } from "node:tls";
import { defined } from "../../objects/index.ts";
import type { TlsReport } from "../../record/index.ts";
import { deepTimes, maxQueuedBytes } from "../limits.ts";
import { hearErrors } from "./hear-errors.ts";
import { ConnectError, type Link, type LinkEvent } from "./link.ts";
import { reportTls, secureOver } from "./tls.ts";
import type { TranscriptEvent } from "../types.ts";
import type { Arrival } from "../replay/virtual-link.ts";

interface SocketLinkOptions {
  ip: string;
  family: 4 | 6;
  port: number;
  tls: TlsReport | undefined;
  /** Number of this connection within the visit. */
  conn: number;
  /** Bytes that the connection may receive. */
  connectionBytes: number;
  /** Milliseconds since the visit began. */
  now: () => number;
  /** Calls back at a time of that clock; returns a function that cancels the callback. */
  at: (time: number, callback: () => void) => () => void;
  onTranscript: ((event: TranscriptEvent) => void) | undefined;
}

/** A link over a real socket. Bytes are timestamped on arrival and queued until they are read. */
export class SocketLink implements Link {
  readonly ip: string;
  readonly family: 4 | 6;
  readonly localAddress: string | undefined;
  readonly localPort: number | undefined;
  tls: TlsReport | undefined;
  time: number;
  ended = false;
  #socket: Socket | TLSSocket;
  readonly #options: SocketLinkOptions;
  readonly #arrivals: Arrival[] = [];
  #queued = 0;
  /** The pending wait: its deadline, and the function that ends it. */
  #waiting: { deadline: number; wake: () => void } | undefined;
  #end: LinkEvent | undefined;
  /** What arrives now gets at least this time. */
  #earliest: number;

  constructor(socket: Socket | TLSSocket, options: SocketLinkOptions) {
    this.ip = options.ip;
    this.family = options.family;
    this.tls = options.tls;
    this.localAddress = socket.localAddress;
    this.localPort = socket.localPort;
    this.time = this.#earliest = stamp(options.now());
    this.#options = options;
    this.#socket = socket;
    this.#listen(socket);
    if (options.onTranscript !== undefined) {
      const { ip, family, localAddress: local, localPort, tls } = this;
      this.#transcribe({ event: "connect", detail: { ip, family, local, localPort, ...defined({ tls }) } });
    }
  }

  send(bytes: Uint8Array): void {
    if (this.ended || bytes.length === 0) return;
    this.#options.onTranscript?.({
      conn: this.#options.conn,
      t: seconds(this.time),
      dir: "c2s",
      hex: Buffer.from(bytes).toString("hex"),
    });
    this.#socket.write(bytes);
  }

  async read(deadline: number): Promise<LinkEvent> {
    if (this.#arrivals.length === 0 && this.#end === undefined) {
      await new Promise<void>((resolve) => {
        const cancel = this.#options.at(deadline, resolve);
        this.#waiting = {
          deadline,
          wake: () => {
            cancel();
            resolve();
          },
        };
      });
      this.#waiting = undefined;
    }
    const [arrival] = this.#arrivals;
    if (arrival === undefined && this.#end !== undefined) return this.#end;
    // When we are slow, bytes may already be queued that came after the deadline. They belong to a later wait: only
    // the times of arrivals count, or a busy machine would change what is measured.
    if (arrival === undefined || arrival.time > Math.max(this.time, deadline)) {
      this.time = Math.max(this.time, deadline);
      this.#earliest = Math.max(this.#earliest, this.time + afterDeadlineMs);
      return { type: "quiet" };
    }
    this.#arrivals.shift();
    this.time = Math.max(this.time, arrival.time);
    if (arrival.event.type === "end") {
      this.#end = arrival.event;
      this.ended = true;
    } else if (arrival.event.type === "data") {
      this.#queued -= arrival.event.bytes.length;
      if (this.#queued < maxQueuedBytes && this.#socket.isPaused()) this.#socket.resume();
    }
    return arrival.event;
  }

  async startTls(host: string): Promise<TlsReport> {
    const plain = this.#socket;
    plain.removeAllListeners("data").removeAllListeners("end").removeAllListeners("close").removeAllListeners("error");
    hearErrors(plain);
    const secure = await new Promise<TLSSocket>((resolve, reject) => {
      const socket = secureOver(plain, host, this.#options.connectionBytes);
      const cancel = this.#options.at(this.#options.now() + deepTimes.startTlsMs, () =>
        fail({ code: "ETIMEDOUT", message: `no handshake within ${deepTimes.startTlsMs / 1000} s` }),
      );
      const fail = ({ code = "closed", message }: { code?: string; message: string }): void => {
        cancel();
        this.#arrive({ type: "end", how: "rst", cause: code });
        reject(new ConnectError(code, message, "tls"));
        socket.destroy();
      };
      const closed = (): void => fail({ message: "the connection was closed" });
      socket.once("secureConnect", () => {
        cancel();
        socket.off("error", fail).off("close", closed);
        resolve(socket);
      });
      socket.once("error", fail).once("close", closed);
    });
    this.#socket = secure;
    this.#listen(secure);
    this.tls = reportTls(secure, host, this.#options.port, new Date());
    // A slow handshake is not the server's silence.
    this.time = Math.max(this.time, stamp(this.#options.now()));
    this.#transcribe({ event: "tls", detail: this.tls });
    return this.tls;
  }

  async close(): Promise<void> {
    this.#end ??= { type: "end", how: "closed" };
    if (!this.ended) this.#transcribe({ event: "fin" }, "c2s");
    this.ended = true;
    this.#waiting?.wake();
    const socket = this.#socket;
    if (socket.destroyed) return;
    await new Promise<void>((resolve) => {
      const timer = setTimeout(() => socket.destroy(), closeMs);
      socket.once("close", () => {
        clearTimeout(timer);
        resolve();
      });
      socket.destroySoon();
    });
  }

  #listen(socket: Socket | TLSSocket): void {
    socket.on("data", (bytes: Buffer) => {
      this.#queued += bytes.length;
      if (this.#queued >= maxQueuedBytes) socket.pause();
      this.#arrive({ type: "data", bytes });
    });
    socket.on("end", () => this.#arrive({ type: "end", how: "fin" }));
    const failed = (error: NodeJS.ErrnoException): void =>
      this.#arrive({ type: "end", how: "rst", cause: error.code ?? error.message });
    socket.on("error", failed);
    socket.on("close", () => this.#arrive({ type: "end", how: "fin" }));
    // It may have ended before anybody listened.
    if (socket.errored !== null) failed(socket.errored);
    else if (socket.destroyed) this.#arrive({ type: "end", how: "fin" });
  }

  #arrive(event: LinkEvent): void {
    if (this.#end !== undefined || this.#arrivals.at(-1)?.event.type === "end") return;
    // Data that arrived before a wait's deadline belongs to that wait, even if we looked a little later.
    const latest = this.#waiting?.deadline ?? Number.POSITIVE_INFINITY;
    const before = this.#arrivals.at(-1)?.time ?? Math.max(this.time, this.#earliest);
    const time = Math.max(before, Math.min(stamp(this.#options.now()), latest));
    this.#arrivals.push({ time, event });
    this.#record(event, time);
    this.#waiting?.wake();
  }

  #record(event: LinkEvent, time: number): void {
    const { conn, onTranscript } = this.#options;
    if (onTranscript === undefined) return;
    const at = { conn, t: seconds(time), dir: "s2c" as const };
    if (event.type === "data") onTranscript({ ...at, hex: Buffer.from(event.bytes).toString("hex") });
    else if (event.type === "end") {
      onTranscript({
        ...at,
        event: event.how === "rst" ? "rst" : "fin",
        ...defined({ detail: event.cause }),
      });
    }
  }

  #transcribe(event: { event: "connect" | "tls" | "fin"; detail?: unknown }, dir: "s2c" | "c2s" = "s2c"): void {
    this.#options.onTranscript?.({ conn: this.#options.conn, t: seconds(this.time), dir, ...event });
  }
}

/** Rounds to the microsecond, so that a transcript reproduces the same times exactly. */
function stamp(time: number): number {
  return Math.round(time * 1000) / 1000;
}

function seconds(time: number): number {
  return Math.round(time * 1000) / 1e6;
}

/**
 * A wait may end up to a millisecond early. What arrives then is stamped this long after the deadline, more than a replay
 * tolerates, so that a replay's wait ends without it too.
 */
const afterDeadlineMs = 0.01;

/** How long a closed connection may take to go away. */
const closeMs = 500;
